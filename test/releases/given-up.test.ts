import { expect, test } from 'vitest'
import { healthOf } from '../../functions/releases/health/source-health.ts'
import type { Source } from '../../functions/releases/source.ts'
import { DAY, HOUR, MINUTE, seoulDay } from '../../functions/text/seoul.ts'
import { MONDAY } from '../support/a-release.ts'
import { openMemoryStore } from '../support/memory-store/memory-store.ts'
import { polledOver, row, source } from '../support/polled-source.ts'

test('a list whose rows bear days is read down to the day of the row that is tried again', async () => {
  const { world, poll } = polledOver(openMemoryStore().store)
  world.shown = [row(1)]
  world.refused.add(row(1).title)
  world.remembered = { listEnd: { upper: [], lower: ['known'], oldestDay: '2026-11-25' } }
  await poll()
  world.now += HOUR
  await poll()
  expect(world.asked.at(-1)).toEqual({ listEnd: { upper: [], lower: [], oldestDay: '2026-11-23' } })
})

test('a row that is shown no longer is looked for some days more, then given up by name; the source is incomplete for a week', async () => {
  const { world, announced, state, poll } = polledOver(openMemoryStore().store)
  world.shown = [row(1), row(2)]
  world.refused.add(row(1).title)
  await poll()
  world.refused.clear()
  world.shown = [row(2)]
  const named: { at: number; ids: string[] }[] = []
  const health: string[] = []
  for (const until = MONDAY + 13 * DAY; world.now < until; world.now += HOUR) {
    const { givenUp = [] } = await poll()
    if (givenUp.length > 0) named.push({ at: world.now, ids: givenUp.map(({ id }) => id) })
    const now = healthOf(source, await state(), world.now)
    if (health.at(-1) !== now) health.push(now)
  }
  expect(named).toEqual([{ at: expect.any(Number), ids: [expect.any(String)] }])
  expect((named[0]?.at ?? 0) - MONDAY).toBeGreaterThan(3 * DAY)
  expect(health).toEqual(['healthy', 'incomplete', 'healthy'])
  expect(announced).toHaveLength(1)
})

test('a row that comes back before it is given up, or after, is stored and announced', async () => {
  for (const away of [DAY, 6 * DAY]) {
    const { world, announced, state, poll } = polledOver(openMemoryStore().store)
    world.shown = [row(1), row(2)]
    world.refused.add(row(1).title)
    await poll()
    world.refused.clear()
    world.shown = [row(2)]
    for (const until = MONDAY + away; world.now < until; world.now += HOUR) await poll()
    world.shown = [row(1), row(2)]
    world.etag = 'again'
    world.now += 25 * HOUR
    await poll()
    expect(announced).toHaveLength(2)
    expect((await state()).setAside).toBeUndefined()
  }
})

test('a reading that did not get down to the row counts against nobody: the next one goes on', async () => {
  const { world, state, poll } = polledOver(openMemoryStore().store)
  world.shown = [row(1), row(2)]
  world.refused.add(row(1).title)
  await poll()
  world.shown = [row(2)]
  world.now += HOUR
  world.remembered = { nextPage: 5 }
  await poll()
  expect((await state()).setAside).toMatchObject([{ failures: 1, retryAt: MONDAY + HOUR }])
  expect((await state()).setAside?.[0]?.unseen).toBeUndefined()
})

test('a time to try again beyond the longest pause was set by a clock ahead, and is not believed', async () => {
  const { store } = openMemoryStore()
  const { world, poll } = polledOver(store)
  const aside = [{ id: 'x', why: 'too large', failures: 1, retryAt: MONDAY + 300 * DAY }]
  await store.saveSourceState({ sourceId: 'test', validators: { etag: 'all' }, failures: 0, setAside: aside })
  await poll()
  expect(world.asked).toEqual([{}])
})

const PAGE = { url: 'https://example.go.kr/board?id=7', title: '늦은 발표', why: 'page: timeout', day: '2026-11-23' }

test('a page that never comes is asked for with twelve polls, then its row is named once, and the source is incomplete after a day', async () => {
  const { world, state, poll } = polledOver(openMemoryStore().store)
  world.shown = [row(1)]
  world.unread = [PAGE]
  const named: number[] = []
  for (const until = MONDAY + 2 * DAY; world.now < until; world.now += 5 * MINUTE) {
    const asked = world.asked.length
    const { setAside = [] } = await poll()
    // A reader leaves out the rows that it is told to leave alone.
    world.unread = world.asked.slice(asked).every(({ restingPages }) => restingPages === undefined) ? [PAGE] : []
    if (setAside.length > 0) named.push(world.now)
  }
  expect(named).toEqual([MONDAY + 55 * MINUTE])
  expect(world.asked.filter(({ etag }) => etag === undefined).length).toBeLessThan(25)
  expect(healthOf(source, await state(), world.now)).toBe('incomplete')
})

test('a row of a curated board counts as stored once its page came, under whatever address its original has', async () => {
  const { world, state, poll } = polledOver(openMemoryStore().store)
  world.unread = [PAGE]
  await poll()
  expect((await state()).firstReadAt).toBeUndefined()
  world.now += 5 * MINUTE
  world.unread = []
  world.shown = [row(1, { alsoAt: [PAGE.url] })]
  expect(await poll()).toMatchObject({ stored: 1 })
  expect(await state()).toMatchObject({ firstReadAt: world.now })
  expect((await state()).setAside).toBeUndefined()
})

test('a first sight in which some row always waits is over after a day: what is new is announced, what is older still is not', async () => {
  const quiet: Source = { id: 'test', name: '시험 부처', rhythm: 1 }
  const { world, announced, state, poll } = polledOver(openMemoryStore().store, quiet)
  world.waiting = 1
  world.remembered = { etag: undefined }
  world.shown = [row(1, { published: { day: '2026-11-20' } })]
  for (const until = MONDAY + 40 * DAY; world.now < until; world.now += 6 * HOUR) await poll()
  expect(healthOf(quiet, await state(), world.now)).toBe('stale')
  const twoDaysAgo = seoulDay(world.now - 2 * DAY)
  world.shown = [row(2, { published: { day: twoDaysAgo } }), row(3, { published: { day: '2026-11-19' } })]
  await poll()
  expect(announced).toHaveLength(1)
  world.waiting = 0
  await poll()
  expect((await state()).firstSightAt).toBeUndefined()
})
