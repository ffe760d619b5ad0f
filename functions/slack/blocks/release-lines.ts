import type { BindingNews } from '../../copy/binding-copy.ts'
import type { Copy } from '../../copy/copy.ts'
import { isPressRelease } from '../../releases/press-release.ts'
import type { Release } from '../../releases/release.ts'
import { isForApplications } from '../../releases/release-kind.ts'
import { isPassing } from '../../subscriptions/matching/aboutness.ts'
import type { Match } from '../../subscriptions/matching/query-match.ts'
import type { Day } from '../../text/seoul.ts'
import { bold, escapeText, escapeWithin, link, oneLine, shorten } from './slack-text.ts'

const MAX_NAME_GRAPHEMES = 60
const MAX_REASONS = 5
const MAX_EXTRAS_PER_LINE = 3
const MAX_PLACE_LENGTH = 400
const MAX_PLACE_LABEL_LENGTH = 150
const MAX_LINE_LENGTH = 500
const MAX_LICENCE_LENGTH = 300
const MAX_TAIL_LENGTH = 200
const MAX_BOLD_LENGTH = 150

/** The title on one line; never empty. Not escaped. */
export function titleOf(release: Release, copy: Copy): string {
  return oneLine(release.title) || copy.message.untitled
}

/** The title as a link, cut to `maxUnits` escaped UTF-16 units; struck through when the release was withdrawn. Escaped. */
export function titleLink(release: Release, maxUnits: number, copy: Copy): string {
  const linked = link(release.url, titleOf(release, copy), maxUnits)
  return release.withdrawn && !linked.includes('~') ? `~${linked}~` : linked
}

/** Ministry, Seoul day and source. Escaped. */
export function bylineOf(release: Release, copy: Copy): string {
  const source = shorten(oneLine(release.sourceName), MAX_NAME_GRAPHEMES)
  return escapeWithin(
    copy.message.byline({ ...aboutOf(release), source, kind: kindOf(release, copy) }),
    MAX_LINE_LENGTH,
  )
}

/** Why the channel is told of it: the queries, the words of the release that matched them, and where these stand. Escaped. */
export function reasonsOf(matches: Match[], { textIn }: Release, copy: Copy): string {
  const reasons = matches.slice(0, MAX_REASONS).map((match) => {
    const { query, words, where, mentions } = match
    const inAttachment = textIn === 'attachment'
    return { query: strong(query), words: strong(words), where, mentions, passing: isPassing(match), inAttachment }
  })
  return reasons.length > 0 ? copy.message.reasons(reasons, matches.length - reasons.length) : ''
}

/** What comes with a release, a line each: releases about the same draft, the names of its attachments, links to the same announcement elsewhere, its licence. Escaped. */
export function extrasOf(release: Release, copy: Copy): string {
  const { attachments, alsoAt, licence } = release
  const names = attachments.slice(0, MAX_EXTRAS_PER_LINE).map(({ name }) => shorten(oneLine(name), MAX_NAME_GRAPHEMES))
  const places = alsoAt
    .map(({ url, sourceName }) => link(url, shorten(oneLine(sourceName), MAX_NAME_GRAPHEMES), MAX_PLACE_LABEL_LENGTH))
    .filter((place) => place.length <= MAX_PLACE_LENGTH)
    .slice(0, MAX_EXTRAS_PER_LINE)
  const lines = [
    ...relatedLines(release, copy),
    names.length > 0
      ? escapeWithin(copy.message.attachments(names, attachments.length - names.length), MAX_LINE_LENGTH)
      : '',
    places.length > 0 ? copy.message.alsoAt(places, alsoAt.length - places.length) : '',
    licence
      ? escapeWithin(copy.message.licence(shorten(oneLine(licence), MAX_NAME_GRAPHEMES)), MAX_LICENCE_LENGTH)
      : '',
  ]
  return lines.filter((line) => line !== '').join('\n')
}

/** Links to releases that this one belongs with, each with what it is to this one. */
function relatedLines({ kind, related = [] }: Release, copy: Copy): string[] {
  return related.slice(0, MAX_EXTRAS_PER_LINE).flatMap((other) => {
    const name = copy.binding.related({ kind, other: other.kind, stage: other.stage })
    const linked = link(other.url, shorten(oneLine(other.title), MAX_NAME_GRAPHEMES), MAX_PLACE_LABEL_LENGTH)
    return linked.length <= MAX_PLACE_LENGTH ? [`${escapeText(name)}: ${linked}`] : []
  })
}

/** `• title (linked) — ministry · day`, and `behind` after it. With `today`, a day of another year shows its year. Escaped. */
export function releaseLine(release: Release, maxTitleUnits: number, copy: Copy, behind = '', today?: Day): string {
  const year = dayShown(release.published)?.slice(0, 4)
  const withYear = today !== undefined && year !== today.slice(0, 4)
  const due = release.tells ? copy.binding.newsInList(newsIn(release, today)) : dueInList(release, copy)
  const about = copy.message.lineTail({ ...aboutOf(release), withYear, due })
  return `• ${titleLink(release, maxTitleUnits, copy)} ${escapeWithin(`${about}${behind}`, MAX_TAIL_LENGTH)}`
}

/** What became of the notice that a release tells of; empty where it is an announcement itself. Not escaped. */
export function newsOf(release: Release, copy: Copy, today: Day | undefined): string {
  return release.tells ? copy.binding.news(newsIn(release, today)) : ''
}

function newsIn({ tells, kind, due: day, dueBefore: before }: Release, today: Day | undefined): BindingNews {
  return { what: tells?.what ?? 'moved', kind, toApply: isForApplications(kind), day, before, today }
}

const MAX_LATER_DAYS = 3

/** Until when one can comment and from when it binds, a line each; nothing of a release that was withdrawn. Escaped. */
export function bindingOf(release: Release, copy: Copy, today: Day | undefined): string {
  const { due, dueBefore, effective: [day, ...others] = [], withdrawn, tells } = release
  if (withdrawn || tells?.what === 'withdrawn') return ''
  // News of a moved day has a sentence for it.
  const before = tells ? undefined : dueBefore
  const later = others.slice(0, MAX_LATER_DAYS)
  const toApply = isForApplications(release.kind)
  const lines = [
    ...(due ? [copy.binding.due({ day: due, today, before, toApply })] : []),
    ...(day ? [copy.binding.effective({ day, today, later, more: others.length - later.length })] : []),
  ]
  return lines.map((line) => bold(escapeText(line))).join('\n')
}

function kindOf(release: Release, copy: Copy): string | undefined {
  const { kind, stage } = release
  return kind && !isPressRelease(release) ? copy.binding.kind(kind, stage) : undefined
}

function dueInList({ due, withdrawn }: Release, copy: Copy): string | undefined {
  return due && !withdrawn ? copy.binding.dueInList(due) : undefined
}

function aboutOf({ ministry, published, withdrawn, revision, links = 0 }: Release) {
  const mark = withdrawn ? ('withdrawn' as const) : revision > links ? ('revised' as const) : undefined
  return { ministry: ministry && shorten(oneLine(ministry), MAX_NAME_GRAPHEMES), day: dayShown(published), mark }
}

/** The day as its source wrote it. */
function dayShown(published: Release['published']): Day | undefined {
  return published?.printed ?? published?.day
}

function strong(text: string): string {
  return bold(escapeWithin(shorten(oneLine(text), MAX_NAME_GRAPHEMES), MAX_BOLD_LENGTH))
}
