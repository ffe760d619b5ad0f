import type { KnownBlock } from '@slack/types'
import type { Part } from '../delivery/parts-of.ts'
import { header, sectionsOf } from './blocks.ts'
import type { Copy } from './copy/copy.ts'
import { ko } from './copy/ko.ts'
import type { Drawn } from './drawn.ts'
import { bold, escapeText, escapeWithin } from './escape-text.ts'
import { oneLine, shorten } from './graphemes.ts'
import { fits } from './limits.ts'
import { webAddress } from './link.ts'
import { releaseLine, titleOf } from './release-lines.ts'

const TITLE = 120
/** A release revised after its digest was fixed may have grown: shorter titles then make room. */
const SHORT_TITLE = 40
const NOTIFICATION = 600

/** Many releases at a glance: grouped by the query that found them, one line and one link each. */
export function drawDigest(parts: Part[], copy: Copy = ko): Drawn {
  const titleMost = fits(digestBlocks(parts, TITLE, copy)) ? TITLE : SHORT_TITLE
  const shown = parts.slice(0, mostThatFit(parts, titleMost, copy))
  const blocks = digestBlocks(shown, titleMost, copy, parts.length - shown.length)
  const titles = parts.slice(0, 3).map(({ release }) => shorten(titleOf(release, copy), 60))
  return {
    text: escapeWithin(copy.message.digestNotification(parts.length, titles), NOTIFICATION),
    blocks,
    plain: [copy.message.digestHeader(parts.length), ...shown.map((part) => plainLine(part, copy))].join('\n'),
  }
}

/** How many of these, from the first on, one digest holds; at least one. */
export function howManyFit(parts: Part[], copy: Copy = ko): number {
  return mostThatFit(parts, TITLE, copy)
}

function mostThatFit(parts: Part[], titleMost: number, copy: Copy): number {
  let holds = Math.min(1, parts.length)
  let tooMany = parts.length + 1
  while (holds + 1 < tooMany) {
    const middle = Math.floor((holds + tooMany) / 2)
    const left = parts.length - middle
    if (fits(digestBlocks(parts.slice(0, middle), titleMost, copy, left))) holds = middle
    else tooMany = middle
  }
  return holds
}

function digestBlocks(parts: Part[], titleMost: number, copy: Copy, left = 0): KnownBlock[] {
  const groups = [...Map.groupBy(parts, ({ matches }) => matches[0]?.query ?? '')].flatMap(([query, group]) =>
    sectionsOf([groupTitle(query, group.length, copy), ...group.map((one) => digestLine(one, titleMost, copy))]),
  )
  const more = left > 0 ? sectionsOf([copy.message.moreReleases(left)]) : []
  return [header(copy.message.digestHeader(parts.length + left)), ...groups, ...more]
}

function groupTitle(query: string, count: number, copy: Copy): string {
  return copy.message.digestGroup(bold(escapeWithin(shorten(oneLine(query), 60), 200)), count)
}

function digestLine({ release, matches }: Part, titleMost: number, copy: Copy): string {
  const others = matches.slice(1).map((match) => shorten(oneLine(match.query), 30))
  return releaseLine(release, titleMost, copy, copy.message.alsoFor(others))
}

function plainLine({ release }: Part, copy: Copy): string {
  return `• ${escapeWithin(titleOf(release, copy), SHORT_TITLE)} ${escapeText(webAddress(release.url) ?? '')}`
}
