import type { Copy } from '../../copy/copy.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { shorten } from '../blocks/slack-text.ts'
import type { SlashCommand } from '../incoming/slash-command.ts'
import { type Deps as FareDeps, howSourcesFare } from './how-sources-fare.ts'

export interface Deps extends FareDeps {
  copy: Copy
}

const AILING = 15

/** `/sources`: how each source is, the ailing ones first and one by one. */
export async function sourcesCommand({ copy, ...deps }: Deps, { words, command }: SlashCommand): Promise<Answer> {
  const { well, ailing } = await howSourcesFare(deps)
  const all = well.length + ailing.length
  if (all === 0) return answerWith([copy.sources.none])
  return answerWith([
    words === '' ? '' : copy.answer.notUnderstood(shorten(words, 40), command),
    copy.sources.head(well.length, all),
    ailingLines(ailing, AILING, copy),
    well.length > 0 ? copy.sources.well(well.map(({ name }) => name)) : '',
  ])
}

/** A line for each ailing source, as far as `most`; not escaped. */
export function ailingLines(
  ailing: Awaited<ReturnType<typeof howSourcesFare>>['ailing'],
  most: number,
  copy: Copy,
): string {
  const more = ailing.length > most ? [copy.sources.more(ailing.length - most)] : []
  return [...ailing.slice(0, most).map(copy.sources.line), ...more].join('\n')
}
