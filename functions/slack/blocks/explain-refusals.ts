import type { Copy } from '../../copy/copy.ts'
import type { ParsedQueries } from '../../subscriptions/query/query.ts'
import { termsContaining } from '../../subscriptions/query/suggest.ts'
import type { Asked } from '../incoming/slash-command.ts'
import { oneLine, shorten } from './graphemes.ts'

const NAMED = 5
const LENGTH = 20

/** One sentence for each kind of thing that was not taken, naming the first few, with what to write instead. */
export function explainRefusals(refused: ParsedQueries['refused'], strange: Asked['strange'], copy: Copy): string[] {
  const words = refused.filter(({ why }) => why !== 'empty' || strange.length === 0)
  const kinds = [...Map.groupBy(words, ({ why }) => why)]
  return [
    ...strange.map((kind) => copy.refusal[kind]([], 0)),
    ...kinds.map(([why, those]) => {
      const named = those.slice(0, NAMED).map(({ text }) => shorten(oneLine(text), LENGTH))
      const said = copy.refusal[why](named, those.length - named.length)
      const longer = why === 'too short' ? termsContaining(those[0]?.text ?? '') : []
      return longer.length > 0 ? `${said}${copy.preview.longer(longer)}` : said
    }),
  ]
}
