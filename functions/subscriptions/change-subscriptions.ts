import { addDays, type Instant, seoulDay, startOfDay } from '../text/seoul.ts'
import type { Channel } from './channel.ts'
import { placesOf } from './inherited-matches.ts'
import type { NoteDeps, NotedChange } from './noted-change.ts'
import type { Query } from './query/query.ts'
import type { Subscription, SubscriptionChange } from './subscription.ts'
import { changedOptions, NEW_OPTIONS, optionChanges, type Rhythm, SubscriptionOptions } from './subscription-options.ts'

/*
Everything that can be done to the subscriptions of a channel:

  subscribe    adds queries
  unsubscribe  ends subscriptions by their queries
  restore      brings ended ones back, each with its options
  edit         ends, pauses or resumes subscriptions, or changes their rhythm
  revise       gives one subscription other queries or other options
  replace      gives some subscriptions other queries

Each returns what really changed, and has the channel told of just that, in one note (of options: one for each that changed). Nothing is
noted when nothing changed. Options that are not named are the defaults for a new subscription, and stay as they are for one that stands.
Whether somebody may do so is asked before, with `mayChangeChannel`.
*/

export interface SubscribeDeps extends NoteDeps {
  /** Adds subscriptions of one channel (at most 20) at once; false for each query the channel has already. */
  add(subscriptions: Subscription[]): Promise<boolean[]>
}

export interface UnsubscribeDeps extends NoteDeps {
  /** Removes subscriptions of a channel (at most 20) at once; false for each query the channel does not have. */
  remove(channel: Channel, queryIds: string[]): Promise<boolean[]>
}

export interface EditDeps extends UnsubscribeDeps {
  /** Changes subscriptions of a channel (at most 20) at once; false for each query the channel does not have. */
  change(channel: Channel, queryIds: string[], change: SubscriptionChange): Promise<boolean[]>
}

export interface RewordDeps extends SubscribeDeps, EditDeps {
  /** The subscriptions of a channel. */
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
}

export interface SubscribeOutcome {
  added: Query[]
  already: Query[]
}

export async function subscribe(
  deps: SubscribeDeps,
  channel: Channel,
  queries: Query[],
  by: string,
  now: Instant,
  options: Partial<SubscriptionOptions> = {},
): Promise<SubscribeOutcome> {
  const added = await add(deps, channel, queries, by, now, { ...NEW_OPTIONS, ...options })
  await note(deps, channel, by, 'subscribed', textsOf(added))
  return { added, already: queries.filter((query) => !added.includes(query)) }
}

export interface UnsubscribeOutcome {
  removed: Query[]
  missing: Query[]
}

export async function unsubscribe(
  deps: UnsubscribeDeps,
  channel: Channel,
  queries: Query[],
  by: string,
): Promise<UnsubscribeOutcome> {
  const stood = await deps.remove(
    channel,
    queries.map(({ id }) => id),
  )
  const removed = queries.filter((_, index) => stood[index])
  await note(deps, channel, by, 'unsubscribed', textsOf(removed))
  return { removed, missing: queries.filter((_, index) => !stood[index]) }
}

/**
 * Subscribes again to what was ended (at most 20 queries, none twice), and returns the queries that are back. They count from now on: what was announced in between
 * is not sent.
 */
export async function restoreSubscriptions(
  deps: SubscribeDeps,
  channel: Channel,
  ended: { options: Partial<SubscriptionOptions>; queries: Query[] }[],
  by: string,
  now: Instant,
): Promise<Query[]> {
  const added = await deps.add(
    ended.flatMap(({ options, queries }) => queries.map((query) => subscriptionOf(channel, query, by, now, options))),
  )
  const restored = ended.flatMap(({ queries }) => queries).filter((_, index) => added[index])
  await note(deps, channel, by, 'subscribed', textsOf(restored))
  return restored
}

export type SubscriptionEdit = Rhythm | 'pause' | 'resume' | 'remove'

/** A subscription that is to be edited; its options where it was read, so that an end of it can be undone. */
export interface EditedSubscription {
  queryId: string
  query: string
  options?: SubscriptionOptions | undefined
}

export type EditOutcome =
  /** None of the subscriptions stands any more. */
  | { outcome: 'nothing stood' }
  | { outcome: 'removed'; subscriptions: EditedSubscription[] }
  /** `until`: the instant at which they begin to count again. */
  | { outcome: 'paused'; queries: string[]; until: Instant }
  | { outcome: 'resumed'; queries: string[] }
  /** `options`: those that were set. */
  | { outcome: 'options set'; queries: string[]; options: Partial<SubscriptionOptions> }

const EDIT_NOTES: Record<SubscriptionEdit, NotedChange> = {
  remove: 'unsubscribed',
  pause: 'paused',
  resume: 'resumed',
  'at once': 'at once',
  daily: 'daily',
  weekly: 'weekly',
}

/**
 * Does one thing to subscriptions of a channel (at most 20). A resumed one counts from now on: what was announced while it was paused
 * is not sent, for nobody is to be flooded after a rest.
 */
export async function editSubscriptions(
  deps: EditDeps,
  channel: Channel,
  edit: SubscriptionEdit,
  subscriptions: EditedSubscription[],
  by: string,
  now: Instant,
): Promise<EditOutcome> {
  if (subscriptions.length === 0) return { outcome: 'nothing stood' }
  const ids = subscriptions.map(({ queryId }) => queryId)
  const stood =
    edit === 'remove' ? await deps.remove(channel, ids) : await deps.change(channel, ids, changeOf(edit, now))
  const edited = subscriptions.filter((_, index) => stood[index])
  if (edited.length === 0) return { outcome: 'nothing stood' }
  const queries = edited.map(({ query }) => query)
  await note(deps, channel, by, EDIT_NOTES[edit], queries)
  if (edit === 'remove') return { outcome: 'removed', subscriptions: edited }
  if (edit === 'pause') return { outcome: 'paused', queries, until: pauseEnd(now) }
  if (edit === 'resume') return { outcome: 'resumed', queries }
  return { outcome: 'options set', queries, options: { rhythm: edit } }
}

function changeOf(edit: Exclude<SubscriptionEdit, 'remove'>, now: Instant): SubscriptionChange {
  if (edit === 'pause') return { pausedUntil: pauseEnd(now) }
  return edit === 'resume' ? { pausedUntil: now } : { options: { rhythm: edit } }
}

const PAUSE_DAYS = 7

/** When a pause that begins now ends: as the day begins, so that a release of that day is told of again. */
export function pauseEnd(now: Instant): Instant {
  return startOfDay(addDays(seoulDay(now), PAUSE_DAYS))
}

/** The new contents of a subscription: it becomes one subscription per query, all with this rhythm. */
export interface Revision {
  queries: Query[]
  options: Partial<SubscriptionOptions>
  by: string
}

export type ReviseOutcome =
  | { outcome: 'reworded'; before: string; queries: string[] }
  /** The query stays as it was; so may the options, and then nothing changed. `options`: all that stand now. */
  | { outcome: 'options set'; queries: string[]; options: SubscriptionOptions }

/**
 * The new queries are added before the old one is removed, and inherit what waits by it: no release can be missed in between, nor one that
 * was to be told later.
 */
export async function reviseSubscription(
  deps: RewordDeps,
  channel: Channel,
  before: Subscription,
  { queries, options: wanted, by }: Revision,
  now: Instant,
): Promise<ReviseOutcome> {
  const others = queries.filter(({ id }) => id !== before.queryId)
  const stays = others.length < queries.length
  const texts = textsOf(queries)
  const changed = changedOptions(before.options, wanted)
  const options = { ...before.options, ...changed }
  const changes = optionChanges(changed)
  if (others.length > 0 && stays) await add(deps, channel, others, by, now, options)
  if (others.length > 0 && !stays) await addInstead(deps, channel, [before], others, by, now, options)
  if (!stays) await deps.remove(channel, [before.queryId])
  else if (changes.length > 0) await deps.change(channel, [before.queryId], { options: changed })
  if (others.length > 0) {
    await note(deps, channel, by, 'edited', [before.query, ...texts])
    return { outcome: 'reworded', before: before.query, queries: texts }
  }
  for (const change of changes) await note(deps, channel, by, change, texts)
  return { outcome: 'options set', queries: texts, options }
}

/**
 * Gives standing subscriptions (at least one, at most 20) other queries, which have the options of the first of them. The new ones are
 * added before the old ones are removed, and inherit what waits by them.
 */
export async function replaceSubscriptions(
  deps: RewordDeps,
  channel: Channel,
  before: Subscription[],
  queries: Query[],
  by: string,
  now: Instant,
): Promise<void> {
  const going = before.filter(({ queryId }) => !queries.some(({ id }) => id === queryId))
  await addInstead(deps, channel, going, queries, by, now, before[0]?.options ?? {})
  if (going.length > 0)
    await deps.remove(
      channel,
      going.map(({ queryId }) => queryId),
    )
  const former = before.map(({ query }) => query).join(', ')
  await note(deps, channel, by, 'edited', [former, ...textsOf(queries)])
}

/** Adds queries that take the place of subscriptions which are about to leave; so do those of them that stand already. */
async function addInstead(
  deps: RewordDeps,
  channel: Channel,
  leaving: Subscription[],
  queries: Query[],
  by: string,
  now: Instant,
  options: Partial<SubscriptionOptions>,
): Promise<void> {
  const added = await add(deps, channel, queries, by, now, options, placesOf(leaving))
  const stood = queries.filter((query) => !added.includes(query))
  if (stood.length === 0 || leaving.length === 0) return
  const subscriptions = await deps.subscriptionsOf(channel)
  for (const { id } of stood) {
    const own = subscriptions.find(({ queryId }) => queryId === id)
    await deps.change(channel, [id], { insteadOf: placesOf(leaving, own?.insteadOf) })
  }
}

/** The queries the channel did not have. */
async function add(
  deps: Pick<SubscribeDeps, 'add'>,
  channel: Channel,
  queries: Query[],
  by: string,
  now: Instant,
  options: Partial<SubscriptionOptions>,
  insteadOf: string[] = [],
): Promise<Query[]> {
  const subscriptions = queries.map((query) => subscriptionOf(channel, query, by, now, options))
  const added = await deps.add(
    insteadOf.length > 0 ? subscriptions.map((one) => ({ ...one, insteadOf })) : subscriptions,
  )
  return queries.filter((_, index) => added[index])
}

function subscriptionOf(
  { team, channel }: Channel,
  { id, text }: Query,
  by: string,
  since: Instant,
  options: Partial<SubscriptionOptions>,
): Subscription {
  return { team, channel, queryId: id, query: text, since, options: SubscriptionOptions.parse(options), by }
}

async function note(
  deps: NoteDeps,
  channel: Channel,
  by: string,
  change: NotedChange,
  queries: string[],
): Promise<void> {
  if (queries.length > 0) await deps.noteChange(channel, { by, change, queries })
}

function textsOf(queries: Query[]): string[] {
  return queries.map(({ text }) => text)
}
