import type { Delivery } from '../../functions/delivery/delivery.ts'
import type { Message } from '../../functions/delivery/message.ts'
import type { Store } from '../../functions/store/store.ts'
import type { Key } from '../../functions/store/table/keys.ts'
import type { Channel } from '../../functions/subscriptions/channel.ts'
import type { Instant } from '../../functions/text/seoul.ts'
import type { Container } from './container.ts'

/** The store of a simulated world, as the doors reach it from their containers and as the invariants look into it. */
export interface Backend {
  /** The store as a container reaches it: slow, refusing, or never answering, as the faults have it. */
  storeFor(container: Container): Store
  /** The store itself, without faults. */
  store: Store
  /** Has a row be of a later version, which this code cannot read, or of this one again. Nothing where there is no such row. */
  setReadable(key: Key, isReadable: boolean): Promise<void>
  deliveriesOf(channel: Channel): Promise<Delivery[]>
  messagesOf(channel: Channel): Promise<Message[]>
  /** When the next bell is due; undefined when none is set. */
  nextBell(): Promise<Instant | undefined>
}
