import { randomUUID } from 'node:crypto'
import type { Copy } from '../../copy/copy.ts'
import type { NoteDeps } from '../../subscriptions/noted-change.ts'
import { escapeText, oneLine, shorten } from '../blocks/slack-text.ts'
import { type NoteJob, type QueueJobDeps, queueFollowUp } from '../incoming/answer-job.ts'

/** Notes go to their channels through the answer door. One that cannot be handed on is logged, and nothing else fails for it. */
export function noteThrough(deps: QueueJobDeps): NoteDeps['noteChange'] {
  return async ({ team, channel }, { by, change, queries }) => {
    // No note in a direct message with the bot: its only reader made the change.
    if (channel.startsWith('D')) return
    await queueFollowUp(deps, { job: 'note', id: randomUUID(), team, channel, by, change, queries })
  }
}

export interface AnswerNoteDeps {
  copy: Copy
  /** Posts to a channel; does nothing where the bot is no member. */
  say(channel: string, message: { text: string }): Promise<void>
}

const MAX_QUERIES_NAMED = 5
const MAX_QUERY_LENGTH = 60
/** Stands in the escaped sentence where the mention goes, which must not be escaped. No query contains it. */
const MENTION_PLACE = '\u0001'

/** Tells a channel in one line who changed what it is told of. */
export async function answerNote({ copy, say }: AnswerNoteDeps, job: NoteJob): Promise<void> {
  const { change, channel, by, queries } = job
  const all = queries.map((query) => shorten(oneLine(query), MAX_QUERY_LENGTH))
  // Every other sentence names a few and counts more, so it needs them all.
  const isCut = change === 'edited' && all.length > MAX_QUERIES_NAMED
  const named = isCut ? [...all.slice(0, MAX_QUERIES_NAMED), '…'] : all
  const sentence = copy.changeNote[change](MENTION_PLACE, named)
  await say(channel, { text: escapeText(sentence).replace(MENTION_PLACE, `<@${by}>`) })
}
