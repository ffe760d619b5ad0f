import type { KnownBlock, ModalView } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import { parseQueries } from '../../subscriptions/query/query.ts'
import { LIMITS } from '../blocks/block-limits.ts'
import { context } from '../blocks/blocks.ts'
import { PREVIEW } from '../incoming/ids.ts'
import type { OpenForm, Pressed } from '../incoming/interaction.ts'
import type { AnswerJob } from '../jobs.ts'
import { readFormAbout } from './form-about.ts'
import { hintLines } from './hint-lines.ts'
import { readSubscribeForm } from './read-subscribe-form.ts'
import { subscribeModal } from './subscribe-modal.ts'

export interface Deps {
  copy: Copy
  /** Draws an open form anew, unless it has changed since `hash`. */
  updateModal(viewId: string, view: ModalView, hash: string): Promise<unknown>
  /** Hands work to the answer door. */
  later(job: AnswerJob): Promise<void>
}

/** A form while it is filled in: below the keywords stands how they are understood, or on request what they would have brought. */
export async function answerForm(deps: Deps, { actionId, channel: { team } }: Pressed, form: OpenForm): Promise<void> {
  const about = readFormAbout(form.about)
  const { typed, channel } = readSubscribeForm(form.state, about)
  if (actionId === PREVIEW && parseQueries(typed).queries.length > 0) {
    const { viewId, hash } = form
    return deps.later({ job: 'preview', team, channel, queries: typed, answer: { viewId, hash, about } })
  }
  await deps.updateModal(form.viewId, subscribeModal(about, deps.copy, {}, hintBlocks(typed, deps.copy)), form.hash)
}

/** What is understood, as one block below the keywords; nothing while there are none. */
export function hintBlocks(typed: string, copy: Copy): KnownBlock[] {
  const lines = hintLines(typed, copy)
  while (lines.join('\n').length > LIMITS.context) lines.pop()
  return lines.length > 0 ? [{ ...context(lines.join('\n')), block_id: 'hint' }] : []
}
