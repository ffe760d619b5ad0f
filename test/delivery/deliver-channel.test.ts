import { beforeEach, expect, test } from 'vitest'
import { dueDeliveries } from '../../functions/delivery/due-deliveries.ts'
import type { Message, Outcome, Sought } from '../../functions/delivery/message.ts'
import { nextWork } from '../../functions/delivery/next-work.ts'
import { openDelivery } from '../../functions/delivery/open-delivery.ts'
import type { Part } from '../../functions/delivery/parts-of.ts'
import type { Release } from '../../functions/releases/release.ts'
import type { Channel } from '../../functions/subscriptions/channel.ts'
import { DAY, MINUTE } from '../../functions/text/seoul.ts'
import { aDelivery, aSighting, aSubscription, MONDAY } from '../a-release.ts'
import { openTestStore } from '../store/open-test-store.ts'

const store = await openTestStore()
const at = { team: 'T1', channel: '' }
let now = MONDAY
let round = 0
let posts: { ids: string[]; at: number; tooOld?: number | undefined; continues?: boolean | undefined }[] = []
let edits: string[][] = []
let told: string[] = []
let answers: (Outcome | 'struck down')[] = []
let slackTakes = 0
/** What happens when the channel is read back; nobody may when absent. */
let sought: Sought[] | undefined
let looks = 0

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
  sought = undefined
  looks = 0
  await store.subscribe([aSubscription('희소금속', at)])
})

async function planned(count: number) {
  for (let n = 0; n < count; n += 1) {
    const id = `${at.channel}-${n}`
    await store.remember(aSighting({ id, title: `희소금속 ${n}` }, [id]))
    const plannedAt = MONDAY - MINUTE
    await store.planDelivery(aDelivery({ ...at, releaseId: id, dueAt: MONDAY + n, plannedAt }), MONDAY)
  }
  now = MONDAY + count
  await store.wakeChannel(at, now + 2 * MINUTE)
}

/** A worker over the real store, with a Slack that says what `answers` holds, then takes everything. */
function deliver(change: Partial<typeof store> = {}) {
  const slack = {
    post: async (message: Message): Promise<Outcome> => {
      posts.push({ ids: message.releaseIds, at: now, tooOld: message.tooOld, continues: message.continues })
      now += slackTakes
      const answer = answers.shift()
      if (answer === 'struck down') throw new Error('struck down')
      return answer ?? { outcome: 'posted', ts: `${now}.${posts.length}` }
    },
    edit: async (message: Message, parts: Part[]): Promise<Outcome> => {
      edits.push(parts.map(({ release }) => release.title))
      return (answers.shift() as Outcome | undefined) ?? { outcome: 'posted', ts: message.ts ?? '' }
    },
    seek:
      sought &&
      (async (): Promise<Sought> => {
        looks += 1
        return sought?.shift() ?? { found: 'nowhere' }
      }),
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
  const work = openDelivery({ clock, store: { ...store, ...change }, slack, tellPaused, ringLater })
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
  answers = ['struck down']
  await expect(deliver()).rejects.toThrow('struck down')
  await deliver()
  expect(posts).toHaveLength(1)
  now += 2 * MINUTE
  await deliver()
  expect(posts).toHaveLength(2)
  expect(await sentMessage()).toMatchObject({ ambiguous: 1, state: 'closed' })
})

test('a worker that died before it sent leaves nothing in doubt', async () => {
  await planned(1)
  const lease = await store.leaseChannel(at, now)
  const due = { ...store, dueDeliveries: dueDeliveries.bind(undefined, store) }
  await nextWork(due, lease as NonNullable<typeof lease>, now)
  now += 2 * MINUTE
  sought = []
  await deliver()
  expect([posts.length, looks]).toEqual([1, 0])
  expect(await sentMessage()).toMatchObject({ ambiguous: 0, state: 'closed' })
})

test('a worker that lost its lease before it sent does not send', async () => {
  await planned(1)
  const reserveSlot = async (team: string, at: number) => {
    now += 2 * MINUTE
    await store.leaseChannel({ team, channel: `C${round}` }, now)
    return at
  }
  await deliver({ reserveSlot })
  expect(posts).toEqual([])
  expect(await ended(0)).toMatchObject({ state: 'waiting' })
})

const doubts: [string, Outcome | 'struck down'][] = [
  ['whose answer was lost', { outcome: 'ambiguous', detail: 'timeout' }],
  ['whose sender died', 'struck down'],
]

test.each(doubts)('a message %s is found in the channel and not sent again', async (_, answer) => {
  await planned(1)
  answers = [answer]
  sought = [{ found: 'there', ts: '77.1' }]
  await deliver().catch(() => undefined)
  now += 2 * MINUTE
  await deliver()
  expect([posts.length, looks]).toEqual([1, 1])
  expect(await ended(0)).toMatchObject({ state: 'posted', ts: '77.1', shown: 0 })
  expect(await sentMessage()).toMatchObject({ ambiguous: 0, settled: 1, state: 'closed' })
  expect(await rings()).toBe(false)
})

test.each(doubts)('a message %s is sent again once it is surely not in the channel', async (_, answer) => {
  await planned(1)
  answers = [answer]
  sought = [{ found: 'nowhere' }]
  await deliver().catch(() => undefined)
  now += 2 * MINUTE
  await deliver()
  expect([posts.length, looks]).toEqual([2, 1])
  expect(await sentMessage()).toMatchObject({ ambiguous: 0, settled: 1, state: 'closed' })
})

test('while the channel cannot be read back for the moment, nothing is sent', async () => {
  await planned(1)
  answers = [{ outcome: 'ambiguous', detail: 'timeout' }]
  sought = [{ found: 'later', retryAt: now + 5 * MINUTE, detail: 'http 429' }]
  now = (await deliver()) as number
  expect(await deliver()).toBe(MONDAY + 1 + 5 * MINUTE)
  expect([posts.length, looks]).toEqual([1, 1])
  expect(await rings()).toBe(true)
  now = MONDAY + 6 * MINUTE
  sought = [{ found: 'there', ts: '77.1' }]
  await deliver()
  expect(posts).toHaveLength(1)
  expect(await ended(0)).toMatchObject({ state: 'posted', ts: '77.1' })
})

test('a channel that can never be read back holds a message up for twenty looks, not for ever', async () => {
  await planned(1)
  answers = [{ outcome: 'ambiguous', detail: 'timeout' }]
  sought = Array.from({ length: 30 }, () => ({ found: 'later', retryAt: 0, detail: 'http 503' }))
  now = (await deliver()) as number
  await deliver()
  expect([posts.length, looks]).toEqual([2, 21])
  expect(await sentMessage()).toMatchObject({ ambiguous: 1, state: 'closed' })
})

test('an app that may not read the channel sends again, and counts it', async () => {
  await planned(1)
  answers = [{ outcome: 'ambiguous', detail: 'timeout' }]
  sought = [{ found: 'unknown', detail: 'missing_scope' }]
  now = (await deliver()) as number
  await deliver()
  expect(posts).toHaveLength(2)
  expect(await sentMessage()).toMatchObject({ ambiguous: 1, state: 'closed' })
})

test('a message in doubt in a channel that closed is looked for when the channel is resumed', async () => {
  await planned(1)
  answers = [{ outcome: 'ambiguous', detail: 'timeout' }]
  sought = [{ found: 'closed', reason: 'is_archived', whole: 'channel' }]
  now = (await deliver()) as number
  await deliver()
  expect(told).toEqual(['is_archived'])
  expect(await rings()).toBe(false)
  await store.resumeChannel(at, now)
  sought = [{ found: 'there', ts: '77.1' }]
  await deliver()
  expect(posts).toHaveLength(1)
  expect(await ended(0)).toMatchObject({ state: 'posted', ts: '77.1' })
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
    await store.planDelivery(aDelivery({ ...at, releaseId: id, dueAt: n === 1 ? MONDAY + n : now - n }), MONDAY)
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
  await store.planDelivery(aDelivery({ ...at, releaseId: `${at.channel}-later`, dueAt: MONDAY + 60 * MINUTE }), MONDAY)
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
  await store.wantRevision(at, id, 1, now, MONDAY)
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
  await store.wantRevision(at, id, 1, now, MONDAY)
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

test('what is too old is told on its own when nothing else is to be told, once', async () => {
  await planned(1)
  answers = [{ outcome: 'closed', reason: 'is_archived', whole: 'channel' }]
  await deliver()
  now += 8 * DAY
  await store.resumeChannel(at, now)
  posts = []
  await deliver()
  expect(posts).toMatchObject([{ ids: [], tooOld: 1 }])
  expect(await rings()).toBe(false)
  await store.wakeChannel(at, now)
  await deliver()
  expect(posts).toHaveLength(1)
})

test('how much was too old is told even when who counted it died before telling', async () => {
  await planned(3)
  now += 8 * DAY
  const lost = async () => {
    throw new Error('struck down')
  }
  await expect(deliver({ openMessage: lost })).rejects.toThrow('struck down')
  now += 2 * MINUTE
  await deliver()
  expect(posts).toMatchObject([{ ids: [], tooOld: 3 }])
})

test('three hundred too old are told as one number', async () => {
  for (let n = 0; n < 300; n += 1)
    await store.planDelivery(aDelivery({ ...at, releaseId: `${at.channel}-${n}` }), MONDAY)
  now = MONDAY + 8 * DAY
  await store.wakeChannel(at, now)
  await deliver()
  expect(posts).toMatchObject([{ ids: [], tooOld: 300 }])
})

test.each<[string, Outcome]>([
  ['refuses', { outcome: 'refused', reason: 'invalid_blocks' }],
  ['closes its channel to', { outcome: 'closed', reason: 'is_archived', whole: 'channel' }],
])('what a message should have told that Slack %s is told by the next', async (_, answer) => {
  await planned(2)
  await store.replanDelivery(
    aDelivery({ ...at, releaseId: `${at.channel}-1`, dueAt: MONDAY + 8 * DAY }),
    'waiting',
    MONDAY,
  )
  now = MONDAY + 8 * DAY
  answers = [answer]
  await deliver()
  now += 1_000
  await store.resumeChannel(at, now)
  await deliver()
  expect(posts.map(({ tooOld }) => tooOld)).toEqual([1, 1])
})

test('a number that Slack refuses to be told is not told for ever', async () => {
  await planned(1)
  now += 8 * DAY
  answers = [{ outcome: 'refused', reason: 'invalid_blocks' }]
  await deliver()
  expect(posts).toHaveLength(1)
  expect(await rings()).toBe(false)
})

test('a backlog that still grows is let come together, for ten minutes at most', async () => {
  const plan = async (n: number) => {
    const id = `${at.channel}-${n}`
    await store.remember(aSighting({ id }, [id]))
    await store.planDelivery(aDelivery({ ...at, releaseId: id, dueAt: MONDAY, plannedAt: now }), now)
  }
  for (let n = 0; n < 6; n += 1) await plan(n)
  await deliver()
  expect(posts).toEqual([])
  expect(await ringsAt()).toBe(MONDAY + MINUTE / 2)
  now += 20_000
  await plan(6)
  await deliver()
  expect(await ringsAt()).toBe(MONDAY + 50_000)
  now = MONDAY + 10 * MINUTE
  await plan(7)
  await deliver()
  expect(posts.map(({ ids }) => ids.length)).toEqual([8])
})

test('what is left over for a last message is enough to be a digest too', async () => {
  await planned(62)
  await deliver()
  expect(posts.map(({ ids }) => ids.length)).toEqual([30, 25, 7])
})

test('a digest that holds not all is followed by the next, and says so', async () => {
  await planned(70)
  await deliver()
  expect(posts.map(({ ids, continues }) => [ids.length, continues])).toEqual([
    [30, true],
    [30, true],
    [10, undefined],
  ])
})

// MONDAY is ten in the morning in Seoul.
const MORNING = { from: 9 * 60, to: 11 * 60 }
const ELEVEN = MONDAY + 60 * MINUTE

test('in quiet hours nothing is posted; at their end it comes, more than five as a digest', async () => {
  await store.setQuietHours(at, MORNING)
  await planned(6)
  await deliver()
  expect(posts).toEqual([])
  expect(await ringsAt()).toBe(ELEVEN)
  now = ELEVEN
  await deliver()
  expect(posts.map(({ ids }) => ids.length)).toEqual([6])
  expect(await rings()).toBe(false)
})

test('a message that Slack put off into quiet hours waits for their end as well', async () => {
  await planned(1)
  answers = [{ outcome: 'later', retryAt: now + MINUTE, detail: 'ratelimited' }]
  now = (await deliver()) as number
  await store.setQuietHours(at, MORNING)
  await deliver()
  expect(posts).toHaveLength(1)
  expect(await ringsAt()).toBe(ELEVEN)
})

test('in quiet hours what Slack has taken is still recorded', async () => {
  await planned(1)
  const closeMessage = async () => {
    throw new Error('struck down')
  }
  await expect(deliver({ closeMessage })).rejects.toThrow('struck down')
  await store.setQuietHours(at, MORNING)
  now += 2 * MINUTE
  await deliver()
  expect(posts).toHaveLength(1)
  expect(await ended(0)).toMatchObject({ state: 'posted' })
})

test('an edit makes no sound: quiet hours let it through', async () => {
  await planned(1)
  await deliver()
  await revised()
  await store.setQuietHours(at, MORNING)
  await store.remember(aSighting({ id: `${at.channel}-x` }, [`${at.channel}-x`]))
  await store.planDelivery(aDelivery({ ...at, releaseId: `${at.channel}-x`, dueAt: now - MINUTE }), MONDAY)
  now += 2_000
  await deliver()
  expect([posts.length, edits.length]).toEqual([1, 1])
  expect(await ringsAt()).toBe(ELEVEN)
})

test('more than a hundred that wait for the end of quiet hours do not keep a worker busy', async () => {
  for (let n = 0; n < 120; n += 1) {
    const id = `${at.channel}-${n}`
    await store.remember(aSighting({ id }, [id]))
    await store.planDelivery(aDelivery({ ...at, releaseId: id }), MONDAY)
  }
  await store.setQuietHours(at, MORNING)
  await store.wakeChannel(at, now)
  let seen = 0
  const waitingDeliveries: typeof store.waitingDeliveries = (...given) => {
    seen += 1
    return store.waitingDeliveries(...given)
  }
  await deliver({ waitingDeliveries })
  expect(seen).toBe(1)
  expect(await ringsAt()).toBe(ELEVEN)
})

test('a message that is no longer kept cannot be edited, and is not asked for again', async () => {
  await planned(1)
  await deliver()
  await revised()
  now += 2_000
  await deliver({ messageOf: async () => undefined })
  expect([posts.length, edits.length]).toEqual([1, 0])
  expect(await rings()).toBe(false)
  expect(await ended(0)).toMatchObject({ state: 'posted', shown: 1 })
})

test('an open message whose row is gone does not hold its channel up', async () => {
  await planned(1)
  const lease = await store.leaseChannel(at, now)
  const message = { ...at, messageId: 'gone', openedAt: now, releaseIds: [`${at.channel}-0`], ambiguous: 0 }
  await store.openMessage(lease as NonNullable<typeof lease>, { ...message, state: 'open' })
  now += 2 * MINUTE
  const messageOf: typeof store.messageOf = async (of, id) => (id === 'gone' ? undefined : store.messageOf(of, id))
  await deliver({ messageOf })
  expect(posts).toHaveLength(1)
  expect(await ended(0)).toMatchObject({ state: 'posted' })
})

test('a worker struck down between telling of a pause and pausing is followed by one who tells again', async () => {
  await planned(1)
  const closed: Outcome = { outcome: 'closed', reason: 'is_archived', whole: 'channel' }
  answers = [closed, closed]
  const pauseChannel = async () => {
    throw new Error('struck down')
  }
  await expect(deliver({ pauseChannel })).rejects.toThrow('struck down')
  expect([told, await store.pauseOf(at)]).toEqual([['is_archived'], undefined])
  now += 2 * MINUTE
  await deliver()
  expect([told.length, await store.pauseOf(at)]).toEqual([2, 'is_archived'])
})

test('a worker whose message would not close waits a minute before it looks again', async () => {
  await planned(1)
  let tries = 0
  const closeMessage: typeof store.closeMessage = async (...given) => {
    tries += 1
    return tries > 1 && store.closeMessage(...given)
  }
  const again = await deliver({ closeMessage })
  expect([again, tries]).toEqual([MONDAY + 1 + MINUTE, 1])
  now = again as number
  await deliver({ closeMessage })
  expect(posts).toHaveLength(1)
  expect(await ended(0)).toMatchObject({ state: 'posted' })
})

test('a worker that may not give the channel back, because more came, looks again at once', async () => {
  await planned(1)
  let refused = 0
  const giveBackChannel: typeof store.giveBackChannel = async (lease, ...given) => {
    if (refused > 0) return store.giveBackChannel(lease, ...given)
    refused += 1
    await store.planDelivery(aDelivery({ ...at, releaseId: `${at.channel}-0b`, dueAt: now }), MONDAY)
    await store.remember(aSighting({ id: `${at.channel}-0b` }, [`${at.channel}-0b`]))
    await store.wakeChannel(at, now)
    return store.giveBackChannel(lease, ...given)
  }
  await deliver({ giveBackChannel })
  expect(posts).toHaveLength(2)
  expect((posts[1]?.at ?? 0) - (posts[0]?.at ?? 0)).toBeGreaterThanOrEqual(1_000)
})

test('a digest whose releases were all withdrawn meanwhile is never posted', async () => {
  await planned(7)
  answers = [{ outcome: 'later', retryAt: now + 30_000, detail: 'ratelimited' }]
  now = (await deliver()) as number
  for (let n = 0; n < 7; n += 1) await revised(n, { withdrawn: true, changed: ['withdrawn' as const] })
  await deliver()
  expect(posts).toHaveLength(1)
  expect(await ended(6)).toMatchObject({ state: 'dropped', reason: 'withdrawn' })
  expect(await rings()).toBe(false)
})

/** A release is revised, and its message is to show it. */
async function revised(n = 0, change: Partial<Release> = {}): Promise<void> {
  const id = `${at.channel}-${n}`
  const was = await store.releaseById(id)
  if (!was) throw new Error('no release')
  const release = {
    ...was,
    title: `${was.title} (정정)`,
    revision: 1,
    revisedAt: now,
    changed: ['title' as const],
    ...change,
  }
  await store.saveRevision(release, was, { release, identities: [id], claims: [], revision: 1 })
  await store.wantRevision(at, id, 1, now, MONDAY)
  await store.wakeChannel(at, now)
}

async function ringsAt(): Promise<number | undefined> {
  const bells = await store.overdueBells(MONDAY + 1e10, 1000)
  return bells.find(({ bell }) => bell.of === 'channel' && bell.channel === at.channel)?.ringAt
}
