import type { KnownBlock } from '@slack/types'
import type { Latest } from '../releases/find-latest.ts'
import { parseQueries } from '../subscriptions/query.ts'
import { type Answer, answerWith } from './answer.ts'
import type { AnswerJob } from './answer-job.ts'
import { actions, context, sectionsOf } from './blocks.ts'
import type { Copy } from './copy/copy.ts'
import { escapeText, escapeWithin } from './escape-text.ts'
import { olderButton } from './latest-older.ts'
import { fits } from './limits.ts'
import { releaseLine } from './release-lines.ts'

const TITLE = 150

/** What `/latest` found, newest first, how far it looked, and the way further back. */
export function drawLatest(latest: Latest, job: AnswerJob, copy: Copy): Answer {
  const { found, lookedBackTo } = latest
  const queries = parseQueries(job.queries).queries.map((query) => query.text)
  const looked = copy.latest.lookedBackTo(lookedBackTo)
  const older = olderButton(latest, job, copy)
  if (found.length === 0) {
    const next = queries.length > 0 ? copy.latest.tryInstead(queries) : copy.latest.comeBack
    return answerWith([`${copy.latest.none(queries)} ${looked}`, next], older)
  }
  const head = escapeWithin(copy.latest.found(queries, found.length), 1000)
  let shown = found.length
  while (shown > 1 && !fits(draw(shown))) shown -= 1
  return { text: head, blocks: draw(shown) }

  function draw(count: number): KnownBlock[] {
    const lines = found.slice(0, count).map((release) => releaseLine(release, TITLE, copy))
    const more = found.length > count ? [escapeText(copy.latest.more(found.length - count))] : []
    const foot = [context(escapeText(looked)), ...(older ? [actions(older)] : [])]
    return [...sectionsOf([head]), ...sectionsOf([...lines, ...more]), ...foot]
  }
}
