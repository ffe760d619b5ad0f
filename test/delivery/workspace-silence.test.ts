import { expect, test } from 'vitest'
import type { SendOutcome } from '../../functions/delivery/carrier.ts'
import { DAY, HOUR, MINUTE } from '../../functions/text/seoul.ts'
import { deliveryFixture } from '../support/delivery-fixture.ts'

const { at, deliver, deliverUntil, deliveryOf, planReleases, reviseRelease, sentMessage, store, world } =
  await deliveryFixture()

test.each<[string, SendOutcome, lost: number]>([
  ['by losing the answer', { outcome: 'ambiguous', detail: 'http 503' }, 1],
  ['by taking no connection', { outcome: 'unreachable', retryAt: 0, detail: 'ECONNREFUSED' }, 0],
  ['as a proxy does that forbids everything', { outcome: 'refused', reason: 'http 403', isUnlisted: true }, 0],
])('a workspace that answers nothing, %s, is probed and no message counts', async (_, outcome, lost) => {
  await planReleases(3)
  world.isSilent = true
  world.fate = () => (world.isSilent ? outcome : undefined)
  const from = world.now
  await deliverUntil(from + 4 * HOUR)
  // One message met the silence. From then on there are only probes, five minutes apart at most.
  expect(world.posts).toHaveLength(1)
  expect(world.probes.length).toBeGreaterThan(30)
  expect(world.probes.length).toBeLessThan(60)
  world.isSilent = false
  await deliverUntil(world.now + 6 * MINUTE)
  expect(await Promise.all([0, 1, 2].map(deliveryOf))).toMatchObject(Array(3).fill({ state: 'posted' }))
  expect(await sentMessage()).toMatchObject({ ambiguous: lost })
  expect((await sentMessage())?.doubts).toBeUndefined()
  expect(world.troubles).toEqual([
    { trouble: 'workspace silent', team: at.team },
    { trouble: 'workspace answers', team: at.team },
  ])
})

test('a workspace that falls silent again and again fails nothing: only an answer lost while it answers is a doubt', async () => {
  await planReleases(1)
  const isUp = () => Math.floor(world.now / HOUR) % 2 === 0
  let times = 0
  world.fate = () => {
    times += 1
    world.isSilent = times < 20
    return times < 20 ? { outcome: 'ambiguous', detail: 'timeout' } : undefined
  }
  const from = world.now
  while (world.now < from + DAY && (await deliveryOf(0))?.state === 'waiting') {
    await deliver()
    world.now += MINUTE
    world.isSilent = !isUp()
  }
  expect(times).toBe(20)
  expect(await deliveryOf(0)).toMatchObject({ state: 'posted' })
})

test('one channel probes for all: the others wait until the same instant', async () => {
  const { team } = at
  const silence = { since: world.now, probeAt: world.now + MINUTE, probes: 3 }
  await store.saveSilence(team, silence, undefined)
  await planReleases(1)
  expect(await deliver()).toBe(silence.probeAt)
  world.now = silence.probeAt
  world.isSilent = true
  const other = { ...at, channel: `${at.channel}-other` }
  await store.wakeChannel(other, world.now)
  await Promise.all([deliver(), deliver()])
  expect(world.probes).toHaveLength(1)
  expect(world.posts).toEqual([])
})

test('a probe whose worker died is made by another after a moment', async () => {
  await planReleases(1)
  await store.saveSilence(at.team, { since: world.now, probeAt: world.now, probes: 0 }, undefined)
  const saveSilence: typeof store.saveSilence = async (...given) => {
    await store.saveSilence(...given)
    throw new Error('crash')
  }
  await expect(deliver({ saveSilence })).rejects.toThrow('crash')
  world.now += 3 * MINUTE
  await deliver()
  expect(await deliveryOf(0)).toMatchObject({ state: 'posted' })
  expect(await store.silenceOf(at.team)).toBeUndefined()
})

test('a silence written by a clock that ran ahead is not waited for', async () => {
  await planReleases(1)
  await store.saveSilence(at.team, { since: world.now, probeAt: world.now + 3 * DAY, probes: 0 }, undefined)
  await deliver()
  expect(await deliveryOf(0)).toMatchObject({ state: 'posted' })
})

test('an edit waits for a silent workspace too', async () => {
  await planReleases(1)
  await deliver()
  await reviseRelease()
  world.isSilent = true
  world.answers = [{ outcome: 'ambiguous', detail: 'timeout' }]
  world.now += 2_000
  await deliverUntil(world.now + HOUR)
  expect(world.edits).toHaveLength(1)
  world.isSilent = false
  await deliverUntil(world.now + 6 * MINUTE)
  expect(await deliveryOf(0)).toMatchObject({ shown: 1 })
})
