import type { Copy } from '../../copy/copy.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import { QuietHours } from '../../subscriptions/quiet-hours.ts'
import { type Deps as SetDeps, setQuietHours } from '../../subscriptions/set-quiet-hours.ts'
import type { Instant } from '../../text/seoul.ts'
import { valueButton } from '../blocks/blocks.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { UNDO_QUIET } from '../incoming/ids.ts'
import type { Pressed } from '../incoming/interaction.ts'
import type { Asked } from '../incoming/slash-command.ts'
import { type Deps as NoteDeps, noteChange } from './note-change.ts'

export interface Deps extends SetDeps, NoteDeps {
  copy: Copy
  now(): Instant
}

const OFF = 'off'

/** `/subscriptions 조용히 22:00-07:00`, or `끄기`: when a channel is told nothing. Undefined when the words are not about that. */
export async function quietHoursCommand(deps: Deps, { channel, words, by }: Asked): Promise<Answer | undefined> {
  const { quiet: copy } = deps.copy
  const [isQuiet, wanted = ''] = words.match(copy.command) ?? []
  if (isQuiet === undefined) return undefined
  if (wanted === '') return answerWith([saidOf(await deps.quietHoursOf(channel), deps.copy), copy.how])
  const hours = copy.off.test(wanted) ? undefined : readQuietHours(wanted, deps.copy)
  if (hours === 'unclear') return answerWith([copy.unclear(wanted), copy.how])
  const before = await change(deps, channel, hours, by)
  if (!hours && !before) return answerWith([copy.none])
  const undo = valueButton(UNDO_QUIET, deps.copy.answer.undo, before ? spanOf(before) : OFF)
  return answerWith([saidOf(hours, deps.copy)], undo)
}

/** [되돌리기] below the answer; the button carries the hours that stood before. */
export async function undoQuietHours(deps: Deps, { channel, value, by }: Pressed): Promise<Answer> {
  const hours = value === OFF ? undefined : readQuietHours(value, deps.copy)
  if (hours === 'unclear') return answerWith([deps.copy.answer.nothingToUndo])
  await change(deps, channel, hours, by)
  return answerWith([deps.copy.quiet.undone, saidOf(hours, deps.copy)])
}

/** Sets the hours, or ends them, and tells the channel. Returns those that stood before. */
async function change(deps: Deps, channel: Channel, hours: QuietHours | undefined, by: string) {
  const before = await setQuietHours(deps, channel, hours, deps.now())
  const stays = hours && before && spanOf(hours) === spanOf(before)
  const span = hours ?? before
  if (span && !stays) await noteChange(deps, channel, by, hours ? 'quiet hours' : 'no quiet hours', [spanOf(span)])
  return before
}

/** One line about a channel's quiet hours; empty when it has none. */
export function quietLine(quiet: QuietHours | undefined, copy: Copy): string {
  return quiet ? copy.quiet.line(clock(quiet.from), clock(quiet.to)) : ''
}

function saidOf(hours: QuietHours | undefined, { quiet }: Copy): string {
  return hours ? quiet.set(clock(hours.from), clock(hours.to)) : quiet.ended
}

function readQuietHours(text: string, { quiet }: Copy): QuietHours | 'unclear' {
  const { fromHour, fromMinute = '', toHour, toMinute = '' } = text.match(quiet.span)?.groups ?? {}
  const [from, to] = [minuteOf(fromHour, fromMinute), minuteOf(toHour, toMinute)]
  const hours = QuietHours.safeParse({ from, to })
  return hours.success && from !== to ? hours.data : 'unclear'
}

/** `24` is midnight, as people write the end of a day. */
function minuteOf(hour: string | undefined, minute: string): number {
  const at = Number(hour) * 60 + Number(minute)
  return at === 24 * 60 ? 0 : at
}

function spanOf({ from, to }: QuietHours): string {
  return `${clock(from)}-${clock(to)}`
}

/** `07:00` */
function clock(minuteOfDay: number): string {
  const [hour, minute] = [Math.floor(minuteOfDay / 60), minuteOfDay % 60]
  return [hour, minute].map((part) => String(part).padStart(2, '0')).join(':')
}
