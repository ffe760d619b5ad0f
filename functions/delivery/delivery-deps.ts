import type { FindDueDeps } from '../releases/find-due.ts'
import type { Release } from '../releases/release.ts'
import type { Channel } from '../subscriptions/channel.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import type { Instant } from '../text/seoul.ts'
import type { Carrier, WorkspaceSilence } from './carrier.ts'
import type { Delivery, DeliveryEnd, DeliveryTrouble, SetAside, Undelivered, WaitingDeliveries } from './delivery.ts'
import type { Lease } from './lease.ts'
import type { Message } from './message.ts'

/** What a worker needs to deliver what is due in a channel. */
export interface DeliveryDeps {
  clock: {
    now(): Instant
    sleep(ms: number): Promise<void>
    /** Whether this worker should end soon: it gives its channel back after the step under way. */
    isStopping?(): boolean
  }
  store: DeliveryStore
  carrier: Carrier
  /** Tells whoever subscribed that the channel was paused, and why. Returns when to try again if nobody could be told. */
  tellPaused(channel: Channel, reason: string): Promise<Instant | undefined>
  /** Hears of everything that was set aside or given up, once it is saved. */
  tell(trouble: DeliveryTrouble): void
  /** Rings a channel again after some time. */
  ringLater(channel: Channel, delaySeconds: number): Promise<void>
}

/** Writes about messages and the deliveries that end with them, all under a lease: false once it is lost. */
export interface MessageWrites {
  /** Ends all or none. Refused once the lease is lost: by then a delivery may be in another worker's message. `refused`: those set aside before. */
  endDeliveries(lease: Lease, ends: Map<string, DeliveryEnd>, refused?: string[]): Promise<boolean>
  /** Saves a new message, which is the channel's open one then. False also when there is another one of its name. */
  openMessage(lease: Lease, message: Message): Promise<boolean>
  saveMessage(lease: Lease, message: Message): Promise<boolean>
  /** Makes a message that was set aside the channel's open message again. */
  reopenMessage(lease: Lease, messageId: string): Promise<boolean>
  /**
   * Saves a message that is no longer the open one, and how each of its deliveries waits on, by release id. It is listed as `undelivered`
   * if given, and with `isNews` the channel's next message tells of it.
   */
  setAsideMessage(
    lease: Lease,
    message: Message,
    waits: Map<string, SetAside>,
    undelivered?: Undelivered,
    isNews?: boolean,
  ): Promise<boolean>
  /** Ends a message and each of its deliveries, by release id. If given, it stays listed as `undelivered`. */
  closeMessage(
    lease: Lease,
    message: Message,
    ends: Map<string, DeliveryEnd>,
    now: Instant,
    undelivered?: Undelivered,
    isNews?: boolean,
  ): Promise<boolean>
  /**
   * Ends a posted message and its deliveries, and gives the channel back as `giveBackChannel` does, all or nothing. False also when something
   * came, or one of its deliveries had ended or wants a revision.
   */
  closeAndGiveBack(
    lease: Lease,
    message: Message,
    ends: Map<string, DeliveryEnd>,
    ringAt: Instant | undefined,
    notBefore: Instant,
  ): Promise<boolean>
}

/**
 * The part of the ledger that delivering reads and writes. A write under a lease is refused (false) once the lease is lost. A reader of
 * one row throws `UnreadableRow` where the row is there and not understood.
 */
export interface DeliveryStore extends MessageWrites, FindDueDeps {
  /** Undefined while another worker holds the channel. */
  leaseChannel(channel: Channel, now: Instant): Promise<Lease | undefined>
  /** The lease as it stands now; undefined when it was lost. */
  renewLease(lease: Lease, now: Instant): Promise<Lease | undefined>
  /**
   * Ends the lease and has the channel ring at `ringAt`, if given. `waitingSince`: since when something due has been held up. False when
   * something came since the lease was taken or renewed.
   */
  giveBackChannel(
    lease: Lease,
    ringAt: Instant | undefined,
    notBefore: Instant,
    waitingSince?: Instant,
  ): Promise<boolean>
  /** False also when somebody resumed the channel since the lease was taken or renewed. */
  pauseChannel(lease: Lease, reason: string): Promise<boolean>

  /** Deliveries with a `dueAt`, earliest first. */
  waitingDeliveries(channel: Channel, limit: number): Promise<WaitingDeliveries>
  /** Has a delivery wait for its `dueAt`, with the channel's bell due at `ringAt`. False when it is no longer in the state `was`. */
  replanDelivery(delivery: Delivery, was: Delivery['state'], ringAt: Instant): Promise<boolean>
  deliveryOf(channel: Channel, releaseId: string): Promise<Delivery | undefined>
  /** Records which revisions a message shows now, by release id. A delivery that wants a newer one is due at `dueAt`. */
  showRevisions(lease: Lease, shown: Map<string, number>, dueAt: Instant): Promise<void>

  messageOf(channel: Channel, messageId: string): Promise<Message | undefined>
  /** Notes that a workspace took nothing at all, and why. */
  noteRefusedWorkspace(team: string, reason: string, at: Instant): Promise<void>
  /** Reserves the next free time in the workspace's budget of messages. */
  reserveSlot(team: string, now: Instant): Promise<Instant>
  /** Records that the carrier's rate limit holds a channel up until an instant. */
  noteRateLimit(channel: Channel, now: Instant, until: Instant): Promise<void>

  silenceOf(team: string): Promise<WorkspaceSilence | undefined>
  /** Saves or ends a workspace's silence, if it still is as it `was`. */
  saveSilence(team: string, silence: WorkspaceSilence | undefined, was: WorkspaceSilence | undefined): Promise<boolean>

  /** The ids of the queries that the channel subscribes. */
  standingQueries(channel: Channel): Promise<Set<string>>
  /** The subscriptions of the channel that can be read. */
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
  releaseById(id: string): Promise<Release | undefined>
}
