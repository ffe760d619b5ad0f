import { addDays, type Day, type Instant, seoulDay } from '../text/seoul.ts'
import type { Signing } from './day-signature.ts'

export interface SignPastDaysDeps {
  signing(): Promise<Signing>
  /** Signs a day by all that is stored of it. */
  signDay(day: Day): Promise<void>
  /** Notes that this day and those before it are signed. */
  noteSignedThrough(day: Day): Promise<void>
}

/** What is stored of yesterday or later is left to be signed here. A day is left alone for one day more than that, so that no such write is still under way. */
export const SIGNED_LATER_DAYS = 1
const LEFT_ALONE_DAYS = SIGNED_LATER_DAYS + 2
/** After an outage the nights that follow go on. */
const MAX_DAYS_A_NIGHT = 60

/** Signs the days that are over and were not signed yet, oldest first. A run that is cut off is gone on with by the next. */
export async function signPastDays(deps: SignPastDaysDeps, now: Instant): Promise<void> {
  const { signedThrough } = await deps.signing()
  if (signedThrough === undefined) return
  const last = [addDays(seoulDay(now), -LEFT_ALONE_DAYS), addDays(signedThrough, MAX_DAYS_A_NIGHT)].sort()[0] as Day
  for (let day = addDays(signedThrough, 1); day <= last; day = addDays(day, 1)) {
    await deps.signDay(day)
    await deps.noteSignedThrough(day)
  }
}
