import type { ModalView } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import { type RegisterDeps, registerLaws, undoRegistration } from '../../subscriptions/law-register.ts'
import { valueButton } from '../blocks/blocks.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import type { ReplyTo } from '../client/response-url.ts'
import type { LawsJob } from '../incoming/answer-job.ts'
import { UNDO_LAWS } from '../incoming/ids.ts'
import { lawsDone } from './laws-form.ts'
import { firstOf, sayRegistered } from './say-registered.ts'

export interface AnswerLawsDeps extends RegisterDeps {
  copy: Copy
  reply(to: ReplyTo, answer: Answer): Promise<void>
  updateModal(viewId: string, view: ModalView): Promise<unknown>
}

/** Registers the laws of a list, or takes back those of one, and tells whoever asked. Done again, it says the same. */
export async function answerLaws(deps: AnswerLawsDeps, job: LawsJob): Promise<void> {
  const { copy } = deps
  const { team, channel, by, at, answer } = job
  const request = { channel: { team, channel }, by, at }
  const paragraphs = job.undo ? await undone() : sayRegistered(await registerLaws(deps, job.names, request), job, copy)
  if ('viewId' in answer) {
    await deps.updateModal(answer.viewId, lawsDone(paragraphs, copy))
    return
  }
  const undo = job.undo ? undefined : valueButton(UNDO_LAWS, copy.answer.undo, String(at))
  await deps.reply({ ...answer, replace: true }, answerWith(paragraphs, undo))

  async function undone(): Promise<string[]> {
    const names = await undoRegistration(deps, request)
    return [names.length > 0 ? copy.laws.undone(...firstOf(names)) : copy.answer.nothingToUndo]
  }
}
