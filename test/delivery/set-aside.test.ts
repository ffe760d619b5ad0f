import { expect, test } from 'vitest'
import type { SendOutcome } from '../../functions/delivery/carrier.ts'
import type { Message } from '../../functions/delivery/message.ts'
import { DAY, HOUR, MINUTE } from '../../functions/text/seoul.ts'
import { aDelivery, anIncomingRelease, aSubscription, MONDAY } from '../support/a-release.ts'
import { deliveryFixture } from '../support/delivery-fixture.ts'

const { at, deliver, deliverUntil, deliveryOf, planReleases, reviseRelease, bellDueAt, store, world } =
  await deliveryFixture()

const CLOSED: SendOutcome = { outcome: 'closed', reason: 'is_archived', whole: 'channel' }
const REFUSED = { outcome: 'refused', reason: 'blocks_policy_violation', isUnlisted: true } satisfies SendOutcome
const LOST: SendOutcome = { outcome: 'ambiguous', detail: 'timeout' }

const idOf = (n: number) => `${at.channel}-${n}`
const holds = (n: number, outcome: SendOutcome) => (message: Message) =>
  message.releaseIds.includes(idOf(n)) ? outcome : undefined

/** Plans one more release, due now unless said otherwise. */
async function planNext(name: string, dueAt = world.now): Promise<string> {
  const id = `${at.channel}-${name}`
  await store.storeRelease(anIncomingRelease({ id, title: `희소금속 ${name}` }, [id]))
  await store.planDelivery(aDelivery({ ...at, releaseId: id, dueAt, plannedAt: world.now }), world.now)
  return id
}

/** When each message that holds a release was sent, in ms after the first of them. */
function triesOf(n: number): number[] {
  const tries = world.posts.filter(({ ids }) => ids.includes(idOf(n))).map((post) => post.at)
  return tries.map((try_) => try_ - (tries[0] ?? 0))
}

const listed = () => store.undeliveredIn(at, world.now, 100)

test('a channel with one refused release and twenty good ones has the twenty within two minutes of the refusal', async () => {
  await planReleases(21)
  world.fate = holds(7, REFUSED)
  const from = world.now
  await deliverUntil(from + 2 * MINUTE)
  const posted = await Promise.all(Array.from({ length: 21 }, (_, n) => deliveryOf(n)))
  expect(posted.filter((delivery) => delivery?.state === 'posted')).toHaveLength(20)
  expect(posted[7]).toMatchObject({ state: 'waiting', refusals: 1 })
  // The refused digest was halved again and again, and what is told came in its order.
  expect(world.posts.map(({ ids }) => ids.length)).toEqual([21, 11, 6, 5, 3, 2, 1, 1, 1, 2, 10])
  const last = world.posts.slice(1).filter(({ ids }) => !ids.includes(idOf(7)))
  expect(last.flatMap(({ ids }) => ids)).toEqual(
    Array.from({ length: 21 }, (_, n) => idOf(n)).filter((_, n) => n !== 7),
  )
})

test('two releases at fault among thirty cost a dozen messages, not thirty, and each is set aside by itself', async () => {
  await planReleases(30)
  const refused = [idOf(0), idOf(29)]
  world.fate = (message) => (message.releaseIds.some((id) => refused.includes(id)) ? REFUSED : undefined)
  await deliverUntil(world.now + 2 * MINUTE)
  const taken = world.posts.filter(({ ids }) => !ids.some((id) => refused.includes(id)))
  expect(taken.flatMap(({ ids }) => ids)).toHaveLength(28)
  expect(taken.length).toBeLessThanOrEqual(8)
  expect((await listed()).map(({ releaseIds }) => releaseIds)).toEqual([[idOf(0)], [idOf(29)]])
})

test('what comes while a refused digest is sent in halves waits for none of them, and comes in none of them', async () => {
  await planReleases(8)
  world.answers = [REFUSED, { outcome: 'closed', reason: 'is_archived', whole: 'channel' }]
  await deliver()
  world.now += MINUTE
  await planNext('new')
  const early = await planNext('early', MONDAY - 1)
  await store.resumeChannel(at, world.now)
  await deliver()
  expect(world.posts.map(({ ids }) => ids.length)).toEqual([8, 4, 1, 4, 4, 1])
  expect([world.posts[2]?.ids, world.posts.at(-1)?.ids]).toEqual([[early], [`${at.channel}-new`]])
  expect(await listed()).toEqual([])
})

test('a refused release is tried again after 1, 2, 4 and 8 hours and after a day; then it fails by the carrier’s own word', async () => {
  await planReleases(1)
  world.fate = holds(0, REFUSED)
  await deliverUntil(world.now + 2 * DAY)
  expect(triesOf(0).map((ms) => Math.round(ms / HOUR))).toEqual([0, 1, 3, 7, 15, 24])
  expect(await deliveryOf(0)).toMatchObject({ state: 'failed', reason: 'blocks_policy_violation' })
  expect(await bellDueAt()).toBeUndefined()
})

test('what failed is told in the log with channel, releases and reason, and is listed for a week', async () => {
  await planReleases(1)
  world.fate = holds(0, REFUSED)
  await deliver()
  const about = { ...at, releaseIds: [idOf(0)], reason: 'blocks_policy_violation', isInDoubt: false }
  expect(world.troubles).toMatchObject([{ trouble: 'set aside', ...about, nextTryAt: MONDAY + 1 + HOUR }])
  expect(await listed()).toMatchObject([{ ...about, since: MONDAY + 1 }])
  await deliverUntil(world.now + 2 * DAY)
  expect(world.troubles.at(-1)).toMatchObject({ trouble: 'failed', ...about })
  expect(world.troubles.map(({ trouble }) => trouble)).toEqual([...Array(5).fill('set aside'), 'failed'])
  expect(await listed()).toMatchObject([{ ...about, failedAt: MONDAY + 1 + DAY }])
  expect(await Array.fromAsync(store.undeliveredNews(0, world.now))).toContainEqual(expect.objectContaining(about))
  world.now += 7 * DAY
  expect(await listed()).toEqual([])
})

test('a release that is taken after all is listed no more, and nobody is told that it was not sent', async () => {
  await planReleases(1)
  world.answers = [REFUSED]
  await deliver()
  world.now += HOUR
  await deliver()
  expect(await deliveryOf(0)).toMatchObject({ state: 'posted' })
  expect(await listed()).toEqual([])
  await planNext('later')
  await deliver()
  expect(world.posts.map(({ unsent }) => unsent)).toEqual([undefined, undefined, undefined])
})

test('the next message says once how many could not be sent and why, and neither title, link nor text of theirs', async () => {
  await planReleases(2)
  world.fate = holds(0, REFUSED)
  await deliver()
  await planNext('more')
  await deliverUntil(world.now + 2 * DAY)
  await planNext('last')
  await deliver()
  const others = world.posts.filter(({ ids }) => !ids.includes(idOf(0)))
  expect(others.map(({ unsent }) => unsent)).toEqual([
    { count: 1, reasons: ['blocks_policy_violation'] },
    undefined,
    undefined,
  ])
  // What is sent again may be what is refused, so it carries no line about others.
  expect(world.posts.filter(({ ids, unsent }) => ids.includes(idOf(0)) && unsent)).toEqual([])
})

test('a message that is refused with that line is sent again without it, and the line is given up', async () => {
  await planReleases(3)
  world.fate = (message) => (message.releaseIds.includes(idOf(0)) || message.unsent ? REFUSED : undefined)
  await deliver()
  const others = world.posts.filter(({ ids }) => !ids.includes(idOf(0)))
  expect(others.map(({ ids, unsent }) => [ids[0], unsent?.count])).toEqual([
    [idOf(1), 1],
    [idOf(1), undefined],
    [idOf(2), undefined],
  ])
  expect(await deliveryOf(2)).toMatchObject({ state: 'posted' })
  expect(await listed()).toHaveLength(1)
})

test('two releases that are refused one after the other are told as two', async () => {
  await planReleases(3)
  const refused = [idOf(0), idOf(1)]
  world.fate = (message) => (message.releaseIds.some((id) => refused.includes(id)) ? REFUSED : undefined)
  await deliver()
  expect(world.posts.at(-1)).toMatchObject({ ids: [idOf(2)], unsent: { count: 2 } })
  expect(await listed()).toHaveLength(2)
})

test('a message whose answer is always lost is sent six times, each lost one counted, and ends as failed: no answer', async () => {
  await planReleases(3)
  world.fate = holds(0, LOST)
  const from = world.now
  await deliver()
  expect([await deliveryOf(1), await deliveryOf(2)]).toMatchObject([{ state: 'posted' }, { state: 'posted' }])
  expect(world.now).toBeLessThan(from + MINUTE)
  await deliverUntil(from + 2 * DAY)
  const waits = triesOf(0).map((ms, index, all) => Math.round((ms - (all[index - 1] ?? 0)) / MINUTE))
  expect(waits).toEqual([0, 1, 10, 60, 4 * 60, 12 * 60])
  expect(await deliveryOf(0)).toMatchObject({ state: 'failed', reason: 'no answer' })
  const [entry] = await listed()
  expect(entry).toMatchObject({ releaseIds: [idOf(0)], isInDoubt: true, failedAt: expect.any(Number) })
  expect(await store.messageOf(at, entry?.messageId ?? '')).toMatchObject({ state: 'closed', ambiguous: 5, doubts: 6 })
  await planNext('after')
  await deliver()
  expect(world.posts.at(-1)?.unsent).toEqual({ count: 1, reasons: ['no answer'] })
})

test('a message in doubt whose release is withdrawn meanwhile may stand in the channel: it ends as failed: no answer, and is not sent again', async () => {
  await planReleases(1)
  world.answers = [LOST]
  const from = world.now
  await deliver()
  await reviseRelease(0, { withdrawn: true, changed: ['withdrawn' as const] })
  await deliverUntil(from + HOUR)
  expect(world.posts).toHaveLength(1)
  expect(await deliveryOf(0)).toMatchObject({ state: 'failed', reason: 'no answer' })
  expect(await listed()).toMatchObject([{ releaseIds: [idOf(0)], isInDoubt: true, failedAt: expect.any(Number) }])
})

test('a message in doubt keeps its releases: what is sent again is the same digest', async () => {
  await planReleases(7)
  world.answers = [LOST]
  await deliver()
  await planNext('new')
  await deliverUntil(world.now + 5 * MINUTE)
  expect(world.posts.map(({ ids }) => ids.length)).toEqual([7, 1, 7])
  expect(world.posts[2]?.ids).toEqual(world.posts[0]?.ids)
  expect(await listed()).toEqual([])
})

test('a sender that dies in every send of a message is counted like a lost answer, so that it ends', async () => {
  await planReleases(1)
  world.fate = (message) => (message.releaseIds.includes(idOf(0)) ? 'crash' : undefined)
  const from = world.now
  while (world.now < from + 2 * DAY) {
    await deliver().catch(() => undefined)
    world.now = Math.max(world.now + MINUTE, (await bellDueAt()) ?? from + 2 * DAY)
  }
  expect(world.posts).toHaveLength(6)
  expect(await deliveryOf(0)).toMatchObject({ state: 'failed', reason: 'no answer' })
  await planNext('after')
  await deliver()
  expect(world.posts.at(-1)?.ids).toEqual([`${at.channel}-after`])
})

test('one that may be read back is looked for a last time before it is given up', async () => {
  await planReleases(1)
  world.fate = holds(0, LOST)
  world.seekOutcomes = [...Array(5).fill({ found: 'nowhere' }), { found: 'there', ts: '77.7' }]
  await deliverUntil(world.now + 2 * DAY)
  expect(await deliveryOf(0)).toMatchObject({ state: 'posted', ts: '77.7' })
  expect(world.posts).toHaveLength(6)
})

test('what is put off for a day under a name of its own is refused by it, and holds nothing up any more', async () => {
  await planReleases(2)
  world.fate = (message) =>
    message.releaseIds.includes(idOf(0))
      ? { outcome: 'later', retryAt: world.now + 30_000, detail: 'external_channel_migrating' }
      : undefined
  await deliverUntil(world.now + 26 * HOUR)
  expect(await deliveryOf(1)).toMatchObject({ state: 'posted' })
  expect(await listed()).toMatchObject([{ reason: 'external_channel_migrating' }])
})

test('what was set aside and is unsubscribed meanwhile is dropped, and listed no more', async () => {
  await planReleases(1)
  world.fate = holds(0, REFUSED)
  await deliver()
  await store.unsubscribe(at, [aSubscription('희소금속').queryId])
  world.now += HOUR
  await deliver()
  expect(await deliveryOf(0)).toMatchObject({ state: 'dropped', reason: 'unsubscribed' })
  expect(await listed()).toEqual([])
  await store.subscribe([aSubscription('희소금속', at)])
  await planNext('after')
  await deliver()
  expect(world.posts.at(-1)).toMatchObject({ ids: [`${at.channel}-after`] })
  expect(world.posts.at(-1)?.unsent).toBeUndefined()
})

/** Two releases, of which the first is in doubt in a channel that closed when it was sent again. */
async function closedInDoubt(): Promise<void> {
  await planReleases(2)
  world.answers = [LOST]
  await deliver()
  world.now += 2 * MINUTE
  world.answers = [CLOSED]
  await deliver()
  expect(await store.pauseOf(at)).toBe('is_archived')
}

test('a message in doubt in a channel that closes keeps its doubt: it is listed, and sent by itself ahead of everything else when the channel is resumed', async () => {
  await closedInDoubt()
  expect(world.troubles.at(-1)).toMatchObject({ trouble: 'set aside', releaseIds: [idOf(0)], isInDoubt: true })
  expect(await listed()).toMatchObject([{ releaseIds: [idOf(0)], isInDoubt: true }])
  await planNext('new')
  await planNext('newer')
  await store.resumeChannel(at, world.now)
  await deliver()
  const last = world.posts.slice(-2).map(({ ids }) => ids)
  expect(last).toEqual([[idOf(0)], [`${at.channel}-new`, `${at.channel}-newer`]])
  const { messageId = '' } = (await deliveryOf(0)) ?? {}
  expect(await store.messageOf(at, messageId)).toMatchObject({ ambiguous: 1, doubts: 1 })
  expect(await listed()).toEqual([])
  expect(await bellDueAt()).toBeUndefined()
})

test('one that is withdrawn while its channel is closed may stand there: it ends as failed: no answer', async () => {
  await closedInDoubt()
  await reviseRelease(0, { withdrawn: true, changed: ['withdrawn' as const] })
  await store.resumeChannel(at, world.now)
  await deliver()
  expect(await deliveryOf(0)).toMatchObject({ state: 'failed', reason: 'no answer' })
  expect(await listed()).toMatchObject([{ releaseIds: [idOf(0)], isInDoubt: true, failedAt: expect.any(Number) }])
})

test('one that the channel was read back without is in doubt no more: it comes with everything else', async () => {
  world.seekOutcomes = [{ found: 'nowhere' }]
  await closedInDoubt()
  expect(await listed()).toEqual([])
  await planNext('new')
  await store.resumeChannel(at, world.now)
  await deliver()
  expect(world.posts.at(-1)?.ids).toEqual([idOf(0), `${at.channel}-new`])
})

test('a message in doubt that is then refused is tried as any refused one, and fails by the carrier’s word as one perhaps posted', async () => {
  await planReleases(1)
  world.answers = [LOST, ...Array(6).fill(REFUSED)]
  await deliverUntil(world.now + 2 * DAY)
  expect(world.posts).toHaveLength(7)
  expect(await deliveryOf(0)).toMatchObject({ state: 'failed', reason: REFUSED.reason })
  expect(await listed()).toMatchObject([{ releaseIds: [idOf(0)], isInDoubt: true, failedAt: expect.any(Number) }])
})

test('a digest in doubt that is then refused leaves its doubt to its halves: what is withdrawn of them fails as no answer', async () => {
  await planReleases(7)
  world.answers = [LOST]
  await deliver()
  world.now += 2 * MINUTE
  world.answers = [REFUSED, CLOSED]
  await deliver()
  for (const n of [0, 1, 2, 3]) await reviseRelease(n, { withdrawn: true, changed: ['withdrawn' as const] })
  await store.resumeChannel(at, world.now)
  await deliver()
  expect(world.posts.at(-1)?.ids).toHaveLength(3)
  for (const n of [0, 1, 2, 3]) expect(await deliveryOf(n)).toMatchObject({ state: 'failed', reason: 'no answer' })
  expect(await listed()).toMatchObject([{ releaseIds: [0, 1, 2, 3].map(idOf), isInDoubt: true }])
})

test('of a digest in doubt whose one release is withdrawn the others are sent again; that one may stand there, and is told alone', async () => {
  await planReleases(7)
  world.answers = [LOST]
  await deliver()
  await reviseRelease(3, { withdrawn: true, changed: ['withdrawn' as const] })
  world.now += 2 * MINUTE
  await deliver()
  expect(await deliveryOf(2)).toMatchObject({ state: 'posted' })
  expect(await deliveryOf(3)).toMatchObject({ state: 'failed', reason: 'no answer' })
  expect(world.troubles.at(-1)).toMatchObject({ trouble: 'failed', releaseIds: [idOf(3)], isInDoubt: true })
  expect(await listed()).toMatchObject([{ releaseIds: [idOf(3)], isInDoubt: true, failedAt: expect.any(Number) }])
})

test('what was withdrawn before a message was first sent is not told with it', async () => {
  await planReleases(7)
  world.answers = [{ outcome: 'later', retryAt: world.now + 5 * MINUTE, detail: 'busy' }]
  await deliver()
  await reviseRelease(3, { withdrawn: true, changed: ['withdrawn' as const] })
  world.now += 6 * MINUTE
  world.answers = [LOST]
  await deliver()
  expect(world.posts).toHaveLength(2)
  const others = [0, 1, 2, 4, 5, 6].map(idOf)
  expect(world.troubles.at(-1)).toMatchObject({ trouble: 'set aside', releaseIds: others, isInDoubt: true })
})
