import type { Store } from '../../functions/store/store.ts'
import type { Channel } from '../../functions/subscriptions/channel.ts'
import { openMemoryStore } from '../support/memory-store/memory-store.ts'
import { channelKey } from '../support/memory-store/memory-tables.ts'
import type { Backend } from './backend.ts'
import type { Container, Way } from './container.ts'

/** How much a global index may lag (ms). */
const INDEX_BEHIND = 3_000
const THROTTLED = new Error('the table is throttled')

// Written by plain conditional writes, which the client repeats when an answer is lost; transactions carry a token instead.
const REPEATED = new Set<keyof Store>([
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
])
const PAGED = new Set<keyof Store>(['channelsTold', 'subscribersOf'])

/** The memory store, one call of it being one step. */
export function openMemoryBackend(): Backend {
  const { store, tables } = openMemoryStore()
  const plain = store as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>

  function through(container: Container, name: keyof Store) {
    const call = plain[name] as (...given: unknown[]) => unknown
    if (PAGED.has(name)) {
      return async function* (...given: unknown[]) {
        const read = (behind = false) => page(container, name, given, behind)
        yield* await container.pass(name, given, read, { throttled: THROTTLED })
      }
    }
    const way: Way = { throttled: THROTTLED, twice: REPEATED.has(name) }
    return (...given: unknown[]) => container.pass(name, given, () => call(...given), way)
  }

  async function page(container: Container, name: keyof Store, given: unknown[], behind: boolean) {
    const call = plain[name] as (...given: unknown[]) => unknown
    const found = await Array.fromAsync(call(...given) as AsyncIterable<Channel>)
    if (!behind || name !== 'channelsTold') return found
    const shownUpTo = container.now() - INDEX_BEHIND
    const [releaseId] = given as [string]
    return found.filter((channel) => {
      const delivery = tables.deliveries.get(channelKey(channel))?.get(releaseId)
      return delivery && delivery.plannedAt <= shownUpTo
    })
  }

  return {
    store,
    storeFor: (container) =>
      Object.fromEntries(
        Object.keys(store).map((name) => [name, through(container, name as keyof Store)]),
      ) as unknown as Store,
    deliveriesOf: async (channel: Channel) => [...(tables.deliveries.get(channelKey(channel))?.values() ?? [])],
    messagesOf: async (channel: Channel) => [...(tables.messages.get(channelKey(channel))?.values() ?? [])],
    async nextBell() {
      const due = [...tables.ringing].flatMap(({ ringAt }) => ringAt ?? [])
      return due.length === 0 ? undefined : Math.min(...due)
    },
  }
}
