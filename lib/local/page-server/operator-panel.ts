import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { z } from 'zod'
import { ko } from '../../../functions/copy/ko/ko.ts'
import type { Ill } from '../../../functions/ills/ill.ts'
import { attentionFor } from '../../../functions/releases/health/needs-attention.ts'
import { type Health, healthOf } from '../../../functions/releases/health/source-health.ts'
import type { PollResult } from '../../../functions/releases/polling/poll-source.ts'
import { type Source, SourceState } from '../../../functions/releases/source.ts'
import { storeIn } from '../../../functions/store/store.ts'
import { openTable } from '../../../functions/store/table/table.ts'
import type { Channel } from '../../../functions/subscriptions/channel.ts'
import type { Instant } from '../../../functions/text/seoul.ts'
import { LOCAL_TABLE_NAME } from '../database/create-table.ts'
import { countDeliveries, type LedgerCounts } from '../database/ledger-counts.ts'
import type { Problems } from '../process/problems.ts'

/** Counted over all runs. */
export const PollCounts = z.object({
  /** Readings of a source. */
  polled: z.int(),
  /** Releases they stored. */
  found: z.int(),
})
export type PollCounts = z.infer<typeof PollCounts>

/** A source as the page shows it. */
export interface ShownSource {
  id: string
  name: string
  health: Health
  needsAttention: boolean
  /** When it was last read without a failure (ms). */
  okAt?: number | undefined
  /** Why it could not be read, in a sentence. */
  detail?: string | undefined
}

export interface OperatorPanel {
  sources(): ShownSource[]
  counts(): PollCounts & LedgerCounts
  /** The queries of a channel, by its id. */
  queries(channelId: string): string[]
  countPoll(polled: PollResult): void
  pollCounts(): PollCounts
  /** What stands and somebody must act on, in sentences. */
  ills(): string[]
  /** Reads the table again after a short while, once for many calls. */
  refreshSoon(): void
  close(): Promise<void>
}

interface OperatorPanelDeps {
  client: DynamoDBClient
  sources: Source[]
  channels(): Channel[]
  /** The counts of earlier runs; they are added to. */
  counts: PollCounts
  clock(): Instant
  problems: Problems
  /** Called when the table has been read. */
  onChange(): void
}

const READ_DELAY_MS = 150
const RETRY_DELAY_MS = 5_000

/** The figures of the operator's side of the page, read from the table. */
export function openOperatorPanel(deps: OperatorPanelDeps): OperatorPanel {
  const { client, sources, channels, counts, clock, problems, onChange } = deps
  const table = openTable(LOCAL_TABLE_NAME, client)
  const store = storeIn(table)
  let states: SourceState[] = []
  let queries: Record<string, string[]> = {}
  let ledger: LedgerCounts = { matched: 0, delivered: 0 }
  let ills: Ill[] = []
  const readAt = new Map<string, Instant>()
  let timer: NodeJS.Timeout | undefined
  let reading = Promise.resolve()
  let isReading = false
  let isStale = false
  let isClosed = false

  async function queriesOf(channel: Channel): Promise<[string, string[]]> {
    const subscriptions = await store.subscriptionsOf(channel)
    return [channel.channel, subscriptions.map(({ query }) => query)]
  }
  async function read(): Promise<void> {
    ;[states, ills, ledger, queries] = await Promise.all([
      store.sourceStates(),
      store.ills(),
      countDeliveries(table, channels()),
      Promise.all(channels().map(queriesOf)).then(Object.fromEntries),
    ])
    problems.end('reading')
    onChange()
  }
  /** Reads once more at the end where something changed meanwhile: under load one reading takes longer than the next is away. */
  async function startReading(): Promise<void> {
    timer = undefined
    isReading = true
    let pause = READ_DELAY_MS
    await read().catch(() => {
      problems.begin('reading', '데이터베이스에서 상태를 읽지 못해, 보이는 수가 오래된 것일 수 있습니다.')
      isStale = true
      pause = RETRY_DELAY_MS
    })
    isReading = false
    if (isStale) waitAndRead(pause)
  }
  function waitAndRead(pause: number): void {
    isStale = false
    if (isClosed) return
    timer ??= setTimeout(() => {
      reading = startReading()
    }, pause)
  }
  function refreshSoon(): void {
    if (isReading) isStale = true
    else waitAndRead(READ_DELAY_MS)
  }
  return {
    refreshSoon,
    countPoll({ sourceId, outcome, stored, fallback }) {
      if (outcome === 'resting' && !fallback) return
      readAt.set(sourceId, clock())
      counts.polled += 1
      counts.found += stored
      refreshSoon()
    },
    sources: () =>
      sources.map((source) => {
        const state = states.find(({ sourceId }) => sourceId === source.id)
        return shownSource(source, state, clock(), readAt.get(source.id))
      }),
    counts: () => ({ ...counts, ...ledger }),
    queries: (channelId) => queries[channelId] ?? [],
    pollCounts: () => counts,
    ills: () =>
      ills
        .filter(({ told, ended }) => told === 'beginning' && ended === undefined)
        .map((ill) => ko.ill.began(ill, clock())),
    async close() {
      isClosed = true
      clearTimeout(timer)
      await reading
    },
  }
}

/** `readAt`: when this run last read the source. The row in the table is written once an hour at most. */
export function shownSource(
  source: Source,
  state: SourceState | undefined,
  now: Instant,
  readAt?: Instant,
): ShownSource {
  const { id, name } = source
  const known = state ?? SourceState.parse({ sourceId: id })
  const { okAt, failure } = known
  const health = healthOf(source, known, now)
  const needsAttention = attentionFor(health, known) === 'needed'
  return { id, name, health, needsAttention, okAt: failure ? okAt : (readAt ?? okAt), detail: failure?.detail }
}
