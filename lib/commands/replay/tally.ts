import { foldTitle } from '../../../functions/releases/title-claim.ts'
import type { Placing, Posted } from '../../local/pipeline.ts'
import type { PlayedRelease } from './played-release.ts'

/** Two distinct releases that became one. */
export interface WrongPair {
  stands: string
  joined: string
}

/** What came of a replay, counted against what is known of it: which release each shown address really is. */
export function openTally(shownAs: Map<string, PlayedRelease>) {
  const storedAs = new Map<string, PlayedRelease>()
  const standing = new Set<number>()
  const told = new Map<string, number>()
  const wrongPairs: WrongPair[] = []
  let joined = 0
  let storedTwice = 0
  let messages = 0
  let deliveries = 0

  return {
    add({ placings, posted }: { placings: Placing[]; posted: Posted[] }): void {
      for (const { url, releaseId, outcome } of placings) {
        const shown = shownAs.get(url)
        if (!shown) throw new Error(`${url} was never shown`)
        const stands = storedAs.get(releaseId) ?? shown
        storedAs.set(releaseId, stands)
        if (outcome !== 'stored') joined += 1
        else if (standing.has(shown.num)) storedTwice += 1
        standing.add(shown.num)
        if (!isOneAnnouncement(stands, shown)) wrongPairs.push({ stands: named(stands), joined: named(shown) })
      }
      messages += posted.length
      for (const { team, channel, releaseIds } of posted) {
        for (const id of releaseIds) {
          const key = `${team} ${channel} ${storedAs.get(id)?.num}`
          told.set(key, (told.get(key) ?? 0) + 1)
          deliveries += 1
        }
      }
    },
    counts: () => ({
      stored: storedAs.size,
      joined,
      /** Copies that became releases of their own: whoever asks for one hears of it twice. */
      storedTwice,
      deliveries,
      messages,
      duplicatesSent: [...told.values()].reduce((sum, times) => sum + times - 1, 0),
      wronglyMerged: wrongPairs.length,
    }),
    wrongPairs,
  }
}

/** The same one, or one that a ministry's list gave twice that day under one title: nothing tells those apart. */
function isOneAnnouncement(one: PlayedRelease, other: PlayedRelease): boolean {
  if (one.num === other.num) return true
  return one.date === other.date && one.ministry === other.ministry && foldTitle(one.title) === foldTitle(other.title)
}

function named({ num, date, ministry, title }: PlayedRelease): string {
  return `${num} ${date} ${ministry} 「${title}」`
}
