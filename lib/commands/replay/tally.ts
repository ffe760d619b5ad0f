import { isSameText } from '../../../functions/releases/same-release/same-text.ts'
import { foldTitle } from '../../../functions/releases/same-release/title-claim.ts'
import type { Placing, Posted } from './pipeline.ts'
import type { PlayedRelease } from './played-release.ts'

/** Two releases that became one. */
export interface Pair {
  stands: string
  joined: string
}

/** What came of a replay, counted against what is known of it: which release each shown address really is. */
export function openTally(shownAs: Map<string, PlayedRelease>) {
  const storedAs = new Map<string, PlayedRelease>()
  const standing = new Set<number>()
  const told = new Map<string, number>()
  /**
   * Releases of one title by two ministries on a day, or repeated later with the same text: whether these are duplicates is for a
   * person to judge.
   */
  const twicePairs: Pair[] = []
  const wrongPairs: Pair[] = []
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
        if (isOneOfAList(stands, shown)) continue
        const pair = { stands: named(stands), joined: named(shown) }
        if (!isPublishedTwice(stands, shown)) wrongPairs.push(pair)
        else if (!twicePairs.some(({ joined }) => joined === pair.joined)) twicePairs.push(pair)
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
      publishedTwice: twicePairs.length,
      wronglyMerged: wrongPairs.length,
    }),
    pairs: { twicePairs, wrongPairs },
  }
}

/** The same release, or one its ministry listed twice that day under one title; the two cannot be told apart. */
function isOneOfAList(one: PlayedRelease, other: PlayedRelease): boolean {
  return (
    one.num === other.num || (isOfOneTitle(one, other) && one.ministry === other.ministry && one.date === other.date)
  )
}

function isPublishedTwice(one: PlayedRelease, other: PlayedRelease): boolean {
  return isOfOneTitle(one, other) && (one.date === other.date || isSameText(one.summary, other.summary) === true)
}

function isOfOneTitle(one: PlayedRelease, other: PlayedRelease): boolean {
  return foldTitle(one.title) === foldTitle(other.title)
}

/** As a pair is told to whoever runs a replay. */
export function named({ num, date, ministry, title }: PlayedRelease): string {
  return `${num} ${date} ${ministry} 「${title}」`
}
