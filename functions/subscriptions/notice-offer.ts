import { type DueReleases, type FindDueDeps, findDue } from '../releases/find-due.ts'
import type { Release } from '../releases/release.ts'
import { isForComments, isForEverySubscription } from '../releases/release-kind.ts'
import type { Instant } from '../text/seoul.ts'
import type { EditDeps } from './change-subscriptions.ts'
import type { Channel } from './channel.ts'
import { compileMatcher } from './matching/matcher.ts'
import { namesKinds } from './query/query-conditions.ts'
import { setOptions } from './set-mentions.ts'
import { isPaused, type Subscription } from './subscription.ts'
import { NEW_OPTIONS } from './subscription-options.ts'

/*
Subscriptions from before there were kinds of releases are told of press releases alone. Their channel is offered the rest once, by the first
notice that it would have been told of: what is open now, and a button. Who takes it has for these subscriptions what a new one has, a
reminder of last days included; everything is brought back by the way back below.
*/

interface OpenForOfferDeps extends FindDueDeps {
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
}

const MAX_OPEN_COUNTED = 30
const MAX_OPEN_READ = 1000

/** The subscriptions to which notices can be offered. */
function withoutNotices(subscriptions: Subscription[]): Subscription[] {
  return subscriptions.filter(({ query, options }) => options.kinds === 'press' && !namesKinds(query))
}

/** What is open now for the subscriptions of a channel that are not told of it; undefined where they are, or where `notice` is nothing to them. */
export async function openForOffer(
  deps: OpenForOfferDeps,
  channel: Channel,
  notice: Release,
  now: Instant,
): Promise<DueReleases | undefined> {
  const standing = withoutNotices(await deps.subscriptionsOf(channel)).filter((one) => !isPaused(one, now))
  const matcher = compileMatcher(standing.map(({ queryId, query }) => ({ id: queryId, text: query })))
  const { due } = notice
  if (due === undefined || matcher(notice).length === 0) return undefined
  const isOffered = (release: Release) =>
    isForComments(release.kind) && !isForEverySubscription(release) && matcher(release).length > 0
  const open = await findDue(deps, isOffered, MAX_OPEN_COUNTED, now, { maxRead: MAX_OPEN_READ })
  return open.found.length > 0 ? open : { found: [{ ...notice, due }], hasMore: false }
}

type OfferEditDeps = Pick<EditDeps, 'change' | 'noteChange'>

/** Has the subscriptions of a channel told of notices and laws, too, and reminded of last days. Returns those that changed, as they were. */
export async function takeNotices(
  deps: OfferEditDeps,
  channel: Channel,
  subscriptions: Subscription[],
  by: string,
): Promise<Subscription[]> {
  const { kinds, remind } = NEW_OPTIONS
  const standing = withoutNotices(subscriptions)
  const unreminded = standing.filter(({ options }) => options.remind === 0)
  const reminded = standing.filter(({ options }) => options.remind > 0)
  const changed = [
    ...(await setOptions(silent(deps), channel, { kinds, remind }, unreminded, by)),
    ...(await setOptions(silent(deps), channel, { kinds }, reminded, by)),
  ]
  await note(deps, channel, by, 'kinds all', changed)
  return changed
}

/** The way back: subscriptions are told of press releases alone again, and reminded as they were. Returns those that changed. */
export async function leaveNotices(
  deps: OfferEditDeps,
  channel: Channel,
  before: { remind: number; meant: Subscription[] }[],
  by: string,
): Promise<Subscription[]> {
  const changed: Subscription[] = []
  for (const { remind, meant } of before)
    changed.push(...(await setOptions(silent(deps), channel, { kinds: 'press', remind }, meant, by)))
  await note(deps, channel, by, 'kinds press', changed)
  return changed
}

/** The channel reads of all that changes in one line. */
function silent({ change }: OfferEditDeps): OfferEditDeps {
  return { change, noteChange: async () => undefined }
}

async function note(
  { noteChange }: OfferEditDeps,
  channel: Channel,
  by: string,
  change: 'kinds all' | 'kinds press',
  changed: Subscription[],
): Promise<void> {
  const queries = changed.map(({ query }) => query)
  if (queries.length > 0) await noteChange(channel, { by, change, queries })
}
