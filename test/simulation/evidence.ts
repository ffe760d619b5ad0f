import type { Delivery } from '../../functions/delivery/delivery.ts'
import type { Release } from '../../functions/releases/release.ts'
import type { SimulatedChannel } from './channels.ts'
import type { History, SubscriptionPeriod } from './history.ts'
import type { Post } from './simulated-slack.ts'

/** What the invariants of one channel are judged by. */
export interface ChannelEvidence {
  simulated: SimulatedChannel
  deliveries: Map<string, Delivery>
  posts: Post[]
  subscriptionPeriods: SubscriptionPeriod[]
  releases: Map<string, Release>
  history: History
  readBack: boolean
  /** How much went wrong, as a factor of all faults. */
  intensity: number
  /** What Slack refused even in plain form, by `channel releaseId reason`. */
  refused: Set<string>
  /** What Slack took and never answered, by `channel releaseId`. */
  unanswered: Set<string>
  /** Everything that somebody set out to post, by `channel releaseId`. */
  tried: Set<string>
  /** How often it was sent in messages that Slack refuses for good, by `channel releaseId`. */
  triedInVain: Map<string, number>
  /** How often a release was counted as ambiguous. */
  ambiguous(releaseId: string): number
}
