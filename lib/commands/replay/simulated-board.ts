import { createHash } from 'node:crypto'
import ministries from '../../../functions/releases/ministries.json' with { type: 'json' }
import { ministryOf } from '../../../functions/releases/ministry.ts'
import type { RawRelease } from '../../../functions/releases/raw-release.ts'
import { addDays, type Day } from '../../../functions/text/seoul.ts'
import type { ArchivedRelease } from './archived-release.ts'

/** A release as a curated board repeats it. */
export interface BoardCopy {
  of: ArchivedRelease
  /** The day on which the board shows it. */
  day: Day
  raw: RawRelease
}

const TITLE_TAGS = ['', '', '', '[보도참고] ', '[보도자료] ', '[공동] ']
const MAX_LAG_DAYS = 7
const VALUES_OF_BYTE = 256

/**
 * A board that repeats a share of the releases up to a week later, as real boards do: '·' is garbled into '?', titles get tags, the
 * ministry appears under any of its names, the attribution gives the ministry's own day, and half of the copies have no link to the
 * original. The same seed gives the same board.
 */
export function simulatedBoard(releases: ArchivedRelease[], share: number, seed: number): BoardCopy[] {
  return releases.flatMap((release): BoardCopy[] => {
    const [chosen = 0, lag = 0, linked = 0, tag = 0, dots = 0, name = 0] = pseudoRandomBytes(`${seed} ${release.num}`)
    if (chosen >= share * VALUES_OF_BYTE) return []
    const garble = (text: string) => (dots % 2 === 0 ? text.replaceAll('·', '?') : text)
    const raw: RawRelease = {
      url: `https://board.example.or.kr/esg_news/post/${release.num}`,
      title: `${TITLE_TAGS[tag % TITLE_TAGS.length]}${garble(release.title)}`,
      text: garble(release.summary),
      published: { day: release.date },
      ministry: anyNameOf(release.ministry, name),
      alsoAt: linked % 2 === 0 ? [release.url] : [],
    }
    return [{ of: release, day: addDays(release.date, lag % (MAX_LAG_DAYS + 1)), raw }]
  })
}

/** Whether the ministries' own lists leave this release out, so that only the board shows it. The same seed gives the same answer. */
export function isLeftOut({ num }: ArchivedRelease, share: number, seed: number): boolean {
  return (pseudoRandomBytes(`left out ${seed} ${num}`)[0] ?? 0) < share * VALUES_OF_BYTE
}

function pseudoRandomBytes(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}

/** One of the Korean names that a ministry has had. A ministry that is not in the list has its own name alone, without the division. */
function anyNameOf(ministry: string, choice: number): string {
  const today = ministryOf(ministry)
  const also = ministries.find(({ name }) => name === today)?.also ?? []
  const names = [today, ...also.filter((name) => /^[가-힣]+$/.test(name))]
  return names[choice % names.length] as string
}
