import type { Copy } from '../../copy/copy.ts'
import type { QueryPreview } from '../../subscriptions/preview-queries.ts'
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
export function drawPreview(previews: QueryPreview[], copy: Copy, today?: Day): Answer {
  const { text } = answerWith(previews.map(({ query, volume }) => copy.preview.reach(query.text, ...numbers(volume))))
  for (const examples of [3, 1, 0]) {
    const blocks = sectionsOf(previews.flatMap((preview) => linesOf(preview, examples, copy, today)))
    if (fits(blocks)) return { text, blocks }
  }
  return { text, blocks: sectionsOf([escapeWithin(text, 2000)]) }
}

function linesOf({ query, volume, examples }: QueryPreview, most: number, copy: Copy, today?: Day): string[] {
  const { narrower, wider } = suggest(termOf(query))
  if (volume.breadth === 'none') return [escapeWithin(copy.preview.none(query.text, wider), 800)]
  return [
    escapeWithin(copy.preview.reach(query.text, ...numbers(volume)), 400),
    ...(volume.breadth === 'very broad' ? [escapeWithin(copy.preview.veryBroad(narrower), 800)] : []),
    ...examples.slice(0, most).map((release) => releaseLine(release, TITLE, copy, '', today)),
  ]
}

function numbers({ releases, perWeek }: QueryPreview['volume']): [number, number] {
  return [releases, perWeek]
}
