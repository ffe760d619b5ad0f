import type { Copy } from '../../copy/copy.ts'
import type { Release } from '../../releases/release.ts'
import type { Match } from '../../subscriptions/matching/query-match.ts'
import type { Day } from '../../text/seoul.ts'
import { bold, escapeWithin, link, oneLine, shorten } from './slack-text.ts'

const NAME = 60
const REASONS = 5
const EXTRAS = 3
const LONGEST_PLACE = 400

/** The title on one line; never empty. Not escaped. */
export function titleOf(release: Release, copy: Copy): string {
  return oneLine(release.title) || copy.message.untitled
}

/** The title as a link; struck through once the release was withdrawn. Escaped. */
export function titleLink(release: Release, most: number, copy: Copy): string {
  const linked = link(release.url, titleOf(release, copy), most)
  return release.withdrawn && !linked.includes('~') ? `~${linked}~` : linked
}

/** Ministry, Seoul day and source. Escaped. */
export function bylineOf(release: Release, copy: Copy): string {
  const source = shorten(oneLine(release.sourceName), NAME)
  return escapeWithin(copy.message.byline({ ...aboutOf(release), source }), 500)
}

/** Why the channel hears of it: queries, the words of the release that answered them, and where they stand. Escaped. */
export function reasonsOf(matches: Match[], copy: Copy): string {
  const reasons = matches
    .slice(0, REASONS)
    .map(({ query, words, where }) => ({ query: strong(query), words: strong(words), where }))
  return reasons.length > 0 ? copy.message.reasons(reasons, matches.length - reasons.length) : ''
}

/** What comes with a release, a line each: attachments by name, the same announcement elsewhere, its licence. Escaped. */
export function extrasOf({ attachments, alsoAt, licence }: Release, copy: Copy): string {
  const names = attachments.slice(0, EXTRAS).map(({ name }) => shorten(oneLine(name), NAME))
  const places = alsoAt
    .map(({ url, sourceName }) => link(url, shorten(oneLine(sourceName), NAME), 150))
    .filter((place) => place.length <= LONGEST_PLACE)
    .slice(0, EXTRAS)
  const lines = [
    names.length > 0 ? escapeWithin(copy.message.attachments(names, attachments.length - names.length), 500) : '',
    places.length > 0 ? copy.message.alsoAt(places, alsoAt.length - places.length) : '',
    licence ? escapeWithin(copy.message.licence(shorten(oneLine(licence), NAME)), 300) : '',
  ]
  return lines.filter((line) => line !== '').join('\n')
}

/** `• title (linked) · ministry, day`, and whatever is to stand behind it; the year of a day that is not of `today`'s. Escaped. */
export function releaseLine(release: Release, titleMost: number, copy: Copy, behind = '', today?: Day): string {
  const year = release.published?.day.slice(0, 4)
  const withYear = today !== undefined && year !== today.slice(0, 4)
  const about = copy.message.lineTail({ ...aboutOf(release), withYear })
  return `• ${titleLink(release, titleMost, copy)} ${escapeWithin(`${about}${behind}`, 200)}`
}

function aboutOf({ ministry, published, withdrawn, revision }: Release) {
  const mark = withdrawn ? ('withdrawn' as const) : revision > 0 ? ('revised' as const) : undefined
  return { ministry: ministry && shorten(oneLine(ministry), NAME), day: published?.day, mark }
}

function strong(text: string): string {
  return bold(escapeWithin(shorten(oneLine(text), NAME), 150))
}
