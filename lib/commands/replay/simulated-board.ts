import { createHash } from 'node:crypto'
import ministries from '../../../functions/releases/ministries.json' with { type: 'json' }
import { ministryOf } from '../../../functions/releases/ministry.ts'
import type { RawRelease } from '../../../functions/releases/raw-release.ts'
import { addDays, type Day } from '../../../functions/text/seoul.ts'
import type { PlayedRelease } from './played-release.ts'

/** A release as a curated board repeats it. */
export interface Copy {
  of: PlayedRelease
  /** The day the board shows it. */
  day: Day
  raw: RawRelease
}

const TAGS = ['', '', '', '[보도참고] ', '[보도자료] ', '[공동] ']
const LATEST = 7
const BYTE = 256

/**
 * A board that repeats a share of the releases up to a week later, as such boards do: '·' lost to '?', tags added, the ministry by
 * any of its names, the ministry's own day in the attribution, and half of the time no link to the original. The same for a seed.
 */
export function simulatedBoard(releases: PlayedRelease[], share: number, seed: number): Copy[] {
  return releases.flatMap((release): Copy[] => {
    const [chosen = 0, lag = 0, linked = 0, tag = 0, dots = 0, name = 0] = dice(`${seed} ${release.num}`)
    if (chosen >= share * BYTE) return []
    const garble = (text: string) => (dots % 2 === 0 ? text.replaceAll('·', '?') : text)
    const raw: RawRelease = {
      url: `https://board.example.or.kr/esg_news/post/${release.num}`,
      title: `${TAGS[tag % TAGS.length]}${garble(release.title)}`,
      text: garble(release.summary),
      published: { day: release.date },
      ministry: anyName(release.ministry, name),
      alsoAt: linked % 2 === 0 ? [release.url] : [],
    }
    return [{ of: release, day: addDays(release.date, lag % (LATEST + 1)), raw }]
  })
}

/** Whether the ministries' own lists leave a release out, so that the board is the first to show it. The same for a seed. */
export function isLeftOut({ num }: PlayedRelease, share: number, seed: number): boolean {
  return (dice(`left out ${seed} ${num}`)[0] ?? 0) < share * BYTE
}

function dice(of: string): Buffer {
  return createHash('sha256').update(of).digest()
}

/** One of the Korean names a ministry has had; of one that is not in the list its own, without the division. */
function anyName(ministry: string, choice: number): string {
  const today = ministryOf(ministry)
  const also = ministries.find(({ name }) => name === today)?.also ?? []
  const names = [today, ...also.filter((one) => /^[가-힣]+$/.test(one))]
  return names[choice % names.length] as string
}
