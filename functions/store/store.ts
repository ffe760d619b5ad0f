import type { Language } from '../copy/languages/language.ts'
import type { WorkspaceSilence } from '../delivery/carrier.ts'
import type { Delivery, Undelivered, WaitingDeliveries } from '../delivery/delivery.ts'
import type { MessageWrites } from '../delivery/delivery-deps.ts'
import type { Lease } from '../delivery/lease.ts'
import type { Message } from '../delivery/message.ts'
import type { PlanProgress } from '../delivery/plan-deliveries.ts'
import type { RefusedWorkspace, UnheardPauses } from '../ills/find-delivery-ills.ts'
import type { Ill } from '../ills/ill.ts'
import type { DaySignature, Signing } from '../releases/day-signature.ts'
import type { Release } from '../releases/release.ts'
import type { IdentityRecord } from '../releases/same-release/identity.ts'
import type { IncomingRelease } from '../releases/same-release/normalise-release.ts'
import type { TitleClaim } from '../releases/same-release/title-claim.ts'
import type { SourceState } from '../releases/source.ts'
import type { UnreadableRow } from '../releases/unreadable-row.ts'
import type { UpcomingLaw } from '../releases/upcoming-law.ts'
import type { Channel } from '../subscriptions/channel.ts'
import type { Feedback } from '../subscriptions/match-feedback.ts'
import type { QuietHours } from '../subscriptions/quiet-hours.ts'
import type { Subscription, SubscriptionChange, UnreadableSubscription } from '../subscriptions/subscription.ts'
import type { Day, Instant } from '../text/seoul.ts'
import { bellRows, type OverdueBell } from './bell-rows.ts'
import { channelRows } from './channel-rows.ts'
import { deliveryRows } from './delivery-rows.ts'
import { feedbackRows } from './feedback-rows.ts'
import { illRows, unheardPauseRows } from './ill-rows.ts'
import { messageRows } from './message-rows.ts'
import { nameRows } from './name-rows.ts'
import { onceRows, planRows } from './progress-rows.ts'
import { queryRows } from './query-rows.ts'
import { releaseRows } from './release-rows.ts'
import { signatureRows } from './signature-rows.ts'
import { sourceRows } from './source-rows.ts'
import { subscriptionRows } from './subscription-rows.ts'
import { openTable, type Table } from './table/table.ts'
import { undeliveredRows } from './undelivered-rows.ts'
import { type UnreadableRows, unreadableRows } from './unreadable-rows.ts'
import { workspaceRows } from './workspace-rows.ts'

/**
 * Everything that is kept, in the words of the domain. What each function promises stands where it is written, in the `…-rows.ts` file
 * named beside it. A write that returns false (or undefined) changed nothing: somebody else was first, or the lease was lost. A reader of
 * one row throws `UnreadableRow` where the row is there and not understood; a reader of many leaves such rows out, unless its type says
 * otherwise. They are noted in the table.
 */
export interface Store extends MessageWrites {
  // Releases: release-rows.ts, and the names they go by: name-rows.ts.
  releaseById(id: string): Promise<Release | undefined>
  releaseBell(id: string): Promise<Instant | undefined>
  silenceRelease(release: Release, ringAt: Instant): Promise<boolean>
  releasesOfDay(day: Day, now: Instant): Promise<Release[]>
  releasesAnnouncedLate(day: Day): Promise<Release[]>
  releasesDueFrom(day: Day, after?: { due: Day; id: string }): AsyncGenerator<Release>
  upcomingLaws(day: Day): Promise<UpcomingLaw[]>
  releasesKnownAs(identities: string[]): Promise<Map<string, IdentityRecord | UnreadableRow>>
  findHolders(names: {
    identities: string[]
    claims: TitleClaim[]
  }): Promise<{ byIdentity: Map<string, IdentityRecord>; byTitle: Map<Day, string> }>
  storeRelease(incoming: IncomingRelease, ringAt?: Instant): Promise<boolean>
  saveJoinedCopy(release: Release, was: Release, copy: IncomingRelease, ringAt?: Instant): Promise<boolean>
  saveRevision(
    release: Release,
    was: Release,
    incoming: IncomingRelease,
    ringAt?: Instant,
    news?: { release: Release; ringAt: Instant },
  ): Promise<boolean>
  releasesAbout(subject: string, from: Day, to: Day, limit: number): Promise<string[]>

  // What may be said on a day, without reading its releases: signature-rows.ts.
  signReleases(releases: Release[]): Promise<void>
  signing(): Promise<Signing>
  signaturesBetween(from: Day, to: Day, parts: number[]): Promise<Map<Day, DaySignature | undefined>>

  // Bells of releases and channels: bell-rows.ts.
  overdueBells(now: Instant, limit: number): Promise<OverdueBell[]>
  rungBells(now: Instant, limit: number): Promise<OverdueBell[]>
  postponeBell(bell: OverdueBell, to: Instant): Promise<boolean>

  // Sources: source-rows.ts.
  sourceState(sourceId: string): Promise<SourceState>
  sourceStates(): Promise<SourceState[]>
  saveSourceState(state: SourceState): Promise<void>

  // Subscriptions: subscription-rows.ts, and the distinct queries: query-rows.ts.
  subscribe(subscriptions: Subscription[]): Promise<boolean[]>
  unsubscribe(channel: Channel, queryIds: string[]): Promise<boolean[]>
  changeSubscriptions(channel: Channel, queryIds: string[], change: SubscriptionChange): Promise<boolean[]>
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
  standingQueries(channel: Channel): Promise<Set<string>>
  subscribersOf(queryId: string, after?: Channel): AsyncGenerator<Subscription | UnreadableSubscription>
  queryVersions(): Promise<number[]>
  queriesInShard(shard: number): Promise<string[]>

  // Channels with their lease, pause and quiet hours: channel-rows.ts.
  wakeChannel(channel: Channel, ringAt: Instant): Promise<void>
  leaseChannel(channel: Channel, now: Instant): Promise<Lease | undefined>
  renewLease(lease: Lease, now: Instant): Promise<Lease | undefined>
  giveBackChannel(
    lease: Lease,
    ringAt: Instant | undefined,
    notBefore: Instant,
    waitingSince?: Instant,
  ): Promise<boolean>
  pauseChannel(lease: Lease, reason: string): Promise<boolean>
  resumeChannel(channel: Channel, ringAt: Instant): Promise<boolean>
  waitingSinceOf(channel: Channel): Promise<Instant | undefined>
  pauseOf(channel: Channel): Promise<string | undefined>
  quietHoursOf(channel: Channel): Promise<QuietHours | undefined>
  setQuietHours(channel: Channel, quiet: QuietHours | undefined): Promise<void>

  // Deliveries: delivery-rows.ts.
  planDelivery(delivery: Delivery, ringAt: Instant): Promise<boolean>
  planOffer(offer: Delivery, ringAt: Instant): Promise<boolean>
  replanDelivery(delivery: Delivery, was: Delivery['state'], ringAt: Instant): Promise<boolean>
  deliveryOf(channel: Channel, deliveryId: string): Promise<Delivery | undefined>
  waitingDeliveries(channel: Channel, limit: number): Promise<WaitingDeliveries>
  channelsTold(releaseId: string, after?: Channel): AsyncGenerator<Channel>
  wantRevision(channel: Channel, releaseId: string, revision: number, now: Instant, ringAt: Instant): Promise<boolean>
  showRevisions(channel: Channel, shown: Map<string, number>, now: Instant): Promise<void>

  // Messages: message-rows.ts. What is written about them is `MessageWrites`.
  messageOf(channel: Channel, messageId: string): Promise<Message | undefined>
  lastMessages(channel: Channel, limit: number): Promise<Message[]>

  // How far the planning of a release has come: progress-rows.ts.
  planProgressOf(releaseId: string): Promise<PlanProgress | undefined>
  savePlanProgress(releaseId: string, progress: PlanProgress, now: Instant): Promise<void>
  forgetPlanProgress(releaseId: string): Promise<void>

  // What could not be sent: undelivered-rows.ts.
  undeliveredNews(failedSince: Instant, now: Instant): AsyncIterable<Undelivered>
  undeliveredIn(channel: Channel, now: Instant, limit: number): Promise<Undelivered[]>

  // Channels that were paused while nobody could be told: ill-rows.ts.
  noteUnheardPause(channel: Channel, reason: string, at: Instant): Promise<void>
  unheardPauses(now: Instant): Promise<UnheardPauses>

  // Workspaces with their language and budget of posts: workspace-rows.ts.
  reserveSlot(team: string, now: Instant): Promise<Instant>
  noteRateLimit(channel: Channel, now: Instant, until: Instant): Promise<void>
  silenceOf(team: string): Promise<WorkspaceSilence | undefined>
  saveSilence(team: string, silence: WorkspaceSilence | undefined, was: WorkspaceSilence | undefined): Promise<boolean>
  noteRefusedWorkspace(team: string, reason: string, at: Instant): Promise<void>
  noteAccepted(team: string, now: Instant): Promise<void>
  refusedWorkspaces(now: Instant): Promise<RefusedWorkspace[]>
  languageOf(team: string): Promise<Language>
  setLanguage(team: string, language: Language): Promise<void>

  // What happens once: progress-rows.ts; what people say about matches: feedback-rows.ts.
  once(key: string, now: Instant): Promise<boolean>
  saveFeedback(feedback: Feedback): Promise<void>
  feedbackOf(month: string): Promise<Feedback[]>

  // Ills, the last poll, and the line to Slack: ill-rows.ts.
  ills(): Promise<Ill[]>
  illsStanding(): Promise<Ill[]>
  saveIll(ill: Ill): Promise<boolean>
  lastPollAt(): Promise<Instant | undefined>
  notePoll(at: Instant): Promise<void>
  lineDownSince(): Promise<Instant | undefined>
  noteLine(downSince: Instant | undefined): Promise<void>
  // Rows that somebody met and could not read: unreadable-rows.ts.
  unreadableRows(): Promise<UnreadableRows>
  hasUnreadableQueries(): Promise<boolean>
}

/** `postsAMinute`: a workspace's budget of posts and edits; it matters only to callers that take turns in it. */
export function storeIn(table: Table, postsAMinute = 500): Store {
  const signatures = signatureRows(table)
  return {
    ...releaseRows(table),
    ...nameRows(table, signatures.addToSignatures),
    ...signatures,
    ...bellRows(table),
    ...sourceRows(table),
    ...subscriptionRows(table),
    ...queryRows(table),
    ...channelRows(table),
    ...deliveryRows(table),
    ...messageRows(table),
    ...planRows(table),
    ...undeliveredRows(table),
    ...unheardPauseRows(table),
    ...workspaceRows(table, postsAMinute),
    ...onceRows(table),
    ...feedbackRows(table),
    ...illRows(table),
    ...unreadableRows(table),
  }
}

export function openStore(tableName: string, postsAMinute?: number): Store {
  return storeIn(openTable(tableName), postsAMinute)
}
