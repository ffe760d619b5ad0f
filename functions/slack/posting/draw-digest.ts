import type { Button, KnownBlock } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import type { MessagePart } from '../../delivery/message.ts'
import { seoulDay } from '../../text/seoul.ts'
import { fits } from '../blocks/block-limits.ts'
import { actions, header, sectionsOf } from '../blocks/blocks.ts'
import { releaseLine, titleLink, titleOf } from '../blocks/release-lines.ts'
import { bold, escapeText, escapeWithin, oneLine, shorten, webAddress } from '../blocks/slack-text.ts'
import { isOnlyMentioned } from './passing-parts.ts'
import type { DrawnMessage } from './post-message.ts'

/** How much a digest says of each release. */
interface DigestLayout {
  /** Titles are cut to so many escaped UTF-16 units. */
  maxTitleLength: number
  /** A heading and sections for each query; otherwise one list. */
  grouped: boolean
  /** Ministry, day and other queries behind each title. */
  tails: boolean
  /** Whether an address of more than 300 characters is linked, though it takes the room of other releases. */
  longLinks: boolean
}

const LONG_ADDRESS = 300

/** Thirty releases always fit this one: thirty links of 300 characters leave 33 characters a line for everything else. */
const BAREST_LAYOUT: DigestLayout = { maxTitleLength: 4, grouped: false, tails: false, longLinks: false }

/** From the roomiest to the barest. A digest takes the first that holds all its releases. */
const DIGEST_LAYOUTS: DigestLayout[] = [
  { maxTitleLength: 120, grouped: true, tails: true, longLinks: true },
  { maxTitleLength: 40, grouped: true, tails: true, longLinks: true },
  { maxTitleLength: 120, grouped: true, tails: true, longLinks: false },
  { maxTitleLength: 40, grouped: true, tails: true, longLinks: false },
  { maxTitleLength: 40, grouped: false, tails: true, longLinks: false },
  { maxTitleLength: 24, grouped: false, tails: false, longLinks: false },
  { maxTitleLength: 12, grouped: false, tails: false, longLinks: false },
  BAREST_LAYOUT,
]

const MAX_NOTIFICATION_LENGTH = 600
const TITLES_IN_NOTIFICATION = 3
const MAX_NOTIFICATION_TITLE_GRAPHEMES = 60
const MAX_PLAIN_TITLE_LENGTH = 40
const MAX_GROUP_GRAPHEMES = 60
const MAX_GROUP_LENGTH = 200
const MAX_OTHER_QUERY_GRAPHEMES = 30

/**
 * Many releases in one message: grouped by the query that found them, one line and one link each, those that only mention what is asked
 * for in a group of their own at the end, where `parts` have them; below `notes` (escaped) and, where there is room, `buttons`. If even the
 * barest layout does not hold them all, it says how many it leaves out.
 */
export function drawDigest(parts: MessagePart[], copy: Copy, notes: string[], buttons: Button[] = []): DrawnMessage {
  const foot = sectionsOf(notes)
  const roomy = DIGEST_LAYOUTS.find((one) => fits([...digestBlocks(parts, one, copy), ...foot]))
  const layout = roomy ?? BAREST_LAYOUT
  const shown = roomy ? parts : parts.slice(0, countThatFits(parts, layout, copy, notes))
  const titles = parts
    .slice(0, TITLES_IN_NOTIFICATION)
    .map(({ release }) => shorten(titleOf(release, copy), MAX_NOTIFICATION_TITLE_GRAPHEMES))
  const blocks = [...digestBlocks(shown, layout, copy, parts.length - shown.length), ...foot]
  const withButtons = buttons.length > 0 ? [...blocks, actions(...buttons)] : blocks
  return {
    text: escapeWithin(copy.message.digestNotification(parts.length, titles), MAX_NOTIFICATION_LENGTH),
    blocks: fits(withButtons) ? withButtons : blocks,
    plain: [
      copy.message.digestHeader(parts.length),
      ...plainLines(shown, layout, copy),
      ...omissionLines(shown, layout, copy, parts.length - shown.length),
      ...notes,
    ].join('\n'),
  }
}

/** How many of these, from the first on, a layout holds; at least one. */
function countThatFits(parts: MessagePart[], layout: DigestLayout, copy: Copy, notes: string[]): number {
  let holds = Math.min(1, parts.length)
  let tooMany = parts.length + 1
  while (holds + 1 < tooMany) {
    const middle = Math.floor((holds + tooMany) / 2)
    const blocks = digestBlocks(parts.slice(0, middle), layout, copy, parts.length - middle)
    if (fits([...blocks, ...sectionsOf(notes)])) holds = middle
    else tooMany = middle
  }
  return holds
}

/** `omitted`: how many releases the digest is about beside these. */
function digestBlocks(parts: MessagePart[], layout: DigestLayout, copy: Copy, omitted = 0): KnownBlock[] {
  const mentions = parts.filter(isOnlyMentioned)
  const others = parts.filter((part) => !isOnlyMentioned(part))
  const groups = [...Map.groupBy(others, ({ matches }) => matches[0]?.query ?? '')].map(([query, group]) => [
    ...(layout.grouped ? [groupTitle(query, group.length, copy)] : []),
    ...group.map((part) => digestLine(part, layout, copy)),
  ])
  if (mentions.length > 0)
    groups.push([
      ...(layout.tails ? [bold(copy.message.mentionsGroup(mentions.length))] : []),
      ...mentions.map((part) => digestLine(part, layout, copy)),
    ])
  return [
    header(copy.message.digestHeader(parts.length + omitted)),
    ...(layout.grouped ? groups.flatMap(sectionsOf) : sectionsOf(groups.flat())),
    ...sectionsOf(omissionLines(parts, layout, copy, omitted)),
  ]
}

/** How many releases are shown without a link because their address is too long, and how many are not shown at all. */
function omissionLines(shown: MessagePart[], layout: DigestLayout, copy: Copy, omitted: number): string[] {
  const unlinked = layout.longLinks ? 0 : shown.filter(({ release }) => hasLongAddress(release.url)).length
  return [
    ...(unlinked > 0 ? [copy.message.withoutLinks(unlinked)] : []),
    ...(omitted > 0 ? [copy.message.moreReleases(omitted)] : []),
  ]
}

function groupTitle(query: string, count: number, copy: Copy): string {
  const shown = escapeWithin(shorten(oneLine(query), MAX_GROUP_GRAPHEMES), MAX_GROUP_LENGTH)
  return copy.message.digestGroup(bold(shown), count)
}

function digestLine(part: MessagePart, layout: DigestLayout, copy: Copy): string {
  const { release } = part
  const { maxTitleLength, tails, longLinks } = layout
  const shown = longLinks || !hasLongAddress(release.url) ? release : { ...release, url: '' }
  if (!tails) return `• ${titleLink(shown, maxTitleLength, copy)}`
  const announcedDay = release.announcedAt === undefined ? undefined : seoulDay(release.announcedAt)
  return releaseLine(shown, maxTitleLength, copy, queriesBehind(part, copy), announcedDay)
}

/** The queries that do not stand above the group: of a release that only mentions them, all. */
function queriesBehind(part: MessagePart, { message }: Copy): string {
  const names = part.matches.map(({ query }) => shorten(oneLine(query), MAX_OTHER_QUERY_GRAPHEMES))
  if (!isOnlyMentioned(part)) return message.alsoFor(names.slice(1))
  const mentions = Math.max(...part.matches.map(({ mentions = 1 }) => mentions))
  return message.mentionOf(names, mentions, part.release.textIn === 'attachment')
}

function plainLines(parts: MessagePart[], layout: DigestLayout, copy: Copy): string[] {
  const lines = parts.map((part) => plainLine(part, layout, copy))
  const first = parts.findIndex(isOnlyMentioned)
  return first === -1 ? lines : lines.toSpliced(first, 0, copy.message.mentionsGroup(parts.length - first))
}

function plainLine({ release }: MessagePart, { maxTitleLength, longLinks }: DigestLayout, copy: Copy): string {
  const title = escapeWithin(titleOf(release, copy), Math.min(maxTitleLength, MAX_PLAIN_TITLE_LENGTH))
  const address = longLinks || !hasLongAddress(release.url) ? (webAddress(release.url) ?? '') : ''
  return `• ${title} ${escapeText(address)}`.trim()
}

/** Whether an address, escaped for Slack, has more than 300 characters. */
function hasLongAddress(url: string): boolean {
  return escapeText(webAddress(url) ?? '').length > LONG_ADDRESS
}
