import { ministryOf } from '../../../functions/releases/ministry.ts'
import { isSameText } from '../../../functions/releases/same-release/same-text.ts'
import { foldTitle } from '../../../functions/releases/same-release/title-claim.ts'
import { DAY, startOfDay } from '../../../functions/text/seoul.ts'
import { type ArchivedRelease, describeRelease } from './archived-release.ts'
import type { Placement, PostedMessage } from './replay-pipeline.ts'

/** Two releases that became one: the one that was stored first, and the one that joined it. */
export interface JoinedPair {
  stands: string
  joined: string
}

const MAX_LOOKALIKE_DAYS = 3

/**
 * Counts what came of a replay against what is known about it: `releaseAt` says which release is really behind each address that was
 * shown.
 */
export function openTally(releaseAt: Map<string, ArchivedRelease>) {
  /** By the id in the store: the release that was stored under it first. */
  const storedReleases = new Map<string, ArchivedRelease>()
  const placedNums = new Set<number>()
  const timesDelivered = new Map<string, number>()
  /**
   * Joined though not known to be one: two ministries published the title on one day, or one published it again later with the same
   * text. A person has to judge these.
   */
  const twicePairs: JoinedPair[] = []
  const wrongPairs: JoinedPair[] = []
  let joined = 0
  let storedTwice = 0
  let messages = 0
  let deliveries = 0

  return {
    add({ placements, posted }: { placements: Placement[]; posted: PostedMessage[] }): void {
      for (const { url, releaseId, outcome } of placements) {
        const shown = releaseAt.get(url)
        if (!shown) throw new Error(`${url} was never shown`)
        const stands = storedReleases.get(releaseId) ?? shown
        storedReleases.set(releaseId, stands)
        if (outcome !== 'stored') joined += 1
        else if (placedNums.has(shown.num)) storedTwice += 1
        placedNums.add(shown.num)
        if (isListedTwice(stands, shown)) continue
        const pair = { stands: describeRelease(stands), joined: describeRelease(shown) }
        if (!isPublishedTwice(stands, shown)) wrongPairs.push(pair)
        else if (!twicePairs.some(({ joined }) => joined === pair.joined)) twicePairs.push(pair)
      }
      messages += posted.length
      for (const { team, channel, releaseIds } of posted) {
        for (const id of releaseIds) {
          const key = `${team} ${channel} ${storedReleases.get(id)?.num}`
          timesDelivered.set(key, (timesDelivered.get(key) ?? 0) + 1)
          deliveries += 1
        }
      }
    },
    counts: () => ({
      stored: storedReleases.size,
      joined,
      /** Copies that became releases of their own: a channel that subscribed to one hears of it twice. */
      storedTwice,
      deliveries,
      messages,
      duplicatesSent: [...timesDelivered.values()].reduce((sum, times) => sum + times - 1, 0),
      publishedTwice: twicePairs.length,
      wronglyMerged: wrongPairs.length,
    }),
    pairs: { twicePairs, wrongPairs },
  }
}

/** Releases with the same title and ministry, one to three days apart: those most easily taken for one. */
export function findLookalikes(releases: ArchivedRelease[]): [ArchivedRelease, ArchivedRelease][] {
  const groups = Map.groupBy(releases, ({ title, ministry }) => `${foldTitle(title)} ${ministryOf(ministry)}`)
  return [...groups.values()].flatMap((group) =>
    group.flatMap((one, index) =>
      group.slice(index + 1).flatMap((other): [ArchivedRelease, ArchivedRelease][] => {
        const apart = Math.abs(startOfDay(one.date) - startOfDay(other.date))
        return apart > 0 && apart <= MAX_LOOKALIKE_DAYS * DAY ? [[one, other]] : []
      }),
    ),
  )
}

/** The same release, or two that a ministry's list gives on one day under one title: nothing tells those apart. */
function isListedTwice(one: ArchivedRelease, other: ArchivedRelease): boolean {
  return (
    one.num === other.num || (hasSameTitle(one, other) && one.ministry === other.ministry && one.date === other.date)
  )
}

function isPublishedTwice(one: ArchivedRelease, other: ArchivedRelease): boolean {
  return hasSameTitle(one, other) && (one.date === other.date || isSameText(one.summary, other.summary) === true)
}

function hasSameTitle(one: ArchivedRelease, other: ArchivedRelease): boolean {
  return foldTitle(one.title) === foldTitle(other.title)
}
