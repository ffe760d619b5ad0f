import type { Copy } from '../../copy/copy.ts'
import { lawsNamedLike } from '../../subscriptions/laws/law-names.ts'
import { type LawList, MAX_LAWS_PER_LIST } from '../../subscriptions/query/understanding/typed-text/read-law-list.ts'
import { oneLine, shorten } from '../blocks/slack-text.ts'

const MAX_NAMED = 10
const MAX_UNKNOWN_NAMED = 15
const MAX_ALIKE = 2
const MAX_NAME_GRAPHEMES = 60

/** What became of a list of laws, in paragraphs that must not be escaped yet; empty ones may be among them. */
export function sayRegistered(
  { added, already }: { added: string[]; already: string[] },
  list: Pick<LawList, 'unknown' | 'over'>,
  { laws }: Copy,
): string[] {
  return [
    added.length > 0 ? laws.registered(...firstOf(added)) : '',
    already.length > 0 ? laws.already(...firstOf(already)) : '',
    list.over > 0 ? laws.tooMany(list.over, MAX_LAWS_PER_LIST) : '',
    sayUnknown(list.unknown, laws),
  ]
}

/** Each name that is no law we know, with those that are written most alike. */
function sayUnknown(unknown: string[], laws: Copy['laws']): string {
  if (unknown.length === 0) return ''
  const more = unknown.length - MAX_UNKNOWN_NAMED
  const lines = unknown
    .slice(0, MAX_UNKNOWN_NAMED)
    .map((typed) => laws.unknown(shorten(oneLine(typed), MAX_NAME_GRAPHEMES), lawsNamedLike(typed, MAX_ALIKE)))
  return [
    laws.unknownHead(unknown.length),
    ...lines,
    ...(more > 0 ? [laws.moreUnknown(more)] : []),
    laws.unknownFoot,
  ].join('\n')
}

/** The names that are said, and how many there are besides. */
export function firstOf(names: string[]): [string[], number] {
  return [names.slice(0, MAX_NAMED), Math.max(0, names.length - MAX_NAMED)]
}
