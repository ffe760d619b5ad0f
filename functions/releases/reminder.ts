import { businessDaysBefore, businessDayUntil } from '../text/days/business-day.ts'
import { addDays, type Day, type Instant, MINUTE, morningOf, seoulDay } from '../text/seoul.ts'
import type { Release } from './release.ts'

/*
A reminder is a delivery of its own, planned with that of its release and named by the release and the day it is about; so is the offer of
notices to a channel that is told of press releases alone:

  <release id>#due#2026-12-03              the last day to comment or apply
  <release id>#effective#2027-01-01#30     a law, or a part of it, binds from that day; 30 days ahead, and once more 7 days ahead
  <release id>#offer                       the first open notice that such a channel would have been told of

When a period is extended, the reminder of the new day is another delivery, and the one that waits ends as `moved`. None is sent once its
day is over, however long something held it up.
*/
const REMINDER = /#(due|effective)#(\d{4}-\d{2}-\d{2})(?:#(\d+))?$/
const OFFER = '#offer'
const LAW_DAYS_AHEAD = [30, 7]
/** As long as a post may take, and the clocks of two machines may differ. */
const LEAST_TIME_LEFT_MS = MINUTE

export interface Reminder {
  of: 'due' | 'effective'
  day: Day
  /** How many days ahead, of a law. */
  ahead?: number
}

interface PlannedReminder {
  deliveryId: string
  remindAt: Instant
}

export function dueReminderId(releaseId: string, due: Day): string {
  return `${releaseId}#due#${due}`
}

/** The release that a delivery of this name is of. */
export function releaseIdOf(deliveryId: string): string {
  return deliveryId.endsWith(OFFER) ? deliveryId.slice(0, -OFFER.length) : deliveryId.replace(REMINDER, '')
}

export function offerIdOf(releaseId: string): string {
  return `${releaseId}${OFFER}`
}

/** Whether a delivery offers notices to its channel. */
export function isOffer({ deliveryId }: { deliveryId?: string | undefined }): boolean {
  return deliveryId?.endsWith(OFFER) === true
}

/** What a delivery reminds of; undefined for one that tells of a release. */
export function reminderOf({ deliveryId }: { deliveryId?: string | undefined }): Reminder | undefined {
  const [, of, day, ahead] = deliveryId?.match(REMINDER) ?? []
  if (of === undefined || day === undefined) return undefined
  return { of: of as Reminder['of'], day, ...(ahead === undefined ? {} : { ahead: Number(ahead) }) }
}

/** The reminders of a release, each in the `morning` (`09:00`) of a business day: `businessDays` before its last day, and of a law as said above. */
export function remindersOf(
  { id, kind, due, effective = [] }: Release,
  businessDays: number,
  morning: string,
): PlannedReminder[] {
  if (businessDays === 0) return []
  const ofLaw = kind === '법령' ? effective : []
  return [
    ...(due
      ? [{ deliveryId: dueReminderId(id, due), remindAt: morningOf(businessDaysBefore(due, businessDays), morning) }]
      : []),
    ...ofLaw.flatMap((day) =>
      LAW_DAYS_AHEAD.map((ahead) => ({
        deliveryId: `${id}#effective#${day}#${ahead}`,
        remindAt: morningOf(businessDayUntil(addDays(day, -ahead)), morning),
      })),
    ),
  ]
}

type EndOfReminder = 'withdrawn' | 'moved' | 'past'

/** Why a reminder is not to be sent any more; undefined for one that is. */
export function endOfReminder(
  reminder: Reminder,
  release: Release | undefined,
  now: Instant,
): EndOfReminder | undefined {
  if (!release || release.withdrawn || release.stage === '철회') return 'withdrawn'
  const days = reminder.of === 'due' ? [release.due] : (release.effective ?? [])
  if (!days.includes(reminder.day)) return 'moved'
  return seoulDay(now + LEAST_TIME_LEFT_MS) > lastDayOf(reminder) ? 'past' : undefined
}

/** Why a reminder or an offer is not to be sent any more: an offer is of use while its notice is open. Undefined for any other delivery. */
export function endOfDelivery(
  delivery: { deliveryId?: string | undefined },
  release: Release | undefined,
  now: Instant,
): EndOfReminder | undefined {
  const reminder = isOffer(delivery) ? { of: 'due' as const, day: release?.due ?? '' } : reminderOf(delivery)
  return reminder && endOfReminder(reminder, release, now)
}

/** The last day on which a reminder is of use. Of a law the first gives way to the second. */
function lastDayOf({ day, ahead }: Reminder): Day {
  const [, second = 0] = LAW_DAYS_AHEAD
  return ahead !== undefined && ahead > second ? addDays(businessDayUntil(addDays(day, -second)), -1) : day
}
