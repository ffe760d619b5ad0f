import type { Button } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import { type FindLatestDeps, findLatest, type LatestReleases, startBehind } from '../../releases/find-latest.ts'
import type { Release } from '../../releases/release.ts'
import { compileMatcher } from '../../subscriptions/matching/matcher.ts'
import { openMayAnswer } from '../../subscriptions/matching/may-answer.ts'
import { parseQueries } from '../../subscriptions/query/query.ts'
import { understand } from '../../subscriptions/query/understanding/understand.ts'
import { type Day, type Instant, seoulDay } from '../../text/seoul.ts'
import { fits } from '../blocks/block-limits.ts'
import { actions, context, section, sectionsOf, valueButton } from '../blocks/blocks.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { releaseLine } from '../blocks/release-lines.ts'
import { escapeText, escapeWithin } from '../blocks/slack-text.ts'
import type { ReplyTo } from '../client/response-url.ts'
import { type LatestJob, OlderSearch } from '../incoming/answer-job.ts'
import { LATEST_OLDER } from '../incoming/ids.ts'

export interface AnswerLatestDeps extends FindLatestDeps {
  copy: Copy
  now(): Instant
  reply(to: ReplyTo, answer: Answer): Promise<void>
}

const MAX_HEAD_LENGTH = 1000
const MAX_TITLE_LENGTH = 150
const MAX_WORDS_TO_SUBSCRIBE = 3

/** In the answer door: searches for what `/latest` asked for and answers. A job without queries asks for the newest releases of any kind. */
export async function answerLatest(deps: AnswerLatestDeps, job: LatestJob): Promise<void> {
  const { queries } = parseQueries(job.queries)
  const now = deps.now()
  const matcher = compileMatcher(queries)
  const wanted =
    queries.length === 0
      ? { isWanted: () => true, mayStandIn: () => true, parts: [] }
      : { isWanted: (release: Release) => matcher(release).length > 0, ...openMayAnswer(queries) }
  const { since } = job
  const searched = since ? within(since, deps) : deps
  const latest = endingAt(since, await findLatest(searched, wanted, job.count, now, job))
  await deps.reply(job, drawLatest(latest, job, deps.copy, seoulDay(now)))
}

/** What a search of a period reads: days before it hold nothing for it. */
function within(since: Day, deps: FindLatestDeps): FindLatestDeps {
  return {
    ...deps,
    releasesOfDay: async (day, now) => (day < since ? [] : deps.releasesOfDay(day, now)),
    async signing() {
      const signing = await deps.signing()
      return signing.oldest === undefined || signing.oldest > since ? signing : { ...signing, oldest: since }
    },
  }
}

/** Nothing is said of days before a period, and nothing goes on there. */
function endingAt(since: Day | undefined, latest: LatestReleases): LatestReleases {
  if (!since) return latest
  const { found, lookedBackTo, next } = latest
  const isWithin = next?.from !== undefined && next.from >= since
  return { found, lookedBackTo: lookedBackTo < since ? since : lookedBackTo, next: isWithin ? next : undefined }
}

/** The releases, newest first; how far back the search went; a button to search further. What does not fit is left to that button. */
function drawLatest(latest: LatestReleases, job: LatestJob, copy: Copy, today: Day): Answer {
  const queries = parseQueries(job.queries).queries.map((query) => query.text)
  if (latest.found.length === 0) return drawNothing(latest, queries, job, copy)
  const whole = drawList(latest, queries, job, copy, today)
  return fits(whole.blocks) ? whole : drawLatest(withoutOldest(latest), job, copy, today)
}

function drawList(latest: LatestReleases, queries: string[], job: LatestJob, copy: Copy, today: Day): Answer {
  const head = escapeWithin(copy.latest.found(queries, latest.found.length), MAX_HEAD_LENGTH)
  const lines = latest.found.map((release) => releaseLine(release, MAX_TITLE_LENGTH, copy, '', today))
  const lookedBack = context(escapeText(copy.latest.lookedBackTo(latest.lookedBackTo)))
  const older = olderButton(latest, job, copy)
  return { text: head, blocks: [section(head), ...sectionsOf(lines), lookedBack, ...(older ? [actions(older)] : [])] }
}

function withoutOldest({ found }: LatestReleases): LatestReleases {
  const rest = found.slice(0, -1)
  return { found: rest, lookedBackTo: seoulDay(rest.at(-1)?.showAt ?? 0), next: startBehind(rest) }
}

function drawNothing(latest: LatestReleases, queries: string[], job: LatestJob, copy: Copy): Answer {
  const lookedBack = copy.latest.lookedBackTo(latest.lookedBackTo)
  const older = olderButton(latest, job, copy)
  const isFirst = job.before === undefined && job.skip === 0
  if (job.since && isFirst)
    return answerWith([copy.latest.noneInPeriod(queries, latest.lookedBackTo, job.from ?? latest.lookedBackTo)], older)
  if (job.from) return answerWith([`${copy.latest.noneBefore} ${lookedBack}`], older)
  if (queries.length === 0)
    return answerWith([`${copy.latest.none(queries)} ${lookedBack}`, copy.latest.comeBack], older)
  const advice = queries.some((query) => !isKeyword(query))
    ? copy.latest.tryFewerWords(queries)
    : copy.latest.tryInstead(queries)
  return answerWith([`${copy.latest.none(queries)} ${lookedBack}`, advice], older)
}

/** Whether a query can be recommended as a subscription: it has few words, and would be subscribed as it stands. */
function isKeyword(query: string): boolean {
  const { queries } = understand(query)
  return query.split(' ').length <= MAX_WORDS_TO_SUBSCRIBE && queries.length === 1 && queries[0]?.text === query
}

/** [이전 발표 보기], for the next releases before these; undefined where there can be none. */
function olderButton({ next }: LatestReleases, { queries, count, since }: LatestJob, copy: Copy): Button | undefined {
  if (!next) return undefined
  const search = OlderSearch.parse({ queries, count, since, ...next })
  return valueButton(LATEST_OLDER, copy.latest.older, JSON.stringify(search))
}
