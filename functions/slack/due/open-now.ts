import type { Copy } from '../../copy/copy.ts'
import type { DueReleases } from '../../releases/find-due.ts'
import { isForApplications } from '../../releases/release-kind.ts'
import type { Day } from '../../text/seoul.ts'
import { titleLink } from '../blocks/release-lines.ts'
import { bold, escapeText, escapeWithin, oneLine, shorten } from '../blocks/slack-text.ts'

/*
What is open now, in a few lines of a message that is about something else: how much it is, and the first ones, each behind its last day and
the days left.
*/
const MAX_HEAD_LENGTH = 300
const MAX_TITLE_LENGTH = 120
const MAX_MINISTRY_GRAPHEMES = 40

/** `지금 의견을 받는 것 3건`. Not escaped; there is at least one. */
export function openNowHead({ found, hasMore }: DueReleases, { due }: Copy): string {
  return due.openNow(found.length, { hasMore, toApply: found.some(({ kind }) => isForApplications(kind)) })
}

/** The first `count`, a line each. Escaped. */
function openLines({ found }: DueReleases, count: number, copy: Copy, today: Day): string[] {
  return found.slice(0, count).map((release) => {
    const ministry = release.ministry
      ? ` — ${escapeText(shorten(oneLine(release.ministry), MAX_MINISTRY_GRAPHEMES))}`
      : ''
    const day = bold(escapeText(copy.due.day(release.due, today)))
    return `• ${day} ${titleLink(release, MAX_TITLE_LENGTH, copy)}${ministry}`
  })
}

/** Head and lines together, and how to see the rest; none where nothing is open. `queries`: what narrows the list. Escaped. */
export function openNowLines(due: DueReleases, count: number, queries: string[], copy: Copy, today: Day): string[] {
  if (due.found.length === 0) return []
  const isMore = due.hasMore || due.found.length > count
  return [
    bold(escapeWithin(openNowHead(due, copy), MAX_HEAD_LENGTH)),
    ...openLines(due, count, copy, today),
    ...(isMore ? [escapeWithin(copy.due.seeAll(queries), MAX_HEAD_LENGTH)] : []),
  ]
}
