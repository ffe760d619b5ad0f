import { createHash } from 'node:crypto'
import * as z from 'zod'
import { ringAgainAt } from '../releases/bell.ts'
import type { Release } from '../releases/release.ts'
import { isForComments, isForEverySubscription } from '../releases/release-kind.ts'
import { offerIdOf, remindersOf } from '../releases/reminder.ts'
import { unlessUnreadable } from '../releases/unreadable-row.ts'
import { Channel } from '../subscriptions/channel.ts'
import type { Listener, ListenersFrom } from '../subscriptions/find-listeners.ts'
import { isPassing } from '../subscriptions/matching/aboutness.ts'
import type { Match } from '../subscriptions/matching/query-match.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import { batchesFrom } from '../text/batches.ts'
import { DAY, type Instant, seoulDay } from '../text/seoul.ts'
import { type Delivery, type DropReason, deliveryIdOf } from './delivery.ts'
import { deliveryDueAt, rhythmFor } from './due-at.ts'

export interface PlanDeliveriesDeps {
  /** The time of day in Seoul (`09:00`) at which daily and weekly deliveries are due. */
  morning: string
  /** The queries that a release answers, and where. */
  matchesOf(release: Release): Promise<Match[]>
  /** The channels that listen, in the order of their keys. */
  findListeners(release: Release, announcedAt: Instant, from?: ListenersFrom): AsyncIterable<Listener>
  /**
   * Saves a new delivery and has its channel's bell due at `ringAt`, both or neither. False when the channel already has a delivery of
   * that release.
   */
  planDelivery(delivery: Delivery, ringAt: Instant): Promise<boolean>
  deliveryOf(channel: Channel, deliveryId: string): Promise<Delivery | undefined>
  /**
   * Saves a delivery as waiting for its `dueAt` with its new matches, and has its channel's bell due at `ringAt`. False when it is no
   * longer in the state `was`.
   */
  replanDelivery(delivery: Delivery, was: Delivery['state'], ringAt: Instant): Promise<boolean>
  /**
   * Saves the offer of a channel and has its bell due at `ringAt`, both or neither. False when the channel has one already, unless that was
   * dropped before it was sent.
   */
  planOffer(offer: Delivery, ringAt: Instant): Promise<boolean>
  ringChannels(channels: Channel[]): Promise<void>
  /** How many channels are planned at a time, and between two notes of how far planning has come. */
  channelsPerGroup?: number
}

interface Plan {
  channel: Channel
  dueAt: Instant
  /** Undefined when an earlier attempt had planned the delivery; its channel rings already. */
  change: 'new' | 'more matches' | undefined
}

/**
 * How far the planning of a release has come, so that a run that was cut off, or stopped before its time limit, is gone on with. It holds for
 * what was matched then; against anything else planning begins anew, which repeats without harm.
 */
export const PlanProgress = z.object({
  revision: z.int(),
  /** How many copies of the release other sources carry. */
  copies: z.int(),
  /** SHA-256 of the title, the text and the days that bind, and of the ids of the queries that matched. */
  text: z.string(),
  queries: z.string(),
  /** The last channel whose delivery was planned; absent until a group of channels was. */
  plannedUpTo: Channel.optional(),
  isPlanned: z.boolean(),
  /** False when a channel was left out whose row cannot be read. */
  isWhole: z.boolean(),
  /** When the edits of posted messages were begun (ms), and the last channel that was seen to. */
  editsFrom: z.int().optional(),
  editedUpTo: Channel.optional(),
})
export type PlanProgress = z.infer<typeof PlanProgress>

/** A plan at its beginning. */
export function newPlan(release: Release, matches: Match[]): PlanProgress {
  const { revision, alsoAt, title, text, due = '', effective = [] } = release
  const queries = matches.map(({ queryId }) => queryId).sort()
  const against = {
    revision,
    copies: alsoAt.length,
    text: sha256([title, text, due, ...effective].join('\n')),
    queries: sha256(queries.join()),
  }
  return { ...against, isPlanned: false, isWhole: true }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Where planning begins, and what it does after each whole group of channels: false stops it. */
export interface PlanFrom extends ListenersFrom {
  onGroup?(last: Channel, isWhole: boolean): Promise<boolean>
}

export interface PlannedDeliveries {
  /** How many were new. */
  planned: number
  /** False while a row that could not be read may hide a channel, or a further match: the release is to be planned again. */
  isWhole: boolean
  /** It was stopped with channels left to plan. */
  isStopped: boolean
}

export const CHANNELS_PER_GROUP = 20

/**
 * Plans one delivery for each channel that listens, and rings the channels where one is due now. A channel that would listen if it took more than
 * press releases is offered notices, once. Repeating it, after a crash at any
 * point, changes nothing. A channel of which a row cannot be read holds up no other.
 */
export async function planDeliveries(
  deps: PlanDeliveriesDeps,
  release: Release,
  now: Instant,
  { matches, after, onGroup }: PlanFrom = {},
): Promise<PlannedDeliveries> {
  const { announcedAt } = release
  if (announcedAt === undefined || release.withdrawn) return { planned: 0, isWhole: true, isStopped: false }
  let planned = 0
  let isWhole = true
  const size = deps.channelsPerGroup ?? CHANNELS_PER_GROUP
  const from = { matches, after, leftOut: isToBeOffered(release, now) }
  for await (const listeners of batchesFrom(deps.findListeners(release, announcedAt, from), size)) {
    const readable = listeners.filter(({ subscriptions }) => subscriptions.length > 0)
    const tried = await Promise.all(
      readable.map((listener) => unlessUnreadable(planOne(deps, release, listener, announcedAt, now), undefined)),
    )
    const plans = tried.filter((plan) => plan !== undefined)
    const isOfferRead = await planOffers(deps, release, listeners, announcedAt, now)
    if (plans.length < readable.length || !isOfferRead || listeners.some(({ hasUnreadable }) => hasUnreadable))
      isWhole = false
    await deps.ringChannels(plans.flatMap(({ channel, dueAt, change }) => (change && dueAt <= now ? [channel] : [])))
    planned += plans.filter(({ change }) => change === 'new').length
    const last = listeners.at(-1)?.channel
    const isFull = listeners.length === size
    if (last && isFull && onGroup && !(await onGroup(last, isWhole))) return { planned, isWhole, isStopped: true }
  }
  return { planned, isWhole, isStopped: false }
}

/**
 * Plans the delivery to one channel. If its matching subscriptions differ in rhythm, or the release is about some and only mentions
 * others, the earliest time wins.
 */
async function planOne(
  deps: PlanDeliveriesDeps,
  release: Release,
  { channel, matches, subscriptions }: Listener,
  announcedAt: Instant,
  now: Instant,
): Promise<Plan> {
  const { id: releaseId, showAt } = release
  const passing = new Set(matches.filter((match) => isPassing(match)).map(({ queryId }) => queryId))
  const times = subscriptions.map(({ options, queryId }) =>
    deliveryDueAt(rhythmFor(options, passing.has(queryId)), announcedAt, deps.morning, showAt),
  )
  const dueAt = Math.min(...times)
  const delivery: Delivery = { ...channel, releaseId, matches, plannedAt: now, dueAt, state: 'waiting' }
  const change = await planOrAdd(deps, delivery, dueAt, now)
  await planReminders(deps, release, delivery, { subscriptions, dueAt, now })
  return { channel, dueAt, change }
}

async function planOrAdd(
  deps: PlanDeliveriesDeps,
  delivery: Delivery,
  dueAt: Instant,
  now: Instant,
): Promise<Plan['change']> {
  const ringAt = dueAt <= now ? ringAgainAt(now, 0) : dueAt
  if (await deps.planDelivery(delivery, ringAt)) return 'new'
  return (await addMatches(deps, delivery, dueAt, ringAt)) ? 'more matches' : undefined
}

/**
 * Plans the reminders of a release for the subscriptions that want some, at the earliest time one of them asks for. What would come on the day
 * on which the channel is told of the release, or should have come before now, is not planned: the release itself says the day.
 */
async function planReminders(
  deps: PlanDeliveriesDeps,
  release: Release,
  delivery: Delivery,
  { subscriptions, dueAt, now }: { subscriptions: Subscription[]; dueAt: Instant; now: Instant },
): Promise<void> {
  const wanting = subscriptions.filter(({ options }) => options.remind > 0)
  const matches = delivery.matches.filter(({ queryId }) => wanting.some((one) => one.queryId === queryId))
  if (matches.length === 0) return
  const businessDays = Math.max(...wanting.map(({ options }) => options.remind))
  for (const { deliveryId, remindAt } of remindersOf(release, businessDays, deps.morning)) {
    if (remindAt <= now || seoulDay(remindAt) === seoulDay(dueAt)) continue
    await planOrAdd(deps, { ...delivery, deliveryId, matches, dueAt: remindAt }, remindAt, now)
  }
}

/** A notice on which one can still comment, and of which press releases alone leave nothing to be told. */
function isToBeOffered(release: Release, now: Instant): boolean {
  const { kind, due, stage } = release
  const isOpen = due !== undefined && due >= seoulDay(now) && stage !== '철회'
  return isOpen && isForComments(kind) && !isForEverySubscription(release)
}

/**
 * Plans an offer for each channel that is not told of the notice. It comes when the subscriptions concerned are told of what they find. False
 * when a row could not be read.
 */
async function planOffers(
  deps: PlanDeliveriesDeps,
  { id: releaseId, showAt, due = '' }: Release,
  listeners: Listener[],
  announcedAt: Instant,
  now: Instant,
): Promise<boolean> {
  const offered = listeners.map(async ({ channel, subscriptions, hasUnreadable, leftOut = [] }) => {
    if (subscriptions.length > 0 || hasUnreadable || leftOut.length === 0) return false
    const rhythms = leftOut.map(({ subscription }) => subscription.options.rhythm)
    const dueAt = Math.min(...rhythms.map((one) => deliveryDueAt(one, announcedAt, deps.morning, showAt)))
    if (seoulDay(dueAt) > due) return false
    const matches = leftOut.map(({ match }) => match)
    const offer = { ...channel, releaseId, deliveryId: offerIdOf(releaseId), matches, plannedAt: now, dueAt }
    const isNew = await deps.planOffer({ ...offer, state: 'waiting' }, dueAt <= now ? ringAgainAt(now, 0) : dueAt)
    return isNew && dueAt <= now && channel
  })
  const tried = await Promise.all(offered.map((one) => unlessUnreadable(one, 'unreadable' as const)))
  await deps.ringChannels(tried.flatMap((channel) => (channel && channel !== 'unreadable' ? [channel] : [])))
  return !tried.includes('unreadable')
}

/** What was announced days ago and is due at once by a revision must not be dropped as too old. */
const MAX_OVERDUE_MS = DAY

/** Why a delivery was dropped that comes back with its release, or a reminder with its day. */
const WHILE_NOT_SHOWN: (string | undefined)[] = ['withdrawn', 'moved'] satisfies DropReason[]

/**
 * Adds matches that a delivery was not planned for, because the text of its release has become fuller. They keep it wanted when other
 * subscriptions leave, or bring it back if it was dropped for that. One that was dropped because its release was withdrawn comes back
 * with the release, and a reminder with its day. A match that was a passing mention and is more now makes it due when
 * any such match is. The other way round nothing changes: it stays due as it was.
 */
async function addMatches(
  deps: PlanDeliveriesDeps,
  delivery: Delivery,
  dueAt: Instant,
  ringAt: Instant,
): Promise<boolean> {
  const was = await deps.deliveryOf(delivery, deliveryIdOf(delivery))
  const isShownAgain = was?.state === 'dropped' && WHILE_NOT_SHOWN.includes(was.reason)
  const isOpen =
    was?.state === 'waiting' ||
    isShownAgain ||
    (was?.state === 'dropped' && was.reason === ('unsubscribed' satisfies DropReason))
  const more = delivery.matches.filter((match) => {
    const before = was?.matches.find(({ queryId }) => queryId === match.queryId)
    return !before || (isPassing(before) && !isPassing(match))
  })
  if (!was || !isOpen || (more.length === 0 && !isShownAgain)) return false
  // What was set aside keeps its time.
  const isSetAside = was.state === 'waiting' && (was.alone === true || was.messageId !== undefined)
  const soonest = Math.max(dueAt, delivery.plannedAt - MAX_OVERDUE_MS)
  const earliest = isSetAside ? was.dueAt : Math.min(was.dueAt ?? soonest, soonest)
  const kept = was.matches.filter(({ queryId }) => !more.some((match) => match.queryId === queryId))
  return deps.replanDelivery({ ...was, matches: [...kept, ...more], dueAt: earliest }, was.state, ringAt)
}
