import { ministryOf } from '../../../functions/releases/ministry.ts'
import type { Source } from '../../../functions/releases/source.ts'
import type { Store } from '../../../functions/store/store.ts'
import { subscribe } from '../../../functions/subscriptions/change-subscriptions.ts'
import { parseQueries } from '../../../functions/subscriptions/query/query.ts'
import { batchesOf } from '../../../functions/text/batches.ts'
import { type Day, HOUR, MINUTE, startOfDay } from '../../../functions/text/seoul.ts'
import { openPipeline } from './pipeline.ts'
import { type PlayedRelease, toRaw } from './played-release.ts'
import type { Copy } from './simulated-board.ts'
import { openTally, type Pair } from './tally.ts'

export interface Replayed {
  releases: number
  stored: number
  joined: number
  storedTwice: number
  deliveries: number
  messages: number
  duplicatesSent: number
  publishedTwice: number
  wronglyMerged: number
  twicePairs: Pair[]
  wrongPairs: Pair[]
}

const BOARD: Source = { id: 'board', name: '모의 게시판' }
const TEAM = 'T0REPLAY'
const RELEASES_PER_READING = 10

/** Plays releases day by day through the pipeline, each ministry a source of its own, and the board's copies each evening. */
export async function replay(
  store: Store,
  releases: PlayedRelease[],
  copies: Copy[],
  channels: string[],
  progress: (done: number, day: Day) => void,
): Promise<Replayed> {
  for (const [index, asked] of channels.entries()) {
    const { queries } = parseQueries(asked)
    await subscribe(
      { add: store.subscribe, noteChange: async () => undefined },
      { team: TEAM, channel: `C${index}` },
      queries,
      'U0REPLAY',
      0,
    )
  }
  const pipeline = openPipeline(store)
  const shown = [...releases.map((of) => [of.url, of] as const), ...copies.map(({ raw, of }) => [raw.url, of] as const)]
  const tally = openTally(new Map(shown))
  const mornings = Map.groupBy(releases, ({ date }) => date)
  const evenings = Map.groupBy(copies, ({ day }) => day)
  let done = 0
  for (const day of [...new Set([...mornings.keys(), ...evenings.keys()])].sort()) {
    const opens = startOfDay(day)
    const bySource = Map.groupBy(mornings.get(day) ?? [], ({ ministry }) => ministryOf(ministry))
    const readings = [...bySource].flatMap(([name, shown]) =>
      batchesOf(shown.map(toRaw), RELEASES_PER_READING).map((raws) => ({ name, raws })),
    )
    for (const [index, { name, raws }] of readings.entries()) {
      const source: Source = { id: `ministry ${name}`, name, ministry: name }
      tally.add(await pipeline.play(raws, source, opens + 9 * HOUR + index * MINUTE))
      done += raws.length
      progress(done, day)
    }
    for (const raws of batchesOf(
      (evenings.get(day) ?? []).map(({ raw }) => raw),
      RELEASES_PER_READING,
    )) {
      tally.add(await pipeline.play(raws, BOARD, opens + 20 * HOUR))
      done += raws.length
      progress(done, day)
    }
  }
  return { releases: releases.length + copies.length, ...tally.counts(), ...tally.pairs }
}
