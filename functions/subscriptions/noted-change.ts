import * as z from 'zod'
import type { Channel } from './channel.ts'
import { OptionChange } from './subscription-options.ts'

/** A change to what a channel is told, which the channel itself reads in one line. */
export const NotedChange = z.enum([
  'subscribed',
  'unsubscribed',
  'edited',
  ...OptionChange.options,
  'paused',
  'resumed',
  'quiet hours',
  'no quiet hours',
])
export type NotedChange = z.infer<typeof NotedChange>

/** Who changed what. */
export interface ChangeNote {
  by: string
  change: NotedChange
  /**
   * The queries it is about, never none. Of an `edited` subscription the first is the query it had before, the others are those it has
   * now; of quiet hours each is a part of `quietParts`: `22:00-07:00`, `weekends`.
   */
  queries: string[]
}

/** Every use case that changes what a channel is told takes this, so that no change can be made without its note. */
export interface NoteDeps {
  /** Tells the channel about a change. Never rejects: the change is saved even if the note is lost. */
  noteChange(channel: Channel, note: ChangeNote): Promise<void>
}
