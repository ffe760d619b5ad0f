import type { Copy } from '../../copy/copy.ts'
import type { Preview } from '../../subscriptions/preview-queries.ts'
import { suggest } from '../../subscriptions/query/suggest.ts'
import type { Day } from '../../text/seoul.ts'
import { fits } from '../blocks/block-limits.ts'
import { sectionsOf } from '../blocks/blocks.ts'
import { termOf } from '../blocks/did-you-mean.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { escapeWithin } from '../blocks/escape-text.ts'
import { releaseLine } from '../blocks/release-lines.ts'

const TITLE = 120

/** How much each query would have brought, with examples as long as they fit. */
export function drawPreview(previews: Preview[], copy: Copy, today?: Day): Answer {
  const { text } = answerWith(previews.map(({ query, reach }) => copy.preview.reach(query.text, ...numbers(reach))))
  for (const examples of [3, 1, 0]) {
    const blocks = sectionsOf(previews.flatMap((preview) => linesOf(preview, examples, copy, today)))
    if (fits(blocks)) return { text, blocks }
  }
  return { text, blocks: sectionsOf([escapeWithin(text, 2000)]) }
}

function linesOf({ query, reach, examples }: Preview, most: number, copy: Copy, today?: Day): string[] {
  const { narrower, wider } = suggest(termOf(query))
  if (reach.breadth === 'none') return [escapeWithin(copy.preview.none(query.text, wider), 800)]
  return [
    escapeWithin(copy.preview.reach(query.text, ...numbers(reach)), 400),
    ...(reach.breadth === 'very broad' ? [escapeWithin(copy.preview.veryBroad(narrower), 800)] : []),
    ...examples.slice(0, most).map((release) => releaseLine(release, TITLE, copy, '', today)),
  ]
}

function numbers({ releases, perWeek }: Preview['reach']): [number, number] {
  return [releases, perWeek]
}
