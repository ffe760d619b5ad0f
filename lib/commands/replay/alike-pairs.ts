import { ministryOf } from '../../../functions/releases/ministry.ts'
import { foldTitle } from '../../../functions/releases/same-release/title-claim.ts'
import { DAY, startOfDay } from '../../../functions/text/seoul.ts'
import type { PlayedRelease } from './played-release.ts'

const DAYS = 3

/** Releases of one title and ministry on days close to each other: what is easiest to take for one. */
export function alikePairs(releases: PlayedRelease[]): [PlayedRelease, PlayedRelease][] {
  const alike = Map.groupBy(releases, ({ title, ministry }) => `${foldTitle(title)} ${ministryOf(ministry)}`)
  return [...alike.values()].flatMap((same) =>
    same.flatMap((one, index) =>
      same.slice(index + 1).flatMap((other): [PlayedRelease, PlayedRelease][] => {
        const apart = Math.abs(startOfDay(one.date) - startOfDay(other.date))
        return apart > 0 && apart <= DAYS * DAY ? [[one, other]] : []
      }),
    ),
  )
}
