import { ministryOf } from '../../../functions/releases/ministry.ts'
import type { Source } from '../../../functions/releases/source.ts'
import type { Store } from '../../../functions/store/store.ts'
import { subscribe } from '../../../functions/subscriptions/change-subscriptions.ts'
import { parseQueries } from '../../../functions/subscriptions/query/query.ts'
import { DEFAULT_OPTIONS } from '../../../functions/subscriptions/subscription-options.ts'
import { batchesOf } from '../../../functions/text/batches.ts'
import { type Day, HOUR, MINUTE, startOfDay } from '../../../functions/text/seoul.ts'
import { type ArchivedRelease, toRawRelease } from './archived-release.ts'
import { addressesOf, firstRows, laterRows } from './changed-addresses.ts'
import { openReplayPipeline } from './replay-pipeline.ts'
import { type JoinedPair, openTally } from './replay-tally.ts'
import type { BoardCopy } from './simulated-board.ts'

export interface ReplayResult {
  releases: number
  stored: number
  joined: number
  storedTwice: number
  deliveries: number
  messages: number
  duplicatesSent: number
  publishedTwice: number
  wronglyMerged: number
  twicePairs: JoinedPair[]
  wrongPairs: JoinedPair[]
}

const BOARD: Source = { id: 'board', name: '모의 게시판' }
const TEAM = 'T0REPLAY'
const RELEASES_PER_READING = 10

/**
 * Replays releases day by day through the pipeline: from 09:00 KST each ministry as a source of its own, at 20:00 the board's copies.
 * Each of `channels` is the text of its queries. With `addressesChange` the ministries' sites list each release twice in a document, and
 * an hour later again under changed addresses. `onProgress` gets how many releases and copies are done, and the day of the last.
 */
export async function replayReleases(
  store: Store,
  releases: ArchivedRelease[],
  copies: BoardCopy[],
  channels: string[],
  onProgress: (done: number, day: Day) => void,
  addressesChange = false,
): Promise<ReplayResult> {
  for (const [index, text] of channels.entries()) {
    const { queries } = parseQueries(text)
    await subscribe(
      { add: store.subscribe, noteChange: async () => undefined },
      { team: TEAM, channel: `C${index}` },
      queries,
      'U0REPLAY',
      0,
      // Everything is told the day it is read: the last day of a replay has no next morning.
      DEFAULT_OPTIONS,
    )
  }
  const pipeline = openReplayPipeline(store)
  const releaseAt = new Map([
    ...releases.map((release) => [release.url, release] as const),
    ...copies.map(({ raw, of }) => [raw.url, of] as const),
    ...releases.flatMap((release) => Object.values(addressesOf(release)).map((url) => [url, release] as const)),
  ])
  const tally = openTally(releaseAt)
  const releasesByDay = Map.groupBy(releases, ({ date }) => date)
  const copiesByDay = Map.groupBy(copies, ({ day }) => day)
  let done = 0
  for (const day of [...new Set([...releasesByDay.keys(), ...copiesByDay.keys()])].sort()) {
    const midnight = startOfDay(day)
    const byMinistry = Map.groupBy(releasesByDay.get(day) ?? [], ({ ministry }) => ministryOf(ministry))
    const readings = [...byMinistry].flatMap(([name, published]) =>
      batchesOf(published, RELEASES_PER_READING).map((batch) => ({ name, batch })),
    )
    for (const [index, { name, batch }] of readings.entries()) {
      const source: Source = { id: `ministry ${name}`, name, ministry: name }
      const raws = addressesChange ? firstRows(batch) : batch.map(toRawRelease)
      tally.add(await pipeline.replayReading(raws, source, midnight + 9 * HOUR + index * MINUTE))
      if (addressesChange)
        tally.add(await pipeline.replayReading(laterRows(batch), source, midnight + 10 * HOUR + index * MINUTE))
      done += batch.length
      onProgress(done, day)
    }
    const copied = (copiesByDay.get(day) ?? []).map(({ raw }) => raw)
    for (const raws of batchesOf(copied, RELEASES_PER_READING)) {
      tally.add(await pipeline.replayReading(raws, BOARD, midnight + 20 * HOUR))
      done += raws.length
      onProgress(done, day)
    }
  }
  return { releases: releases.length + copies.length, ...tally.counts(), ...tally.pairs }
}
