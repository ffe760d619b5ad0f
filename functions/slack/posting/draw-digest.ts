import type { KnownBlock } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import { ko } from '../../copy/ko/ko.ts'
import type { MessagePart } from '../../delivery/message.ts'
import { seoulDay } from '../../text/seoul.ts'
import { fits } from '../blocks/block-limits.ts'
import { header, sectionsOf } from '../blocks/blocks.ts'
import { releaseLine, titleLink, titleOf } from '../blocks/release-lines.ts'
import { bold, escapeText, escapeWithin, oneLine, shorten, webAddress } from '../blocks/slack-text.ts'
import { BAREST_LAYOUT, DIGEST_LAYOUTS, type DigestLayout, hasLongAddress } from './digest-layout.ts'
import type { Drawn } from './drawn.ts'

const NOTIFICATION = 600
const PLAIN_TITLE = 40

/** Many releases at a glance: grouped by the query that found them, one line and one link each, `notes` below. Thirty always fit. */
export function drawDigest(parts: MessagePart[], copy: Copy = ko, notes: string[] = []): Drawn {
  const roomy = DIGEST_LAYOUTS.find((one) => fits([...digestBlocks(parts, one, copy), ...sectionsOf(notes)]))
  const layout = roomy ?? BAREST_LAYOUT
  const shown = roomy ? parts : parts.slice(0, mostThatFit(parts, layout, copy, notes))
  const titles = parts.slice(0, 3).map(({ release }) => shorten(titleOf(release, copy), 60))
  return {
    text: escapeWithin(copy.message.digestNotification(parts.length, titles), NOTIFICATION),
    blocks: [...digestBlocks(shown, layout, copy, parts.length - shown.length), ...sectionsOf(notes)],
    plain: [
      copy.message.digestHeader(parts.length),
      ...shown.map((part) => plainLine(part, layout, copy)),
      ...leftOut(shown, layout, copy, parts.length - shown.length),
      ...notes,
    ].join('\n'),
  }
}

/** How many of these, from the first on, a layout holds; at least one. */
function mostThatFit(parts: MessagePart[], layout: DigestLayout, copy: Copy, notes: string[]): number {
  let holds = Math.min(1, parts.length)
  let tooMany = parts.length + 1
  while (holds + 1 < tooMany) {
    const middle = Math.floor((holds + tooMany) / 2)
    const drawn = digestBlocks(parts.slice(0, middle), layout, copy, parts.length - middle)
    if (fits([...drawn, ...sectionsOf(notes)])) holds = middle
    else tooMany = middle
  }
  return holds
}

function digestBlocks(parts: MessagePart[], layout: DigestLayout, copy: Copy, left = 0): KnownBlock[] {
  const line = (part: MessagePart) => digestLine(part, layout, copy)
  const groups = [...Map.groupBy(parts, ({ matches }) => matches[0]?.query ?? '')].map(([query, group]) => [
    ...(layout.grouped ? [groupTitle(query, group.length, copy)] : []),
    ...group.map(line),
  ])
  return [
    header(copy.message.digestHeader(parts.length + left)),
    ...(layout.grouped ? groups.flatMap(sectionsOf) : sectionsOf(groups.flat())),
    ...sectionsOf(leftOut(parts, layout, copy, left)),
  ]
}

/** What a reader will not find here, said rather than hidden: releases that did not fit, links longer than their lines. */
function leftOut(shown: MessagePart[], layout: DigestLayout, copy: Copy, left: number): string[] {
  const unlinked = layout.longLinks ? 0 : shown.filter(({ release }) => hasLongAddress(release.url)).length
  return [
    ...(unlinked > 0 ? [copy.message.withoutLinks(unlinked)] : []),
    ...(left > 0 ? [copy.message.moreReleases(left)] : []),
  ]
}

function groupTitle(query: string, count: number, copy: Copy): string {
  return copy.message.digestGroup(bold(escapeWithin(shorten(oneLine(query), 60), 200)), count)
}

function digestLine(
  { release, matches }: MessagePart,
  { titleMost, tails, longLinks }: DigestLayout,
  copy: Copy,
): string {
  const shown = longLinks || !hasLongAddress(release.url) ? release : { ...release, url: '' }
  if (!tails) return `• ${titleLink(shown, titleMost, copy)}`
  const others = matches.slice(1).map((match) => shorten(oneLine(match.query), 30))
  const heardOf = release.announcedAt === undefined ? undefined : seoulDay(release.announcedAt)
  return releaseLine(shown, titleMost, copy, copy.message.alsoFor(others), heardOf)
}

function plainLine({ release }: MessagePart, { titleMost, longLinks }: DigestLayout, copy: Copy): string {
  const title = escapeWithin(titleOf(release, copy), Math.min(titleMost, PLAIN_TITLE))
  const address = longLinks || !hasLongAddress(release.url) ? (webAddress(release.url) ?? '') : ''
  return `• ${title} ${escapeText(address)}`.trim()
}
