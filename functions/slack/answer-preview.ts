import type { ModalView } from '@slack/types'
import { type Deps as PreviewDeps, preview } from '../subscriptions/preview.ts'
import { parseQueries } from '../subscriptions/query.ts'
import type { Instant } from '../text/seoul.ts'
import type { Answer } from './answer.ts'
import type { PreviewJob } from './answer-job.ts'
import type { Copy } from './copy/copy.ts'
import { drawPreview } from './draw-preview.ts'
import type { ReplyTo } from './reply.ts'
import { doneModal } from './subscribe-modal.ts'

export interface Deps extends PreviewDeps {
  copy: Copy
  now(): Instant
  reply(to: ReplyTo, answer: Answer): Promise<void>
  /** Puts a view in the place of one that is open; nothing when it was closed. */
  updateModal(viewId: string, view: ModalView): Promise<void>
}

/** Says what new subscriptions would have brought: below the answer to a command, or in the form that made them. */
export async function answerPreview(deps: Deps, { queries, answer }: PreviewJob): Promise<void> {
  const drawn = drawPreview(await preview(deps, parseQueries(queries).queries, deps.now()), deps.copy)
  if ('responseUrl' in answer) return deps.reply({ responseUrl: answer.responseUrl, replace: false }, drawn)
  const done = doneModal(answer.said, deps.copy)
  await deps.updateModal(answer.viewId, { ...done, blocks: [...done.blocks, ...drawn.blocks] })
}
