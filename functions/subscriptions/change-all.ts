import { batchesOf } from '../text/batches.ts'
import type { Instant } from '../text/seoul.ts'
import {
  type EditDeps,
  type EditedSubscription,
  editSubscriptions,
  type SubscriptionEdit,
} from './change-subscriptions.ts'
import type { Channel } from './channel.ts'
import type { ChangeNote } from './noted-change.ts'
import type { Query } from './query/query.ts'
import type { Rhythm, SubscriptionOptions } from './subscription-options.ts'

/** As many as one transaction changes. */
const MAX_CHANGED_AT_ONCE = 20

/** Does one thing to any number of subscriptions of a channel, and has the channel told once. Returns those that stood. */
export async function editAll<Edited extends EditedSubscription>(
  deps: EditDeps,
  channel: Channel,
  edit: SubscriptionEdit,
  subscriptions: Edited[],
  by: string,
  now: Instant,
): Promise<Edited[]> {
  const notes: ChangeNote[] = []
  const collecting = { ...deps, noteChange: async (_: Channel, note: ChangeNote) => void notes.push(note) }
  for (const batch of batchesOf(subscriptions, MAX_CHANGED_AT_ONCE))
    await editSubscriptions(collecting, channel, edit, batch, by, now)
  const [first] = notes
  const queries = notes.flatMap((note) => note.queries)
  if (first) await deps.noteChange(channel, { ...first, queries })
  return subscriptions.filter(({ query }) => queries.includes(query))
}

/** Gives standing subscriptions the rhythms they had before. Nobody is told: the line about the change is what was taken back. */
export async function restoreRhythms(
  { change }: Pick<EditDeps, 'change'>,
  channel: Channel,
  before: { options: Partial<SubscriptionOptions>; queries: Query[] }[],
): Promise<{ rhythm: Rhythm; queries: Query[] }[]> {
  const restored: { rhythm: Rhythm; queries: Query[] }[] = []
  for (const { options, queries } of before) {
    const rhythm = options.rhythm ?? 'at once'
    const stood = await change(
      channel,
      queries.map(({ id }) => id),
      { options: { rhythm } },
    )
    const back = queries.filter((_, index) => stood[index])
    if (back.length > 0) restored.push({ rhythm, queries: back })
  }
  return restored
}
