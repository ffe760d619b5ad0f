import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { z } from 'zod'
import type { PollResult } from '../../../functions/releases/polling/poll-source.ts'
import type { Source } from '../../../functions/releases/source.ts'
import { storeIn } from '../../../functions/store/store.ts'
import { openTable } from '../../../functions/store/table/table.ts'
import type { Channel } from '../../../functions/subscriptions/channel.ts'
import type { Instant } from '../../../functions/text/seoul.ts'
import { ledgerCounts } from '../database/ledger-counts.ts'
import { TABLE_NAME } from '../process/door-environment.ts'
import type { Troubles } from '../process/troubles.ts'
import { type PageState, shownSource } from './page-state.ts'

/** Counted over all runs. */
export const PollCounts = z.object({ polled: z.int(), found: z.int() })
export type PollCounts = z.infer<typeof PollCounts>

export interface Panel {
  /** The queries of a channel, by its id. */
  queries(channelId: string): string[]
  heard(polled: PollResult): void
  /** Reads the table again soon, once for many calls. */
  refresh(): void
  shown(): Pick<PageState, 'sources'> & { pipeline: Omit<PageState['pipeline'], 'waiting' | 'dead'> }
  counts(): PollCounts
  close(): Promise<void>
}

interface Given {
  client: DynamoDBClient
  sources: Source[]
  channels: Channel[]
  counts: PollCounts
  clock(): Instant
  troubles: Troubles
  changed(): void
}

const SOON = 150
const AGAIN = 5_000

/** What the operator's side of the page shows, from the rows of the table. */
export function openPanel({ client, sources, channels, counts, clock, troubles, changed }: Given): Panel {
  const table = openTable(TABLE_NAME, client)
  const store = storeIn(table)
  let states: Awaited<ReturnType<typeof store.sourceStates>> = []
  let queries: Record<string, string[]> = {}
  let ledger = { matched: 0, delivered: 0 }
  const readAt = new Map<string, number>()
  let timer: NodeJS.Timeout | undefined
  let reading = Promise.resolve()

  async function read(): Promise<void> {
    const asked = channels.map(async (of) => [of.channel, (await store.subscriptionsOf(of)).map(({ query }) => query)])
    ;[states, ledger, queries] = await Promise.all([
      store.sourceStates(),
      ledgerCounts(table, channels),
      Promise.all(asked).then(Object.fromEntries),
    ])
    troubles.end('reading')
    changed()
  }
  function refresh(): void {
    timer ??= setTimeout(readSoon, SOON)
  }
  function readSoon(): void {
    timer = undefined
    reading = reading.then(read).catch(() => {
      troubles.begin('reading', '데이터베이스에서 상태를 읽지 못해, 보이는 수가 오래된 것일 수 있습니다.')
      timer ??= setTimeout(readSoon, AGAIN).unref()
    })
  }
  return {
    refresh,
    heard({ sourceId, outcome, stored }) {
      if (outcome === 'resting') return
      readAt.set(sourceId, clock())
      counts.polled += 1
      counts.found += stored
      refresh()
    },
    shown: () => ({
      sources: sources.map((source) =>
        shownSource(
          source,
          states.find((state) => state.sourceId === source.id),
          clock(),
          readAt.get(source.id),
        ),
      ),
      pipeline: { ...counts, ...ledger },
    }),
    queries: (channelId) => queries[channelId] ?? [],
    counts: () => counts,
    async close() {
      clearTimeout(timer)
      await reading
    },
  }
}
