import { batchesOf } from '../text/batches.ts'
import { fold } from '../text/korean.ts'
import type { Instant } from '../text/seoul.ts'
import type { SubscribeDeps, UnsubscribeDeps } from './change-subscriptions.ts'
import type { Channel } from './channel.ts'
import { fullName, lawNamed } from './laws/law-names.ts'
import { lawOfQuery, lawQueryText } from './laws/law-query.ts'
import { parseQueries } from './query/query.ts'
import type { Subscription } from './subscription.ts'
import { NEW_OPTIONS } from './subscription-options.ts'

/*
A channel's register of laws: those of its subscriptions that ask for a law. Registering many at once is one change, which the channel reads in
one line; all that were registered at one instant are taken back together. Both may be done twice and change nothing the second time.
*/

export interface RegisterDeps extends SubscribeDeps, UnsubscribeDeps {
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
}

/** Who registers, in which channel, and when it was asked for (ms). */
export interface RegisterRequest {
  channel: Channel
  by: string
  at: Instant
}

export interface RegisteredLaw {
  name: string
  subscription: Subscription
}

const QUERIES_AT_ONCE = 20

/** The laws of a register among a channel's subscriptions, by name. */
export function lawsAmong(subscriptions: Subscription[]): RegisteredLaw[] {
  return subscriptions
    .flatMap((subscription) => {
      const name = lawOfQuery(subscription.query)
      return name === undefined ? [] : [{ name, subscription }]
    })
    .sort((one, other) => one.name.localeCompare(other.name, 'ko'))
}

/** Registers laws by their names; `already` stood before, under whatever name. */
export async function registerLaws(
  deps: RegisterDeps,
  names: string[],
  { channel, by, at }: RegisterRequest,
): Promise<{ added: string[]; already: string[] }> {
  const before = new Map(
    lawsAmong(await deps.subscriptionsOf(channel)).map(({ name, subscription }) => [lawKey(name), subscription.since]),
  )
  const already = names.filter((name) => (before.get(lawKey(name)) ?? at) !== at)
  const adding = names.filter((name) => !already.includes(name))
  const queries = adding.flatMap((name) => parseQueries(lawQueryText(name)).queries)
  const options = { ...NEW_OPTIONS, kinds: 'all' as const }
  const added: string[] = []
  for (const batch of batchesOf(queries, QUERIES_AT_ONCE)) {
    const stood = await deps.add(
      batch.map(({ id, text }) => ({ ...channel, queryId: id, query: text, since: at, options, by })),
    )
    added.push(...batch.filter((_, index) => stood[index]).map(({ text }) => text))
  }
  if (added.length > 0) await deps.noteChange(channel, { by, change: 'subscribed', queries: added })
  return { added: adding, already }
}

/** Takes back what was registered at one instant, and returns the names. */
export async function undoRegistration(deps: RegisterDeps, { channel, by, at }: RegisterRequest): Promise<string[]> {
  const registered = lawsAmong(await deps.subscriptionsOf(channel)).filter(
    ({ subscription }) => subscription.since === at,
  )
  const removed: RegisteredLaw[] = []
  for (const batch of batchesOf(registered, QUERIES_AT_ONCE)) {
    const stood = await deps.remove(
      channel,
      batch.map(({ subscription }) => subscription.queryId),
    )
    removed.push(...batch.filter((_, index) => stood[index]))
  }
  const queries = removed.map(({ subscription }) => subscription.query)
  if (queries.length > 0) await deps.noteChange(channel, { by, change: 'unsubscribed', queries })
  return removed.map(({ name }) => name)
}

/** One key for all names of a law. */
function lawKey(name: string): string {
  const named = lawNamed(name)
  return fold(named ? fullName(named) : name).text
}
