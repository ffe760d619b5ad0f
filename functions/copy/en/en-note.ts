import type { koNote } from '../ko/ko-note.ts'
import { quoted } from './en-words.ts'

/** One line to a channel when somebody changed what it hears of. `by` is a mention. */
export const enNote: typeof koNote = {
  subscribed: (by, queries) => `${by} subscribed this channel to ${quoted(queries)}.`,
  unsubscribed: (by, queries) => `${by} unsubscribed this channel from ${quoted(queries)}.`,
  edited: (by, [before = '', ...queries]) => `${by} changed the keyword ${quoted([before])} to ${quoted(queries)}.`,
  'at once': (by, queries) => `${by} changed ${quoted(queries)} to arrive at once.`,
  daily: (by, queries) => `${by} changed ${quoted(queries)} to arrive every business morning.`,
  weekly: (by, queries) => `${by} changed ${quoted(queries)} to arrive weekly.`,
  paused: (by, queries) => `${by} lets ${quoted(queries)} rest for a week.`,
  resumed: (by, queries) => `${by} turned ${quoted(queries)} on again.`,
  'quiet hours': (by, [hours = '']) =>
    `${by} set quiet hours here: ${hours}. What comes out meanwhile arrives after them.`,
  'no quiet hours': (by, [hours = '']) => `${by} ended the quiet hours here (${hours}).`,
}
