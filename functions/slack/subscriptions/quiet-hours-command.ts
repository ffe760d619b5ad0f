import type { Button } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import { commandMeant } from '../../subscriptions/query/understanding/commands-meant.ts'
import { restAsked } from '../../subscriptions/query/understanding/sentences/rest-words.ts'
import {
  clockTime,
  endOfRestOn,
  MAX_REST_DAYS,
  QuietDay,
  QuietHours,
  quietParts,
  readQuietParts,
  type SetQuietHoursDeps,
  setQuietHours,
} from '../../subscriptions/quiet-hours.ts'
import { quietDaysIn, quietHoursIn } from '../../subscriptions/spoken/quiet-words.ts'
import { addDays, daysBetween, type Instant, seoulDay } from '../../text/seoul.ts'
import { button, valueButton } from '../blocks/blocks.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { QUIET_FORM, UNDO_QUIET } from '../incoming/ids.ts'
import type { Interaction } from '../incoming/interaction.ts'
import type { SlashCommand } from '../incoming/slash-command.ts'

/*
When a channel is told nothing, in words: `/subscriptions 조용히 22:00-07:00`, `주말에는 조용히`, `3일 동안 쉬기`, `12월 3일까지 꺼 줘`, `조용히 끄기`. What is named changes;
the rest of it stays, and the answer says all of it.
*/

export interface QuietHoursDeps extends SetQuietHoursDeps {
  copy: Copy
  now(): Instant
}

/** What the button of an undo carries where there was no quiet before. */
const NO_HOURS = 'off'

/** Undefined when the words are not about that. */
export async function quietHoursCommand(
  deps: QuietHoursDeps,
  { channel, words: typed, by }: SlashCommand,
): Promise<Answer | undefined> {
  const { copy } = deps
  const { quietHours: sentences, commandWords } = copy
  const words = typed.replace(/\s+/g, ' ').trim()
  const today = seoulDay(deps.now())
  const rest = restAsked(words, today)
  const isResume = commandWords.quietHours.resume.test(words)
  const span = rest || isResume ? words : spanIn(words, copy)
  if (span === undefined) return undefined
  const standing = await deps.quietHoursOf(channel)
  if (isResume && (standing?.until ?? 0) <= deps.now()) return undefined
  if (span === '') return answerWith([quietSentences(standing, deps) || sentences.none, sentences.howToSet])
  if (rest) {
    const isTooLong = rest.until !== undefined && daysBetween(today, rest.until) > MAX_REST_DAYS
    if (isTooLong) return answerWith([sentences.restTooLong(MAX_REST_DAYS)])
    if (rest.until === undefined || rest.until <= today) return unclear()
  }
  const hours =
    rest?.until === undefined
      ? changedQuiet(standing, isResume ? 'resume' : span, copy)
      : { ...standing, until: endOfRestOn(rest.until) }
  if (hours === 'unclear') return unclear()
  const before = quietParts(standing, deps.now())
  await setQuietHours(deps, channel, hours, by, deps.now())
  if (before.length === 0 && quietParts(hours, deps.now()).length === 0) return answerWith([sentences.none])
  const undo = valueButton(UNDO_QUIET, copy.answer.undo, before.join() || NO_HOURS)
  return answerWith([quietSentences(hours, deps) || sentences.ended], undo)

  function unclear(): Answer {
    return answerWith([sentences.notUnderstood(span ?? ''), sentences.howToSet])
  }
}

/** What stands after a change that is no rest: other hours, more or fewer quiet days, the end of a rest, or of everything. */
function changedQuiet(
  standing: QuietHours | undefined,
  span: string,
  { commandWords }: Copy,
): QuietHours | 'unclear' | undefined {
  if (span === 'resume') return { ...standing, until: undefined }
  const { off, messages } = commandWords.quietHours
  if (off.test(span)) return undefined
  const days = quietDaysIn(span)
  const isOff = span.split(' ').some((word) => off.test(word)) && !messages.test(span)
  if (days.length > 0 && isOff) return { ...standing, days: standing?.days?.filter((day) => !days.includes(day)) }
  const read = readQuietHours(span, commandWords.quietHours.span)
  if (!read && days.length === 0) return 'unclear'
  const both = QuietDay.options.filter((day) => days.includes(day) || standing?.days?.includes(day))
  return { ...standing, ...read, ...(both.length > 0 ? { days: both } : {}) }
}

/**
 * What stands behind 조용히: a span, or a word that ends them; also where it is said in another order (`밤 10시부터 아침 7시까지 조용히 해 줘`). Empty where
 * nothing is named, undefined where the words are about something else.
 */
function spanIn(words: string, { commandWords }: Copy): string | undefined {
  const [isCommand, span = ''] = words.match(commandWords.quietHours.command) ?? []
  if (isCommand !== undefined) return span
  if (commandMeant(words) !== 'command quiet hours') return undefined
  if (quietHoursIn(words) || quietDaysIn(words).length > 0) return words
  return words.split(' ').find((word) => commandWords.quietHours.off.test(word)) ?? ''
}

/** [되돌리기] below the answer; the button carries what stood before. */
export async function undoQuietHours(deps: QuietHoursDeps, { channel, value, by }: Interaction): Promise<Answer> {
  const { answer, quietHours } = deps.copy
  const hours = value === NO_HOURS ? undefined : readQuietParts(value.split(','))
  if (!hours && value !== NO_HOURS) return answerWith([answer.nothingToUndo])
  await setQuietHours(deps, channel, hours, by, deps.now())
  return answerWith([quietHours.undone, quietSentences(hours, deps) || quietHours.ended])
}

/** Opens the form that changes it. */
export function quietButton({ quietForm }: Copy): Button {
  return button(QUIET_FORM, quietForm.open)
}

/** One line about when a channel is told nothing; empty when it is told at any time. */
export function quietLine(hours: QuietHours | undefined, { quietHours }: Copy, now: Instant): string {
  const parts = quietParts(hours, now)
  return parts.length > 0 ? quietHours.line(parts) : ''
}

/** What stands, a line each; empty where nothing does. */
export function quietSentences(
  hours: QuietHours | undefined,
  { copy: { quietHours }, now }: Pick<QuietHoursDeps, 'copy' | 'now'>,
): string {
  const { from, to, days = [], until = 0 } = hours ?? {}
  const back = seoulDay(until)
  return [
    from === undefined || to === undefined ? '' : quietHours.set(clockTime(from), clockTime(to)),
    days.length > 0 ? quietHours.onDays(days) : '',
    until > now() ? quietHours.resting(addDays(back, -1), back) : '',
  ]
    .filter((line) => line !== '')
    .join('\n')
}

function readQuietHours(text: string, span: RegExp): QuietHours | undefined {
  const { fromHour, fromMinute = '', toHour, toMinute = '' } = text.match(span)?.groups ?? {}
  const [from, to] = [minuteOf(fromHour, fromMinute), minuteOf(toHour, toMinute)]
  const hours = QuietHours.safeParse({ from, to })
  return hours.success && from !== to ? hours.data : quietHoursIn(text)
}

/** `24` is midnight, as people write the end of a day. */
function minuteOf(hour: string | undefined, minute: string): number {
  const minuteOfDay = Number(hour) * 60 + Number(minute)
  return minuteOfDay === 24 * 60 ? 0 : minuteOfDay
}
