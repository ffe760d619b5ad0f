import { beforeEach, expect, test } from 'vitest'
import { dueDeliveries } from '../../functions/delivery/due-deliveries.ts'
import type { Message, Outcome } from '../../functions/delivery/message.ts'
import { nextWork } from '../../functions/delivery/next-work.ts'
import { openDelivery } from '../../functions/delivery/open-delivery.ts'
import type { Part } from '../../functions/delivery/parts-of.ts'
import type { Channel } from '../../functions/subscriptions/channel.ts'
import { DAY, MINUTE } from '../../functions/text/seoul.ts'
import { aDelivery, aSighting, aSubscription, MONDAY } from '../a-release.ts'
import { openTestStore } from '../store/open-test-store.ts'

const store = await openTestStore()
const at = { team: 'T1', channel: '' }
let now = MONDAY
let round = 0
let posts: { ids: string[]; at: number; tooOld?: number | undefined }[] = []
let edits: string[][] = []
let told: string[] = []
let answers: Outcome[] = []
let slackTakes = 0

beforeEach(async () => {
  round += 1
  at.team = `T${round}`
  at.channel = `C${round}`
  now = MONDAY
  posts = []
  edits = []
  told = []
  answers = []
  slackTakes = 0
  await store.subscribe([aSubscription('희소금속', at)])
})

async function planned(count: number) {
  for (let n = 0; n < count; n += 1) {
    const id = `${at.channel}-${n}`
    await store.remember(aSighting({ id, title: `희소금속 ${n}` }, [id]))
    await store.planDelivery(aDelivery({ ...at, releaseId: id, dueAt: MONDAY + n }))
  }
  now = MONDAY + count
  await store.wakeChannel(at, now + 2 * MINUTE)
}

/** A worker over the real store, with a Slack that says what `answers` holds, then takes everything. */
function deliver() {
  const slack = {
    post: async (message: Message): Promise<Outcome> => {
      posts.push({ ids: message.releaseIds, at: now, tooOld: message.tooOld })
      now += slackTakes
      return answers.shift() ?? { outcome: 'posted', ts: `${now}.${posts.length}` }
    },
    edit: async (message: Message, parts: Part[]): Promise<Outcome> => {
      edits.push(parts.map(({ release }) => release.title))
      return answers.shift() ?? { outcome: 'posted', ts: message.ts ?? '' }
    },
  }
  const clock = {
    now: () => now,
    sleep: async (ms: number) => {
      now += ms
    },
  }
  const tellPaused = async (_: Channel, reason: string) => void told.push(reason)
  let ringAt: number | undefined
  const ringLater = async (_: Channel, seconds: number) => {
    ringAt = now + seconds * 1000
  }
  const work = openDelivery({ clock, store, slack, tellPaused, ringLater })
  return work({ ...at }).then(() => ringAt)
}

const ended = async (n: number) => store.deliveryOf(at, `${at.channel}-${n}`)
const rings = async () =>
  (await store.overdueBells(MONDAY + 1e10, 1000)).some(
    ({ bell }) => bell.of === 'channel' && bell.channel === at.channel,
  )

test('what is due is posted in order, a second apart, and the bell goes silent', async () => {
  await planned(3)
  await deliver()
  expect(posts.map((post) => post.ids)).toEqual([[`${at.channel}-0`], [`${at.channel}-1`], [`${at.channel}-2`]])
  expect((posts[1]?.at ?? 0) - (posts[0]?.at ?? 0)).toBeGreaterThanOrEqual(1000)
  expect(await ended(2)).toMatchObject({ state: 'posted', ts: expect.any(String) })
  expect(await rings()).toBe(false)
})

test('rung twice at once, a channel hears each release once', async () => {
  await planned(2)
  await Promise.all([deliver(), deliver(), deliver()])
  await deliver()
  expect(posts).toHaveLength(2)
})

test('more than five due become one digest', async () => {
  await planned(8)
  await deliver()
  expect(posts.map((post) => post.ids.length)).toEqual([8])
  expect(await ended(7)).toMatchObject({ state: 'posted' })
})

test('what Slack puts off stays, and the worker asks to be rung when Slack said', async () => {
  await planned(1)
  answers = [{ outcome: 'later', retryAt: now + 30_000, detail: 'ratelimited' }]
  const again = await deliver()
  expect(again).toBe(MONDAY + 1 + 30_000)
  expect(await ended(0)).toMatchObject({ state: 'waiting' })
  expect(await rings()).toBe(true)
  await deliver()
  expect(posts).toHaveLength(1)
  now = again as number
  await deliver()
  expect(await ended(0)).toMatchObject({ state: 'posted' })
})

test('a lost answer is sent again, and counted', async () => {
  await planned(1)
  answers = [{ outcome: 'ambiguous', detail: 'timeout' }]
  now = (await deliver()) as number
  await deliver()
  expect(posts).toHaveLength(2)
  const { messageId = '' } = (await sentMessage()) ?? {}
  expect(await store.messageOf(at, messageId)).toMatchObject({ ambiguous: 1, state: 'closed' })
})

test('a worker that died while sending leaves a message that its heir sends again, and counts', async () => {
  await planned(1)
  const lease = await store.leaseChannel(at, now)
  await nextWork(
    { ...store, dueDeliveries: (of, then) => dueDeliveries(store, of, then) },
    lease as NonNullable<typeof lease>,
    now,
  )
  await deliver()
  expect(posts).toHaveLength(0)
  now += 2 * MINUTE
  await deliver()
  expect(posts).toHaveLength(1)
  expect(await store.messageOf(at, (await sentMessage())?.messageId ?? '')).toMatchObject({ ambiguous: 1 })
})

test('a message Slack has taken is not sent again when only the bookkeeping is left', async () => {
  await planned(1)
  const lease = await store.leaseChannel(at, now)
  if (!lease) throw new Error('the channel is held')
  const message = { ...at, messageId: 'm', openedAt: now, releaseIds: [`${at.channel}-0`], ambiguous: 0 }
  await store.openMessage(lease, { ...message, state: 'sent', ts: '1.2', shown: [0] })
  now += 2 * MINUTE
  await deliver()
  expect(posts).toHaveLength(0)
  expect(await ended(0)).toMatchObject({ state: 'posted', ts: '1.2' })
})

test('nothing is posted for a subscription that is gone; the delivery ends as dropped', async () => {
  await planned(1)
  await store.unsubscribe(at, [aSubscription('희소금속').queryId])
  await deliver()
  expect(posts).toEqual([])
  expect(await ended(0)).toMatchObject({ state: 'dropped', reason: 'unsubscribed' })
  expect(await rings()).toBe(false)
})

test('unsubscribing while Slack puts a message off stops it', async () => {
  await planned(1)
  answers = [{ outcome: 'later', retryAt: now + 30_000, detail: 'ratelimited' }]
  now = (await deliver()) as number
  await store.unsubscribe(at, [aSubscription('희소금속').queryId])
  await deliver()
  expect(posts).toHaveLength(1)
  expect(await ended(0)).toMatchObject({ state: 'dropped', reason: 'unsubscribed' })
})

test('a channel that takes no messages is paused, its people are told once, and nothing is lost', async () => {
  await planned(3)
  answers = [{ outcome: 'closed', reason: 'is_archived', whole: 'channel' }]
  await deliver()
  await store.wakeChannel(at, now)
  await deliver()
  expect(posts).toHaveLength(1)
  expect(told).toEqual(['is_archived'])
  expect(await ended(2)).toMatchObject({ state: 'waiting' })
  expect(await rings()).toBe(false)
})

test('a resumed channel gets what waited as one digest, and hears how much was too old', async () => {
  await planned(1)
  answers = [{ outcome: 'closed', reason: 'is_archived', whole: 'channel' }]
  await deliver()
  now += 8 * DAY
  for (const n of [1, 2, 3]) {
    const id = `${at.channel}-${n}`
    await store.remember(aSighting({ id }, [id]))
    await store.planDelivery(aDelivery({ ...at, releaseId: id, dueAt: n === 1 ? MONDAY + n : now - n }))
  }
  await store.resumeChannel(at, now)
  posts = []
  await deliver()
  expect(posts.map(({ ids, tooOld }) => [ids.length, tooOld])).toEqual([[2, 2]])
  expect(await ended(0)).toMatchObject({ state: 'dropped', reason: 'too old' })
  expect(await ended(1)).toMatchObject({ state: 'dropped', reason: 'too old' })
})

test('a workspace that refuses us loses nothing', async () => {
  await planned(1)
  answers = [{ outcome: 'closed', reason: 'token_revoked', whole: 'workspace' }]
  const again = await deliver()
  expect(again).toBe(MONDAY + 1 + 10 * MINUTE)
  expect(await ended(0)).toMatchObject({ state: 'waiting' })
})

test('a delivery due later keeps the bell for then', async () => {
  await planned(1)
  await store.planDelivery(aDelivery({ ...at, releaseId: `${at.channel}-later`, dueAt: MONDAY + 60 * MINUTE }))
  await deliver()
  const bell = (await store.overdueBells(MONDAY + 1e10, 1000)).find(
    ({ bell: { ...of } }) => of.of === 'channel' && of.channel === at.channel,
  )
  expect(bell?.ringAt).toBe(MONDAY + 60 * MINUTE)
})

/** The message that carried the channel's releases, found through its time-sorted id. */
async function sentMessage(): Promise<Message | undefined> {
  const { messageId } = (await ended(0)) ?? {}
  return messageId ? store.messageOf(at, messageId) : undefined
}

test('a revised release has its message edited, not sent again', async () => {
  await planned(1)
  await deliver()
  const id = `${at.channel}-0`
  const was = await store.releaseById(id)
  if (!was) throw new Error('no release')
  const release = { ...was, title: '희소금속 0 (정정)', revision: 1, revisedAt: now, changed: ['title' as const] }
  expect(await store.saveRevision(release, was, { release, identities: [id], claims: [], revision: 1 })).toBe(true)
  await store.wantRevision(at, id, 1, now)
  await store.wakeChannel(at, now)
  now += 2_000
  await deliver()
  await deliver()
  expect(posts).toHaveLength(1)
  expect(edits).toEqual([['희소금속 0 (정정)']])
  expect(await ended(0)).toMatchObject({ shown: 1, wanted: 1 })
  expect(await rings()).toBe(false)
})

test('what is withdrawn while Slack puts its message off is never posted, and ends as withdrawn', async () => {
  await planned(1)
  answers = [{ outcome: 'later', retryAt: now + 30_000, detail: 'ratelimited' }]
  now = (await deliver()) as number
  const id = `${at.channel}-0`
  const was = await store.releaseById(id)
  if (!was) throw new Error('no release')
  const release = { ...was, withdrawn: true, revision: 1, revisedAt: now, changed: ['withdrawn' as const] }
  await store.saveRevision(release, was, { release, identities: [id], claims: [], revision: 1 })
  await deliver()
  expect(posts).toHaveLength(1)
  expect(await ended(0)).toMatchObject({ state: 'dropped', reason: 'withdrawn' })
})

test('an edit that meets a closed channel pauses it and stays due until somebody resumes it', async () => {
  await planned(1)
  await deliver()
  const id = `${at.channel}-0`
  const was = await store.releaseById(id)
  if (!was) throw new Error('no release')
  const release = { ...was, title: '희소금속 0 (정정)', revision: 1, revisedAt: now, changed: ['title' as const] }
  await store.saveRevision(release, was, { release, identities: [id], claims: [], revision: 1 })
  await store.wantRevision(at, id, 1, now)
  await store.wakeChannel(at, now)
  answers = [{ outcome: 'closed', reason: 'is_archived', whole: 'channel' }]
  now += 2_000
  await deliver()
  expect(told).toEqual(['is_archived'])
  expect(await store.deliveryOf(at, id)).toMatchObject({ shown: 0, wanted: 1 })
  await store.resumeChannel(at, now)
  await deliver()
  expect(edits).toHaveLength(2)
  expect(await store.deliveryOf(at, id)).toMatchObject({ shown: 1 })
})

test('a second passes between messages from when the first was taken, however long it was on its way', async () => {
  await planned(2)
  slackTakes = 900
  await deliver()
  const [first, second] = posts.map((post) => post.at)
  expect((second as number) - ((first as number) + slackTakes)).toBeGreaterThanOrEqual(1_000)
})
