import * as z from 'zod'
import { DAY, type Instant, MINUTE, seoulDay, startOfDay } from '../text/seoul.ts'
import type { Channel } from './channel.ts'
import type { NoteDeps } from './noted-change.ts'

const MinuteOfDay = z.int().min(0).max(1439)

/** When a channel is told nothing: from one minute of the day in Seoul until another, past midnight if `to` is the smaller. */
export const QuietHours = z.object({ from: MinuteOfDay, to: MinuteOfDay })
export type QuietHours = z.infer<typeof QuietHours>

/** When the quiet hours end that an instant falls in; undefined when it falls in none. */
export function endOfQuiet({ from, to }: QuietHours, now: Instant): Instant | undefined {
  const midnight = startOfDay(seoulDay(now))
  const minute = Math.floor((now - midnight) / MINUTE)
  const isQuiet = from < to ? from <= minute && minute < to : from <= minute || minute < to
  if (!isQuiet) return undefined
  const end = midnight + to * MINUTE
  return end > now ? end : end + DAY
}

export interface SetQuietHoursDeps extends NoteDeps {
  quietHoursOf(channel: Channel): Promise<QuietHours | undefined>
  setQuietHours(channel: Channel, hours: QuietHours | undefined): Promise<void>
  wakeChannel(channel: Channel, ringAt: Instant): Promise<void>
}

/** Sets a channel's quiet hours, or ends them, and has the channel told if they are others now. Returns those that stood before. */
export async function setQuietHours(
  deps: SetQuietHoursDeps,
  channel: Channel,
  hours: QuietHours | undefined,
  by: string,
  now: Instant,
): Promise<QuietHours | undefined> {
  const before = await deps.quietHoursOf(channel)
  await deps.setQuietHours(channel, hours)
  // What waits for the end of the hours before may be due now.
  await deps.wakeChannel(channel, now)
  const span = hours ?? before
  const isSame = hours && before && spanOf(hours) === spanOf(before)
  if (span && !isSame)
    await deps.noteChange(channel, { by, change: hours ? 'quiet hours' : 'no quiet hours', queries: [spanOf(span)] })
  return before
}

/** `22:00-07:00`, as notes and buttons carry it. */
export function spanOf({ from, to }: QuietHours): string {
  return `${clockTime(from)}-${clockTime(to)}`
}

/** `07:00` */
export function clockTime(minuteOfDay: number): string {
  const [hour, minute] = [Math.floor(minuteOfDay / 60), minuteOfDay % 60]
  return [hour, minute].map((part) => String(part).padStart(2, '0')).join(':')
}
