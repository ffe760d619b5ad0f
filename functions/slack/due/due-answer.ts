import type { Button, KnownBlock } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import { type DueRelease, type DueReleases, type FindDueDeps, findDue } from '../../releases/find-due.ts'
import type { Release } from '../../releases/release.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import { compileMatcher } from '../../subscriptions/matching/matcher.ts'
import { parseQueries } from '../../subscriptions/query/query.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import { type Day, type Instant, seoulDay } from '../../text/seoul.ts'
import { fits } from '../blocks/block-limits.ts'
import { actions, context, section, sectionsOf, valueButton } from '../blocks/blocks.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { releaseLine } from '../blocks/release-lines.ts'
import { bold, escapeText, escapeWithin } from '../blocks/slack-text.ts'
import type { ReplyTo } from '../client/response-url.ts'
import type { DueJob } from '../incoming/answer-job.ts'
import { DUE_LATER } from '../incoming/ids.ts'
import { LaterDue } from './due-command.ts'
import { dueTable } from './due-table.ts'

export interface AnswerDueDeps extends FindDueDeps {
  copy: Copy
  now(): Instant
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
  reply(to: ReplyTo, answer: Answer): Promise<void>
}

const MAX_RELEASES_PER_ANSWER = 15
const MAX_HEAD_LENGTH = 1000
const MAX_TITLE_LENGTH = 150

/** In the answer door: lists what `/due` asked for. Without words that is what the channel's subscriptions find, or all where it has none. */
export async function answerDue(deps: AnswerDueDeps, job: DueJob): Promise<void> {
  const typed = parseQueries(job.queries).queries
  const subscribed = typed.length > 0 ? [] : await subscribedQueries(deps, job)
  const queries = typed.length > 0 ? typed : subscribed
  const matcher = compileMatcher(queries)
  const isWanted = (release: Release) => queries.length === 0 || matcher(release).length > 0
  const now = deps.now()
  const due = await findDue(deps, isWanted, MAX_RELEASES_PER_ANSWER, now, { after: job.after })
  const names = typed.map((query) => query.text)
  await deps.reply(job, drawDue(due, { names, isEverything: queries.length === 0, job }, deps.copy, seoulDay(now)))
}

async function subscribedQueries({ subscriptionsOf }: AnswerDueDeps, { team, channel }: DueJob) {
  const subscriptions = await subscriptionsOf({ team, channel })
  return subscriptions.map(({ queryId, query }) => ({ id: queryId, text: query }))
}

interface AskedDue {
  /** The queries that were typed. */
  names: string[]
  /** Whether neither something typed nor a subscription narrows the list. */
  isEverything: boolean
  job: DueJob
}

/** What is open as a table, and plain by the day it ends; a button for the rest. What fits in only one of them is left to that button. */
function drawDue(due: DueReleases, asked: AskedDue, copy: Copy, today: Day): Answer {
  if (due.found.length === 0) return drawNothing(asked, copy)
  const caption = copy.due.found(asked.names, due.found.length, due.hasMore)
  const head = escapeWithin(caption, MAX_HEAD_LENGTH)
  const later = due.hasMore ? laterButton(due, asked.job, copy) : undefined
  const around = (list: KnownBlock[]) => [
    section(bold(head)),
    ...list,
    ...(asked.isEverything ? [context(escapeText(copy.due.everything))] : []),
    ...(later ? [actions(later)] : []),
  ]
  const blocks = around([dueTable(due.found, caption, copy, today)])
  const plain = around(sectionsOf(linesOf(due.found, copy, today)))
  if (fits(blocks) && fits(plain)) return { text: head, blocks, plain }
  return drawDue({ found: due.found.slice(0, -1), hasMore: true }, asked, copy, today)
}

/** A line a release, below a line for each day. */
function linesOf(releases: DueRelease[], copy: Copy, today: Day): string[] {
  return releases.flatMap((release, index) => {
    const line = releaseLine({ ...release, due: undefined }, MAX_TITLE_LENGTH, copy, '', today)
    const isFirstOfDay = releases[index - 1]?.due !== release.due
    return isFirstOfDay ? [bold(escapeText(copy.due.day(release.due, today))), line] : [line]
  })
}

function drawNothing({ names, isEverything, job }: AskedDue, copy: Copy): Answer {
  if (job.after) return answerWith([copy.due.noneLater])
  if (names.length > 0) return answerWith([copy.due.none(names)])
  return answerWith([isEverything ? copy.due.noneAtAll : copy.due.noneSubscribed])
}

function laterButton({ found }: DueReleases, { queries }: DueJob, copy: Copy): Button | undefined {
  const last = found.at(-1)
  const after = last && { due: last.due, id: last.id }
  return valueButton(DUE_LATER, copy.due.more, JSON.stringify(LaterDue.parse({ queries, after })))
}
