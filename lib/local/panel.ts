import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { z } from 'zod'
import type { Polled } from '../../functions/releases/poll-source.ts'
import { storeIn } from '../../functions/store/store.ts'
import { openTable } from '../../functions/store/table.ts'
import type { Channel } from '../../functions/subscriptions/channel.ts'
import type { Instant } from '../../functions/text/seoul.ts'
import { TABLE_NAME } from './environment.ts'
import { ledgerCounts } from './ledger-counts.ts'
import { type PageState, shownSource } from './page-state.ts'

/** Counted over all runs. */
export const PollCounts = z.object({ polled: z.int(), found: z.int() })
export type PollCounts = z.infer<typeof PollCounts>

export interface Panel {
  /** The queries of a channel, by its id. */
  queries(channelId: string): string[]
  heard(polled: Polled): void
  /** Reads the table again soon, once for many calls. */
  refresh(): void
  shown(): Pick<PageState, 'sources'> & { pipeline: Omit<PageState['pipeline'], 'waiting' | 'dead'> }
  counts(): PollCounts
  close(): Promise<void>
}

interface Given {
  client: DynamoDBClient
  sources: { id: string; name: string }[]
  channels: Channel[]
  counts: PollCounts
  clock(): Instant
  say(line: string): void
  changed(): void
}

const SOON = 150

/** What the operator's side of the page shows, from the rows of the table. */
export function openPanel({ client, sources, channels, counts, clock, say, changed }: Given): Panel {
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
    changed()
  }
  function refresh(): void {
    timer ??= setTimeout(() => {
      timer = undefined
      reading = reading.then(read).catch((error: Error) => say(`  ! 상태를 읽지 못했습니다: ${error.message}`))
    }, SOON)
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
