import type { SeekOutcome, SendOutcome } from '../../functions/delivery/carrier.ts'
import type { Channel } from '../../functions/subscriptions/channel.ts'
import type { Container } from './container.ts'
import type { History } from './history.ts'
import type { SimulatedSlack } from './simulated-slack.ts'
import type { SimulatedSource } from './simulated-source.ts'
import type { VirtualTime } from './virtual-time.ts'

/** The outside of the doors. */
export interface Surroundings {
  time: VirtualTime
  sources: SimulatedSource[]
  slack: SimulatedSlack
  history: History
  bus(container: Container, releaseIds: string[]): Promise<void>
  ring(container: Container, channels: Channel[], delaySeconds?: number): Promise<void>
  /** Whether a send whose answer was lost is looked for in its channel. */
  readBack: boolean
  /** Runs a call of Slack's real client, which reads the machine's clock, on the container's. */
  callSlack<T extends SendOutcome | SeekOutcome>(container: Container, call: () => Promise<T>): Promise<T>
}
