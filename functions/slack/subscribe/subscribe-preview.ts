import type { ModalView } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import type { SearchedReleases } from '../../copy/keyword-copy.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import {
  type PreviewQueriesDeps,
  previewQueries,
  type QueryPreview,
  type QueryPreviews,
} from '../../subscriptions/preview-queries.ts'
import { parseQueries } from '../../subscriptions/query/query.ts'
import { suggest } from '../../subscriptions/query/suggest.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import { type Day, type Instant, seoulDay } from '../../text/seoul.ts'
import { fits } from '../blocks/block-limits.ts'
import { context, sectionsOf } from '../blocks/blocks.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { releaseLine } from '../blocks/release-lines.ts'
import { escapeWithin } from '../blocks/slack-text.ts'
import type { ReplyTo } from '../client/response-url.ts'
import { openNowHead, openNowLines } from '../due/open-now.ts'
import { type PreviewJob, type QueueJobDeps, queueFollowUp } from '../incoming/answer-job.ts'
import { termOf } from './did-you-mean.ts'
import { hintBlocks } from './form-hint.ts'
import { finishedForm, subscribeForm } from './subscribe-form.ts'

/*
A preview says what queries would have brought in the last thirty days, and what can be commented on now. It reads too much for Slack's three seconds, so the slack door
asks the answer door for it, and the answer door shows it where it was asked for: below the answer to a command, in the form that was
just sent, or in a form that is still being filled in.
*/

/** Asks for a preview of new subscriptions. Losing it loses no subscription, so a failure is only logged. */
export async function requestPreview(
  deps: QueueJobDeps,
  channel: Channel,
  queries: string[],
  answer: PreviewJob['answer'],
): Promise<void> {
  if (queries.length === 0) return
  await queueFollowUp(deps, { job: 'preview', ...channel, queries: queries.join(', '), answer })
}

export interface AnswerPreviewDeps extends PreviewQueriesDeps {
  copy: Copy
  now(): Instant
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
  reply(to: ReplyTo, answer: Answer): Promise<void>
  /** Draws an open view again, with `hash` only if it has not changed since. Its hash after that; undefined when it was not drawn. */
  updateModal(viewId: string, view: ModalView, hash?: string): Promise<string | undefined>
}

export async function answerPreview(
  deps: AnswerPreviewDeps,
  { queries, answer, team, channel }: PreviewJob,
): Promise<void> {
  if ('about' in answer) return previewInOpenForm(deps, queries, answer)
  const drawn = await previewAnswer(deps, queries, await deps.subscriptionsOf({ team, channel }))
  if ('responseUrl' in answer) return deps.reply({ ...answer, replace: false }, drawn)
  const finished = finishedForm(answer.said, deps.copy)
  await deps.updateModal(answer.viewId, { ...finished, blocks: [...finished.blocks, ...drawn.blocks] })
}

type OpenFormAnswer = Extract<PreviewJob['answer'], { about: unknown }>

/** Says that it is looking, then what it found; each only if nobody has changed the form since. */
async function previewInOpenForm(
  deps: AnswerPreviewDeps,
  queries: string,
  { viewId, hash, about }: OpenFormAnswer,
): Promise<void> {
  const { copy, updateModal } = deps
  const hint = hintBlocks(queries, copy)
  const looking = subscribeForm(about, copy, {}, [...hint, context(copy.hint.searching)])
  const hashWhileLooking = await updateModal(viewId, looking, hash)
  if (hashWhileLooking === undefined) return
  const { blocks } = await previewAnswer(deps, queries)
  await updateModal(viewId, subscribeForm(about, copy, {}, [...hint, ...blocks]), hashWhileLooking)
}

async function previewAnswer(deps: AnswerPreviewDeps, queries: string, made: Subscription[] = []): Promise<Answer> {
  const now = deps.now()
  return drawPreviews(await previewQueries(deps, parseQueries(queries).queries, now, made), deps.copy, seoulDay(now))
}

const MAX_TITLE_LENGTH = 120
const MAX_TEXT_LENGTH = 2000
const MAX_REACH_LENGTH = 400
const MAX_ADVICE_LENGTH = 800

/** How much each query would have brought, and what is open now, with as many examples as fit. */
function drawPreviews({ previews, searched, since, open }: QueryPreviews, copy: Copy, today: Day): Answer {
  const isOpen = open.found.length > 0
  const { text } = answerWith([...previews.map((one) => reachOf(one, copy)), isOpen ? openNowHead(open, copy) : ''])
  const queries = previews.map(({ query }) => query.text)
  for (const examples of [3, 1, 0]) {
    const blocks = [
      ...sectionsOf(previews.flatMap((one) => linesOf(one, { count: searched, since }, examples, copy, today))),
      ...sectionsOf(openNowLines(open, Math.max(examples, 1), queries, copy, today)),
    ]
    if (fits(blocks)) return { text, blocks }
  }
  return { text, blocks: sectionsOf([escapeWithin(text, MAX_TEXT_LENGTH)]) }
}

function linesOf(one: QueryPreview, read: SearchedReleases, maxExamples: number, copy: Copy, today?: Day): string[] {
  const { query, volume, examples } = one
  const { narrower, wider } = suggest(termOf(query))
  if (volume.breadth === 'none')
    return [escapeWithin(copy.preview.none(query.text, wider.length > 0 ? wider : narrower, read), MAX_ADVICE_LENGTH)]
  return [
    escapeWithin(reachOf(one, copy), MAX_REACH_LENGTH),
    ...(volume.breadth === 'very broad' ? [escapeWithin(copy.preview.veryBroad(narrower), MAX_ADVICE_LENGTH)] : []),
    ...examples.slice(0, maxExamples).map((release) => releaseLine(release, MAX_TITLE_LENGTH, copy, '', today)),
  ]
}

function reachOf({ query, volume }: QueryPreview, copy: Copy): string {
  return copy.preview.reach(query.text, volume.releases, volume.perWeek)
}
