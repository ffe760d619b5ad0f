import type { Copy } from '../../copy/copy.ts'
import { escapeText } from '../blocks/escape-text.ts'
import { oneLine, shorten } from '../blocks/graphemes.ts'
import type { NoteJob } from '../jobs.ts'

export interface Deps {
  copy: Copy
  /** Writes one line to a channel; nothing where the bot is no member. */
  say(channel: string, said: { text: string }): Promise<void>
}

const NAMED = 5
const QUERY = 60

/** Tells a channel in one line who changed what it hears of. */
export async function answerNote({ copy, say }: Deps, { change, channel, by, queries }: NoteJob): Promise<void> {
  const named = queries.slice(0, NAMED).map((query) => shorten(oneLine(query), QUERY))
  const line = escapeText(copy.note[change](BY, queries.length > NAMED ? [...named, '…'] : named))
  await say(channel, { text: line.replace(BY, `<@${by}>`) })
}

/** Stands where the mention comes, which must not be escaped; no query holds it. */
const BY = '\u0001'
