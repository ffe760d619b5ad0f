import type { Copy } from '../../copy/copy.ts'
import type { LatestReleases } from '../../releases/find-latest.ts'
import type { Release } from '../../releases/release.ts'
import { parseQueries } from '../../subscriptions/query/query.ts'
import { type Day, seoulDay } from '../../text/seoul.ts'
import { fits } from '../blocks/block-limits.ts'
import { actions, context, section, sectionsOf } from '../blocks/blocks.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { releaseLine } from '../blocks/release-lines.ts'
import { escapeText, escapeWithin } from '../blocks/slack-text.ts'
import type { LatestJob } from '../incoming/answer-job.ts'
import { olderButton } from './latest-older.ts'

const TITLE = 150

/** What `/latest` found, newest first, how far it looked, and the way further back. */
export function drawLatest({ found, lookedBackTo }: LatestReleases, job: LatestJob, copy: Copy, today?: Day): Answer {
  const queries = parseQueries(job.queries).queries.map((query) => query.text)
  if (found.length === 0) return nothing(lookedBackTo, queries, job, copy)
  const whole = list({ found, lookedBackTo }, queries, job, copy, today)
  return fits(whole.blocks) ? whole : drawLatest(withoutLast(found), job, copy, today)
}

function list(latest: LatestReleases, queries: string[], job: LatestJob, copy: Copy, today?: Day): Answer {
  const head = escapeWithin(copy.latest.found(queries, latest.found.length), 1000)
  const lines = latest.found.map((release) => releaseLine(release, TITLE, copy, '', today))
  const looked = context(escapeText(copy.latest.lookedBackTo(latest.lookedBackTo)))
  const older = olderButton(latest, job, copy)
  return { text: head, blocks: [section(head), ...sectionsOf(lines), looked, ...(older ? [actions(older)] : [])] }
}

/** What does not fit is left for the next look. */
function withoutLast(found: Release[]): LatestReleases {
  const kept = found.slice(0, -1)
  return { found: kept, lookedBackTo: seoulDay(kept.at(-1)?.showAt ?? 0) }
}

function nothing(lookedBackTo: string, queries: string[], job: LatestJob, copy: Copy): Answer {
  const looked = copy.latest.lookedBackTo(lookedBackTo)
  // The search has gone back for years then: there is no further to go.
  if (job.from) return answerWith([`${copy.latest.noneBefore} ${looked}`])
  if (queries.length === 0) return answerWith([`${copy.latest.none(queries)} ${looked}`, copy.latest.comeBack])
  return answerWith([`${copy.latest.none(queries)} ${looked}`, copy.latest.tryInstead(queries)])
}
