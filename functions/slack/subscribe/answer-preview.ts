import type { ModalView } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import { type PreviewQueriesDeps, previewQueries } from '../../subscriptions/preview-queries.ts'
import { parseQueries } from '../../subscriptions/query/query.ts'
import { type Instant, seoulDay } from '../../text/seoul.ts'
import { context } from '../blocks/blocks.ts'
import type { Answer } from '../blocks/ephemeral.ts'
import type { ReplyTo } from '../client/response-url.ts'
import type { PreviewJob } from '../jobs.ts'
import { hintBlocks } from './answer-form.ts'
import { doneModal } from './done-modal.ts'
import { drawPreview } from './draw-preview.ts'
import { subscribeModal } from './subscribe-modal.ts'

export interface Deps extends PreviewQueriesDeps {
  copy: Copy
  now(): Instant
  reply(to: ReplyTo, answer: Answer): Promise<void>
  /** Draws an open view anew, with `hash` only if it has not changed since; the hash it has then, undefined when it was not drawn. */
  updateModal(viewId: string, view: ModalView, hash?: string): Promise<string | undefined>
}

/** Says what subscriptions would have brought: below the answer to a command, or in the form that made them or is about to. */
export async function answerPreview(deps: Deps, job: PreviewJob): Promise<void> {
  const { queries, answer } = job
  if ('about' in answer) return previewInForm(deps, queries, answer)
  const drawn = await drawnPreview(deps, queries)
  if ('responseUrl' in answer) return deps.reply({ responseUrl: answer.responseUrl, replace: false }, drawn)
  const done = doneModal(answer.said, deps.copy)
  await deps.updateModal(answer.viewId, { ...done, blocks: [...done.blocks, ...drawn.blocks] })
}

type InForm = Extract<PreviewJob['answer'], { about: unknown }>

/** Whoever goes on typing has changed the form, and is not held up by what was asked before. */
async function previewInForm(deps: Deps, queries: string, { viewId, hash, about }: InForm): Promise<void> {
  const { copy, updateModal } = deps
  const hint = hintBlocks(queries, copy)
  const looking = await updateModal(
    viewId,
    subscribeModal(about, copy, {}, [...hint, context(copy.hint.looking)]),
    hash,
  )
  if (looking === undefined) return
  const { blocks } = await drawnPreview(deps, queries)
  await updateModal(viewId, subscribeModal(about, copy, {}, [...hint, ...blocks]), looking)
}

async function drawnPreview(deps: Deps, queries: string): Promise<Answer> {
  const now = deps.now()
  return drawPreview(await previewQueries(deps, parseQueries(queries).queries, now), deps.copy, seoulDay(now))
}
