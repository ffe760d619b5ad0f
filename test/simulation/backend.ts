import type { Delivery } from '../../functions/delivery/delivery.ts'
import type { Message } from '../../functions/delivery/message.ts'
import type { Store } from '../../functions/store/store.ts'
import type { Channel } from '../../functions/subscriptions/channel.ts'
import type { Instant } from '../../functions/text/seoul.ts'
import type { Container } from './container.ts'

/** A store a simulation runs over, as the doors' containers reach it and as its checks look into it. */
export interface Backend {
  /** The store through a container: slow, refusing or never answering as its faults say. */
  storeFor(container: Container): Store
  /** The store itself, without faults. */
  store: Store
  deliveriesOf(channel: Channel): Promise<Delivery[]>
  messagesOf(channel: Channel): Promise<Message[]>
  /** When the next bell is due; undefined when all are silent. */
  nextBell(): Promise<Instant | undefined>
}
