import type { Copy } from '../../copy/copy.ts'
import { QUERY_SEPARATORS } from '../../subscriptions/query/split-queries.ts'
import { termsContaining } from '../../subscriptions/query/suggest.ts'
import type { RefusedText } from '../../subscriptions/query/understanding/understanding.ts'
import type { SlashCommand } from '../incoming/slash-command.ts'
import { oneLine, shorten } from './slack-text.ts'

const MAX_NAMED_QUERIES = 5
const MAX_QUERY_GRAPHEMES = 20
const MAX_MISTYPED_GRAPHEMES = 40

// `--weekly` is an option typed out of habit, not an exclusion: nobody excludes a word with two dashes.
const OPTION = /(?<!\S)--[\p{L}\p{N}]\S*/u
// Slack itself writes a channel it knows as `<#C1|esg>`. One it does not know stays as it was typed.
// Where everything is a tag (`#탄소중립 #ESG`), none of them is a channel.
const UNKNOWN_CHANNEL = new RegExp(
  `(?<![^\\s${QUERY_SEPARATORS}])[^\\s#${QUERY_SEPARATORS}][^\\s${QUERY_SEPARATORS}]*\\s+(#[\\p{L}\\p{N}_-]+)$`,
  'u',
)

/** One sentence for each reason why something was refused, naming the first few texts, with what to write instead. Not escaped. */
export function explainRefusals(
  refused: RefusedText[],
  notKeywords: SlashCommand['notKeywords'],
  copy: Copy,
): string[] {
  const words = refused.filter(({ why }) => why !== 'empty' || notKeywords.length === 0)
  const kinds = [...Map.groupBy(words, ({ why }) => why)]
  return [
    ...notKeywords.map((kind) => copy.refusal[kind]([], 0)),
    ...kinds.map(([why, those]) => {
      const named = those.slice(0, MAX_NAMED_QUERIES).map(({ text }) => shorten(oneLine(text), MAX_QUERY_GRAPHEMES))
      const refusal = copy.refusal[why](named, those.length - named.length)
      const longer = why === 'too short' ? termsContaining(those[0]?.text ?? '') : []
      return longer.length > 0 ? `${refusal}${copy.preview.tryLonger(longer)}` : refusal
    }),
  ]
}

/** What to write instead of an option, or of a channel behind the keywords, that does not exist; undefined when neither was typed. */
export function explainMistyped({ words, namedChannel }: SlashCommand, { answer }: Copy): string | undefined {
  const [option] = words.match(OPTION) ?? []
  if (option) return answer.unknownOption(shorten(option, MAX_MISTYPED_GRAPHEMES))
  const [, channel] = words.match(UNKNOWN_CHANNEL) ?? []
  return channel && !namedChannel ? answer.unknownChannel(shorten(channel, MAX_MISTYPED_GRAPHEMES)) : undefined
}
