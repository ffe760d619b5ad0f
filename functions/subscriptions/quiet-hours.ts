import * as z from 'zod'
import { isPublicHoliday, isWeekend } from '../text/days/business-day.ts'
import { addDays, DAY, type Day, type Instant, MINUTE, morningOf, seoulDay, startOfDay } from '../text/seoul.ts'
import type { Channel } from './channel.ts'
import type { NoteDeps } from './noted-change.ts'

const MinuteOfDay = z.int().min(0).max(1439)

export const QuietDay = z.enum(['weekends', 'holidays'])
export type QuietDay = z.infer<typeof QuietDay>

/**
 * When a channel is told nothing, all of it in Seoul: from one minute of the day until another, past midnight if `to` is the smaller; on
 * whole days; and until an instant, while it rests. What comes out meanwhile is sent when all of that is over.
 */
export const QuietHours = z.object({
  from: MinuteOfDay.optional(),
  to: MinuteOfDay.optional(),
  days: z.array(QuietDay).optional(),
  /** One that is past says when the last rest ended. */
  until: z.int().optional(),
})
export type QuietHours = z.infer<typeof QuietHours>

/** After a rest and after quiet days a channel hears again in the morning, not at midnight. */
const HEARS_AGAIN_AT = '09:00'
export const MAX_REST_DAYS = 92

/** When a rest ends after which `day` is the first on which the channel hears again. */
export function endOfRestOn(day: Day): Instant {
  return morningOf(day, HEARS_AGAIN_AT)
}

/** When the quiet ends that an instant falls in, through all that follows without a break; undefined when it falls in none. */
export function endOfQuiet(quiet: QuietHours, now: Instant): Instant | undefined {
  let at = now
  for (;;) {
    const { until = 0 } = quiet
    const end = until > at ? until : (endOfQuietDays(quiet, at) ?? endOfHours(quiet, at))
    if (end === undefined) return at > now ? at : undefined
    at = end
  }
}

function endOfQuietDays({ days = [] }: QuietHours, at: Instant): Instant | undefined {
  const today = seoulDay(at)
  const isQuietDay = (day: Day) =>
    (days.includes('weekends') && isWeekend(day)) || (days.includes('holidays') && isPublicHoliday(day))
  if (!isQuietDay(today)) {
    const morning = morningOf(today, HEARS_AGAIN_AT)
    return at < morning && isQuietDay(addDays(today, -1)) ? morning : undefined
  }
  let next = addDays(today, 1)
  while (isQuietDay(next)) next = addDays(next, 1)
  return morningOf(next, HEARS_AGAIN_AT)
}

function endOfHours({ from, to }: QuietHours, at: Instant): Instant | undefined {
  if (from === undefined || to === undefined) return undefined
  const midnight = startOfDay(seoulDay(at))
  const minute = Math.floor((at - midnight) / MINUTE)
  const isQuiet = from < to ? from <= minute && minute < to : from <= minute || minute < to
  if (!isQuiet) return undefined
  const end = midnight + to * MINUTE
  return end > at ? end : end + DAY
}

export interface SetQuietHoursDeps extends NoteDeps {
  quietHoursOf(channel: Channel): Promise<QuietHours | undefined>
  setQuietHours(channel: Channel, hours: QuietHours | undefined): Promise<void>
  wakeChannel(channel: Channel, ringAt: Instant): Promise<void>
}

/**
 * Sets all of when a channel is told nothing, or ends it, and has the channel told if it is another now. Returns what stood before. The end
 * of a rest is kept: what waited for it has not waited too long.
 */
export async function setQuietHours(
  deps: SetQuietHoursDeps,
  channel: Channel,
  hours: QuietHours | undefined,
  by: string,
  now: Instant,
): Promise<QuietHours | undefined> {
  const before = await deps.quietHoursOf(channel)
  const until = hours?.until ?? (before?.until === undefined ? undefined : Math.min(before.until, now))
  await deps.setQuietHours(channel, until === undefined ? hours : { ...hours, until })
  // What waits for the end of the quiet before may be due now.
  await deps.wakeChannel(channel, now)
  const [parts, partsBefore] = [quietParts(hours, now), quietParts(before, now)]
  if (parts.join() === partsBefore.join()) return before
  const change = parts.length > 0 ? 'quiet hours' : 'no quiet hours'
  await deps.noteChange(channel, { by, change, queries: parts.length > 0 ? parts : partsBefore })
  return before
}

/** What of it holds now or later, as notes and buttons carry it: `22:00-07:00`, `weekends`, `holidays`, `until 2026-12-04`. */
export function quietParts(hours: QuietHours | undefined, now: Instant): string[] {
  const { from, to, days = [], until = 0 } = hours ?? {}
  return [
    ...(from === undefined || to === undefined ? [] : [`${clockTime(from)}-${clockTime(to)}`]),
    ...QuietDay.options.filter((day) => days.includes(day)),
    ...(until > now ? [`until ${seoulDay(until)}`] : []),
  ]
}

const PART =
  /^(?:(?<fromHour>\d\d):(?<fromMinute>\d\d)-(?<toHour>\d\d):(?<toMinute>\d\d)|until (?<until>\d{4}-\d\d-\d\d)|\w+)$/u

/** The same read back; undefined where a part is none of them. */
export function readQuietParts(parts: string[]): QuietHours | undefined {
  const read = parts.map((part): QuietHours | undefined => {
    const { fromHour, fromMinute, toHour, toMinute, until } = part.match(PART)?.groups ?? {}
    if (until !== undefined) return { until: endOfRestOn(until) }
    if (fromHour !== undefined)
      return { from: Number(fromHour) * 60 + Number(fromMinute), to: Number(toHour) * 60 + Number(toMinute) }
    const day = QuietDay.safeParse(part)
    return day.success ? { days: [day.data] } : undefined
  })
  const days = read.flatMap((one) => one?.days ?? [])
  const whole = QuietHours.safeParse(Object.assign({}, ...read, days.length > 0 ? { days } : {}))
  return whole.success && !read.includes(undefined) ? whole.data : undefined
}

/** `07:00` */
export function clockTime(minuteOfDay: number): string {
  const [hour, minute] = [Math.floor(minuteOfDay / 60), minuteOfDay % 60]
  return [hour, minute].map((part) => String(part).padStart(2, '0')).join(':')
}
