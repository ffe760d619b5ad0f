import * as z from 'zod'
import { DAY, type Instant, MINUTE, seoulDay, startOfDay } from '../text/seoul.ts'

const MinuteOfDay = z.int().min(0).max(1439)

/** From one minute of the day in Seoul to another, over midnight if need be; `to` is no longer of it. */
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
