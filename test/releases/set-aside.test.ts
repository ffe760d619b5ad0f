import { expect, test } from 'vitest'
import { healthOf } from '../../functions/releases/health/source-health.ts'
import { keys } from '../../functions/store/table/keys.ts'
import { DAY, HOUR, MINUTE } from '../../functions/text/seoul.ts'
import { MONDAY } from '../support/a-release.ts'
import { openMemoryStore } from '../support/memory-store/memory-store.ts'
import { keyText } from '../support/memory-store/memory-tables.ts'
import { polledOver, row, source } from '../support/polled-source.ts'
import { openTestStore } from '../support/test-stores.ts'

test('three rows that cannot be stored hold up nothing newer, are named, and the reading counts as read', async () => {
  const { world, announced, state, poll } = polledOver(openMemoryStore().store)
  world.shown = [row(1), row(2), row(3), row(4), row(5)]
  world.refused = new Set([row(1), row(2), row(3)].map(({ title }) => title))
  const result = await poll()
  expect(result).toMatchObject({ outcome: 'read', stored: 2 })
  expect(result.setAside).toHaveLength(3)
  expect(result.setAside?.[0]).toMatchObject({ why: 'the table refuses it (ValidationException)', failures: 1 })
  expect(announced).toHaveLength(2)
  expect(await state()).toMatchObject({ validators: { etag: 'all' }, failures: 0 })
  world.now += 5 * MINUTE
  expect(await poll()).toEqual({ sourceId: 'test', outcome: 'unchanged', stored: 0 })
})

test('they are tried again after an hour and ever more rarely, and announced once they can be stored', async () => {
  const { world, announced, state, poll } = polledOver(openMemoryStore().store)
  world.shown = [row(1), row(2)]
  world.refused.add(row(1).title)
  await poll()
  const retries: number[] = []
  for (const until = MONDAY + 3 * DAY; world.now < until; world.now += 30 * MINUTE) {
    const before = world.asked.length
    await poll()
    if (world.asked.slice(before).some(({ etag }) => etag === undefined)) retries.push((world.now - MONDAY) / HOUR)
  }
  expect(retries).toEqual([1, 3, 7, 15, 31, 55])
  world.refused.clear()
  world.now += DAY
  expect(await poll()).toMatchObject({ outcome: 'read', stored: 1 })
  expect(announced).toHaveLength(2)
  expect((await state()).setAside).toBeUndefined()
})

test('a list that is asked for all it has is still read down to what was known, on all its pages', async () => {
  const { world, poll } = polledOver(openMemoryStore().store)
  world.shown = [row(1)]
  world.refused.add(row(1).title)
  world.remembered = { listEnd: { upper: [], lower: ['known'] }, nextPage: 4 }
  await poll()
  world.now += HOUR
  await poll()
  expect(world.asked.at(-1)).toEqual(world.remembered)
})

test('trouble of the table sets nothing aside: nothing is saved as read, and the next poll brings it all', async () => {
  const { world, state, poll } = polledOver(openMemoryStore().store)
  world.shown = [row(1), row(2)]
  world.down = true
  expect(await poll()).toMatchObject({ outcome: 'failed', stored: 0 })
  expect(await state()).toEqual({ sourceId: 'test', validators: {}, failures: 0 })
  world.down = false
  expect(await poll()).toMatchObject({ outcome: 'read', stored: 2 })
})

test('a row that cannot be stored is named and remembered though its readings fail until it is shown no more', async () => {
  const { world, missing, state, poll } = polledOver(openMemoryStore().store)
  world.shown = [row(1), row(2), row(3)]
  world.refused.add(row(2).title)
  world.troubled.add(row(3).title)
  expect(await poll()).toMatchObject({ outcome: 'failed' })
  expect(missing).toMatchObject([{ sourceId: 'test', setAside: [{ failures: 1 }], givenUp: [] }])
  expect(await state()).toMatchObject({ validators: {}, setAside: [{ retryAt: MONDAY + HOUR }] })
  world.shown = [row(3)]
  world.troubled.clear()
  world.now += 5 * MINUTE
  expect(await poll()).toMatchObject({ outcome: 'read', stored: 1 })
  expect((await state()).setAside).toHaveLength(1)
  for (const until = world.now + 6 * DAY; world.now < until; world.now += HOUR) await poll()
  expect(missing.slice(1)).toMatchObject([{ setAside: [], givenUp: [{ isGivenUp: true }] }])
})

test('it is named before that is saved: a process that dies in between leaves it to the next, which names it again', async () => {
  const { store } = openMemoryStore()
  let isDying = true
  const { world, missing, poll } = polledOver({
    ...store,
    async saveSourceState(state) {
      if (isDying) throw new Error('the process died')
      return store.saveSourceState(state)
    },
  })
  world.shown = [row(1), row(2)]
  world.refused.add(row(1).title)
  expect(await poll()).toMatchObject({ outcome: 'failed' })
  isDying = false
  expect(await poll()).toMatchObject({ outcome: 'read' })
  expect(missing.map(({ setAside }) => setAside.length)).toEqual([1, 1])
})

test('a page that did not come is remembered though the rest of its reading cannot be stored', async () => {
  const { world, state, poll } = polledOver(openMemoryStore().store)
  world.shown = [row(1)]
  world.troubled.add(row(1).title)
  world.unread = [{ url: 'https://example.go.kr/view?id=9', title: '아홉', why: '404' }]
  expect(await poll()).toMatchObject({ outcome: 'failed' })
  expect((await state()).setAside).toMatchObject([{ page: true, failures: 1 }])
})

test('a row is not to blame while the table answers nothing else', async () => {
  const { store } = openMemoryStore()
  let reads = 0
  const { world, state, poll } = polledOver({
    ...store,
    async releasesKnownAs(identities) {
      reads += 1
      if (reads > 1) throw new Error('the table is gone')
      return store.releasesKnownAs(identities)
    },
  })
  world.shown = [row(1)]
  world.refused.add(row(1).title)
  expect(await poll()).toMatchObject({ outcome: 'failed' })
  expect((await state()).setAside).toBeUndefined()
})

test('a row whose address cannot be understood is set aside alone', async () => {
  const { world, poll } = polledOver(openMemoryStore().store)
  world.shown = [row(1, { url: 'no address' }), row(2)]
  expect(await poll()).toMatchObject({ stored: 1, setAside: [{ why: 'not understood (TypeError)' }] })
})

test('a release whose names are of a later version waits, and is neither stored anew nor taken for known', async () => {
  const { store, tables } = openMemoryStore()
  const { world, poll } = polledOver(store)
  tables.unreadable.add(keyText(keys.identity('example.go.kr/view?id=1')))
  world.shown = [row(1), row(2)]
  expect(await poll()).toMatchObject({ stored: 1, setAside: [{ failures: 1 }] })
  tables.unreadable.clear()
  world.now += HOUR
  expect(await poll()).toMatchObject({ stored: 1 })
})

test('of more than fifty the first fifty are remembered, the source needs attention, and the others are tried with them', async () => {
  const { world, state, poll } = polledOver(openMemoryStore().store)
  world.shown = Array.from({ length: 60 }, (_, n) => row(n % 60))
  world.refused = new Set(world.shown.map(({ title }) => title))
  await poll()
  const after = await state()
  expect(after.setAside).toHaveLength(50)
  expect(healthOf(source, after, world.now)).toBe('changed')
  world.refused.clear()
  world.now += HOUR
  expect(await poll()).toMatchObject({ stored: 60 })
  expect(healthOf(source, await state(), world.now)).toBe('healthy')
})

test('over a real table: half an emoji, fifty files with endless addresses and hundreds of copies are stored; a row too large is set aside', async () => {
  const { world, poll } = polledOver(await openTestStore())
  const files = Array.from({ length: 50 }, (_, n) => ({
    name: `${'가'.repeat(299)}😀${n}`,
    url: `https://example.go.kr/${'x'.repeat(10_000)}`,
  }))
  const alsoAt = Array.from({ length: 300 }, (_, n) => `https://example.go.kr/copy?id=${n}`)
  world.shown = [
    row(1, { title: '반쪽 \ud83d 이모지', text: '\ude00 나머지 반쪽' }),
    row(2, { attachments: files, licence: `${'가'.repeat(299)}😀` }),
    row(3, { alsoAt }),
    row(4, { title: '큰'.repeat(200_000) }),
    row(5),
  ]
  const result = await poll()
  expect(result).toMatchObject({ outcome: 'read', stored: 4 })
  expect(result.setAside?.map(({ why }) => why)).toEqual([expect.stringContaining('the table refuses it')])
}, 60_000)
