import type { ModalView } from '@slack/types'
import { FORM_WORDS } from '../../copy/command-words.ts'
import type { Copy } from '../../copy/copy.ts'
import { type MembershipDeps, mayChangeChannel } from '../../subscriptions/may-change-channel.ts'
import { readLawList } from '../../subscriptions/query/understanding/typed-text/read-law-list.ts'
import type { Instant } from '../../text/seoul.ts'
import { escapeWithin } from '../blocks/slack-text.ts'
import { LawsJob, type QueueJobDeps } from '../incoming/answer-job.ts'
import type { ViewBody } from '../incoming/bodies.ts'
import { readFormAbout } from '../incoming/form-about.ts'
import { LAW_NAMES_FIELD, LAWS_MODAL } from '../incoming/ids.ts'
import type { Interaction } from '../incoming/interaction.ts'
import type { SlashCommand } from '../incoming/slash-command.ts'
import { type OpenFormDeps, openForm } from '../subscribe/open-subscribe-form.ts'
import { errorAt, type FormAnswer } from '../subscribe/submit-subscribe-form.ts'
import { finishedForm } from '../subscribe/subscribe-form.ts'
import { sayRegistered } from './say-registered.ts'

export interface SubmitLawsDeps extends QueueJobDeps, MembershipDeps {
  now(): Instant
  /** The copy in a workspace's language. */
  copyOf(team: string): Promise<Copy>
}

/** As much as Slack takes. */
const MAX_TYPED_LENGTH = 3000
const MAX_PARAGRAPH_LENGTH = 2500

/** `/laws 추가` opens the form to paste a list into; undefined for any other words. */
export function formOfLaws(command: SlashCommand): ((deps: OpenFormDeps) => Promise<boolean>) | undefined {
  const { words, notKeywords, channel, namedChannel, triggerId } = command
  if (!FORM_WORDS.includes(words.toLowerCase()) || notKeywords.length > 0) return undefined
  const about = namedChannel?.channel ?? channel.channel
  return (deps) => openForm(deps, channel.team, triggerId, (copy) => lawsForm(about, channel.channel, copy))
}

/** [법령 등록] below a register. */
export function formOfAddLaws({ channel, triggerId }: Interaction): (deps: OpenFormDeps) => Promise<boolean> {
  return (deps) => openForm(deps, channel.team, triggerId, (copy) => lawsForm(channel.channel, channel.channel, copy))
}

/** `channel`: where laws are registered. `askedIn`: where the form was opened. */
function lawsForm(channel: string, askedIn: string, { laws, form }: Copy): ModalView {
  return {
    type: 'modal',
    callback_id: LAWS_MODAL,
    private_metadata: JSON.stringify({ channel: askedIn, registers: channel }),
    title: plainText(laws.title),
    submit: plainText(laws.submit),
    close: plainText(form.close),
    blocks: [
      {
        type: 'input',
        block_id: LAW_NAMES_FIELD,
        label: plainText(laws.field),
        hint: plainText(laws.hint),
        element: {
          type: 'plain_text_input',
          action_id: LAW_NAMES_FIELD,
          multiline: true,
          placeholder: plainText(laws.example),
          max_length: MAX_TYPED_LENGTH,
          focus_on_load: true,
        },
      },
    ],
  }
}

/** The form was sent: what is recognised is registered by the answer door, which then says what became of it in the same view. */
export async function submitLawsForm(deps: SubmitLawsDeps, { view, user, team }: ViewBody): Promise<FormAnswer> {
  const { channel: askedIn, registers = askedIn } = readFormAbout(view.private_metadata)
  const channel = { team: team.id, channel: registers }
  const asking = mayChangeChannel(deps, channel, { by: user.id, askedIn })
  const [copy, mayChange] = await Promise.all([deps.copyOf(team.id), asking])
  if (!mayChange) return errorAt(LAW_NAMES_FIELD, copy.answer.notYourChannel(copy.answer.otherChannel('')))
  const list = readLawList(view.state.values[LAW_NAMES_FIELD]?.[LAW_NAMES_FIELD]?.value ?? '')
  if (list.names.length === 0) {
    const said = list.unknown.length > 0 ? sayRegistered({ added: [], already: [] }, list, copy).join('') : ''
    return errorAt(LAW_NAMES_FIELD, said || copy.laws.nothing)
  }
  const job = { job: 'laws', ...channel, by: user.id, at: deps.now(), ...list, answer: { viewId: view.id } }
  await deps.queueJob(LawsJob.parse(job))
  return { response_action: 'update', view: lawsDone([copy.laws.registering(list.names.length)], copy) }
}

/** The form after it was sent. Paragraphs must not be escaped yet; empty ones are left out. */
export function lawsDone(paragraphs: string[], copy: Copy): ModalView {
  const texts = paragraphs.filter((text) => text !== '').map((text) => escapeWithin(text, MAX_PARAGRAPH_LENGTH))
  return finishedForm(texts, copy, copy.laws.title)
}

function plainText(text: string) {
  return { type: 'plain_text' as const, text }
}
