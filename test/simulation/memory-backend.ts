import type { Store } from '../../functions/store/store.ts'
import type { Channel } from '../../functions/subscriptions/channel.ts'
import { openMemoryStore } from '../support/memory-store/memory-store.ts'
import { channelKey, keyText } from '../support/memory-store/memory-tables.ts'
import type { Backend } from './backend.ts'
import type { Container, PossibleFaults } from './container.ts'

/** By how much a global index may lag behind its table. */
const INDEX_LAG_MS = 3_000
const THROTTLED = new Error('the table is throttled')

// The store does these with plain conditional writes, which the client repeats when an answer is lost. Transactions carry a token instead.
const REPEATED_WRITES = new Set<keyof Store>([
  'leaseChannel',
  'renewLease',
  'giveBackChannel',
  'pauseChannel',
  'resumeChannel',
  'showRevisions',
  'silenceRelease',
  'postponeBell',
  'reserveSlot',
  'saveSourceState',
  'savePlanProgress',
  'forgetPlanProgress',
  'saveSilence',
])
/** These read page after page, the first two of a global index. */
const PAGED_READS = new Set<keyof Store>(['channelsTold', 'subscribersOf', 'undeliveredNews'])

/** The memory store, each call of it being one call to the outside. */
export function openMemoryBackend(): Backend {
  const { store, tables } = openMemoryStore()
  const plain = store as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>

  /** One function of the store as a container reaches it. */
  function reachedFrom(container: Container, name: keyof Store) {
    const call = plain[name] as (...args: unknown[]) => unknown
    if (PAGED_READS.has(name)) {
      return async function* (...args: unknown[]) {
        const read = (indexLags = false) => readPages(container, name, args, indexLags)
        yield* await container.call(name, args, read, { throttled: THROTTLED })
      }
    }
    const possible: PossibleFaults = { throttled: THROTTLED, twice: REPEATED_WRITES.has(name) }
    return (...args: unknown[]) => container.call(name, args, () => call(...args), possible)
  }

  async function readPages(container: Container, name: keyof Store, args: unknown[], indexLags: boolean) {
    const call = plain[name] as (...args: unknown[]) => unknown
    const rows = await Array.fromAsync(call(...args) as AsyncIterable<Channel>)
    if (!indexLags || name !== 'channelsTold') return rows
    const shownUpTo = container.now() - INDEX_LAG_MS
    const [releaseId] = args as [string]
    return rows.filter((channel) => {
      const delivery = tables.deliveries.get(channelKey(channel))?.get(releaseId)
      return delivery && delivery.plannedAt <= shownUpTo
    })
  }

  return {
    store,
    async setReadable(key, isReadable) {
      if (isReadable) tables.unreadable.delete(keyText(key))
      else tables.unreadable.add(keyText(key))
    },
    storeFor: (container) =>
      Object.fromEntries(
        Object.keys(store).map((name) => [name, reachedFrom(container, name as keyof Store)]),
      ) as unknown as Store,
    deliveriesOf: async (channel: Channel) => [...(tables.deliveries.get(channelKey(channel))?.values() ?? [])],
    messagesOf: async (channel: Channel) => [...(tables.messages.get(channelKey(channel))?.values() ?? [])],
    async nextBell() {
      const due = [...tables.ringing].flatMap(({ ringAt }) => ringAt ?? [])
      return due.length === 0 ? undefined : Math.min(...due)
    },
  }
}
