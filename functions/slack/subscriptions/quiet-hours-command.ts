import type { Copy } from '../../copy/copy.ts'
import { commandMeant } from '../../subscriptions/query/understanding/commands-meant.ts'
import {
  clockTime,
  QuietHours,
  type SetQuietHoursDeps,
  setQuietHours,
  spanOf,
} from '../../subscriptions/quiet-hours.ts'
import { quietHoursIn } from '../../subscriptions/spoken/quiet-words.ts'
import type { Instant } from '../../text/seoul.ts'
import { valueButton } from '../blocks/blocks.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { UNDO_QUIET } from '../incoming/ids.ts'
import type { Interaction } from '../incoming/interaction.ts'
import type { SlashCommand } from '../incoming/slash-command.ts'

export interface QuietHoursDeps extends SetQuietHoursDeps {
  copy: Copy
  now(): Instant
}

/** What the button of an undo carries where there were no quiet hours before. */
const NO_HOURS = 'off'

/** `/subscriptions 조용히 22:00-07:00`, or `끄기`: when a channel is told nothing. Undefined when the words are not about that. */
export async function quietHoursCommand(
  deps: QuietHoursDeps,
  { channel, words, by }: SlashCommand,
): Promise<Answer | undefined> {
  const { quietHours: sentences, answer } = deps.copy
  const patterns = deps.copy.commandWords.quietHours
  const span = spanIn(words.replace(/\s+/g, ' '), deps.copy)
  if (span === undefined) return undefined
  if (span === '') {
    const standing = await deps.quietHoursOf(channel)
    return answerWith([standing ? sentenceOf(standing, deps.copy) : sentences.none, sentences.howToSet])
  }
  const hours = patterns.off.test(span) ? undefined : readQuietHours(span, deps.copy)
  if (hours === 'unclear') return answerWith([sentences.notUnderstood(span), sentences.howToSet])
  const before = await setQuietHours(deps, channel, hours, by, deps.now())
  if (!hours && !before) return answerWith([sentences.none])
  const undo = valueButton(UNDO_QUIET, answer.undo, before ? spanOf(before) : NO_HOURS)
  return answerWith([sentenceOf(hours, deps.copy)], undo)
}

/**
 * What stands behind 조용히: a span, or a word that ends them; also where it is said in another order (`밤 10시부터 아침 7시까지 조용히 해 줘`). Empty where no
 * hours are named, undefined where the words are about something else.
 */
function spanIn(words: string, { commandWords }: Copy): string | undefined {
  const [isCommand, span = ''] = words.match(commandWords.quietHours.command) ?? []
  if (isCommand !== undefined) return span
  if (commandMeant(words) !== 'command quiet hours') return undefined
  const end = words.split(' ').find((word) => commandWords.quietHours.off.test(word))
  return end ?? (quietHoursIn(words) ? words : '')
}

/** [되돌리기] below the answer; the button carries the hours that stood before. */
export async function undoQuietHours(deps: QuietHoursDeps, { channel, value, by }: Interaction): Promise<Answer> {
  const hours = value === NO_HOURS ? undefined : readQuietHours(value, deps.copy)
  if (hours === 'unclear') return answerWith([deps.copy.answer.nothingToUndo])
  await setQuietHours(deps, channel, hours, by, deps.now())
  return answerWith([deps.copy.quietHours.undone, sentenceOf(hours, deps.copy)])
}

/** One line about a channel's quiet hours; empty when it has none. */
export function quietLine(hours: QuietHours | undefined, { quietHours }: Copy): string {
  return hours ? quietHours.line(clockTime(hours.from), clockTime(hours.to)) : ''
}

function sentenceOf(hours: QuietHours | undefined, { quietHours }: Copy): string {
  return hours ? quietHours.set(clockTime(hours.from), clockTime(hours.to)) : quietHours.ended
}

function readQuietHours(text: string, { commandWords }: Copy): QuietHours | 'unclear' {
  const { fromHour, fromMinute = '', toHour, toMinute = '' } = text.match(commandWords.quietHours.span)?.groups ?? {}
  const [from, to] = [minuteOf(fromHour, fromMinute), minuteOf(toHour, toMinute)]
  const hours = QuietHours.safeParse({ from, to })
  return hours.success && from !== to ? hours.data : (quietHoursIn(text) ?? 'unclear')
}

/** `24` is midnight, as people write the end of a day. */
function minuteOf(hour: string | undefined, minute: string): number {
  const minuteOfDay = Number(hour) * 60 + Number(minute)
  return minuteOfDay === 24 * 60 ? 0 : minuteOfDay
}
