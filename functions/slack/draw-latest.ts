import type { Latest } from '../releases/find-latest.ts'
import type { Query } from '../subscriptions/query.ts'
import type { Answer } from './answer.ts'
import { answerWith } from './answer.ts'
import { context, sectionsOf } from './blocks.ts'
import type { Copy } from './copy/copy.ts'
import { escapeText, escapeWithin } from './escape-text.ts'
import { fits } from './limits.ts'
import { releaseLine } from './release-lines.ts'

const TITLE = 150

/** What `/latest` found, newest first, and how far it looked. */
export function drawLatest({ found, lookedBackTo }: Latest, queries: Query[], copy: Copy): Answer {
  const texts = queries.map((query) => query.text)
  const looked = copy.latest.lookedBackTo(lookedBackTo)
  if (found.length === 0) {
    const next = texts.length > 0 ? copy.latest.tryInstead(texts) : copy.latest.comeBack
    return answerWith([`${copy.latest.none(texts)} ${looked}`, next])
  }
  const head = escapeWithin(copy.latest.found(texts, found.length), 1000)
  let shown = found.length
  while (shown > 1 && !fits(draw(shown))) shown -= 1
  return { text: head, blocks: draw(shown) }

  function draw(count: number) {
    const lines = found.slice(0, count).map((release) => releaseLine(release, TITLE, copy))
    const more = found.length > count ? [escapeText(copy.latest.more(found.length - count))] : []
    return [...sectionsOf([head]), ...sectionsOf([...lines, ...more]), context(escapeText(looked))]
  }
}
