import type { Copy } from '../../copy/copy.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { shorten } from '../blocks/slack-text.ts'
import type { SlashCommand } from '../incoming/slash-command.ts'
import { type Deps as FareDeps, howSourcesFare, type SourceFare } from './how-sources-fare.ts'

export interface Deps extends FareDeps {
  copy: Copy
}

const AILING = 15

/** `/sources`: the state of each source. Those somebody should look at come first, then those that are not read yet, a line each. */
export async function sourcesCommand({ copy, ...deps }: Deps, { words, command }: SlashCommand): Promise<Answer> {
  const { well, ailing, notYet } = await howSourcesFare(deps)
  const all = well.length + ailing.length + notYet.length
  if (all === 0) return answerWith([copy.sources.none])
  return answerWith([
    words === '' ? '' : copy.answer.notUnderstood(shorten(words, 40), command),
    copy.sources.head(well.length, all),
    sourceLines([...ailing, ...notYet], AILING, copy),
    well.length > 0 ? copy.sources.well(well.map(({ name }) => name)) : '',
  ])
}

/** A line for each source, at most `most` of them; not escaped. */
export function sourceLines(sources: SourceFare[], most: number, copy: Copy): string {
  const more = sources.length > most ? [copy.sources.more(sources.length - most)] : []
  return [...sources.slice(0, most).map(copy.sources.line), ...more].join('\n')
}
