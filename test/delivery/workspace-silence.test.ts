import { expect, test } from 'vitest'
import type { SendOutcome } from '../../functions/delivery/carrier.ts'
import { DAY, HOUR, MINUTE } from '../../functions/text/seoul.ts'
import { deliveryFixture } from '../support/delivery-fixture.ts'

const { at, bellDueAt, deliver, deliverUntil, deliveryOf, planReleases, reviseRelease, sentMessage, store, world } =
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

/** The answer to a message, the first `times` times, is lost with everything right behind it; half a minute later Slack answers again. */
function loseAnswers(times: number): void {
  let sends = 0
  world.fate = (message) => {
    if (!message.releaseIds.includes(`${at.channel}-0`)) return undefined
    sends += 1
    world.isSilent = sends <= times
    return sends <= times ? { outcome: 'ambiguous', detail: 'timeout' } : undefined
  }
}

async function deliverWhileItComesBack(until: number): Promise<void> {
  while (world.now < until) {
    await deliver()
    world.now = Math.max(world.now + MINUTE, Math.min((await bellDueAt()) ?? until, until))
    world.isSilent = false
  }
}

test('a workspace that falls silent three times behind a message fails nothing: that is no doubt about the message', async () => {
  await planReleases(1)
  loseAnswers(3)
  await deliverWhileItComesBack(world.now + HOUR)
  expect(await deliveryOf(0)).toMatchObject({ state: 'posted' })
  expect((await sentMessage())?.doubts).toBeUndefined()
})

test('a message behind which the workspace is always silent is set aside the fourth time, and ends like any in doubt', async () => {
  await planReleases(2)
  loseAnswers(Number.POSITIVE_INFINITY)
  const from = world.now
  await deliverWhileItComesBack(from + 30 * MINUTE)
  expect(await deliveryOf(1)).toMatchObject({ state: 'posted' })
  expect(world.troubles).toContainEqual(expect.objectContaining({ trouble: 'set aside', isInDoubt: true }))
  await deliverWhileItComesBack(from + DAY)
  expect(await deliveryOf(0)).toMatchObject({ state: 'failed', reason: 'no answer' })
  expect(world.posts.filter(({ ids }) => ids.includes(`${at.channel}-0`)).length).toBeLessThan(12)
})

test('nothing waits behind an edit that the workspace is always silent behind', async () => {
  await planReleases(1)
  await deliver()
  await reviseRelease()
  const edit: SendOutcome = { outcome: 'ambiguous', detail: 'timeout' }
  for (let minutes = 0; minutes < 30; minutes += 1) {
    world.now += MINUTE
    world.answers = [edit]
    world.isSilent = true
    const silence = await store.silenceOf(at.team)
    if (silence) await store.saveSilence(at.team, undefined, silence)
    await deliver()
  }
  expect(world.edits.length).toBeLessThan(10)
  expect((await sentMessage())?.editsLost).toBeGreaterThan(0)
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
