import type { UpcomingLaw } from '../../releases/upcoming-law.ts'
import { fold } from '../../text/korean.ts'
import type { Day } from '../../text/seoul.ts'
import { keysOfLaw } from './law-names.ts'

/** The days from `today` on, nearest first, on which something of a law or of the statutes below it comes into force. */
export function daysOfLaw(name: string, upcoming: UpcomingLaw[], today: Day): Day[] {
  const keys = new Set(keysOfLaw(name))
  const own = upcoming.filter(({ title, follows }) => keys.has(fold(title).text) || (follows && keys.has(follows)))
  return [...new Set(own.flatMap(({ effective }) => effective))].filter((day) => day >= today).sort()
}
