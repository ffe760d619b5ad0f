import { type Delivery, deliveryIdOf, NO_ANSWER } from '../../functions/delivery/delivery.ts'
import { deliveryIdsOf } from '../../functions/delivery/message.ts'
import type { Release } from '../../functions/releases/release.ts'
import { type Reminder, reminderOf, remindersOf } from '../../functions/releases/reminder.ts'
import { DAY, HOUR, type Instant, seoulDay, startOfDay } from '../../functions/text/seoul.ts'
import type { SimulatedChannel } from './channels.ts'
import { type Complaint, complain } from './complaint.ts'
import type { Binding } from './deadline-scenario.ts'
import { MAX_CLOCK_SKEW_MS } from './faults.ts'
import type { StoredDays, SubscriptionPeriod } from './history.ts'
import type { Post } from './simulated-slack.ts'
import { CLOCKS_APART_MS, periodsWanting } from './wanting.ts'
import type { World } from './world.ts'

/** So long a revision may take from its source's reading to the last plan, whatever is lost on the way. */
const PLANNED_WITHIN_MS = 3 * HOUR
/** So long it may take until somebody resumes a channel, and what waited there is sent. */
const SENT_WITHIN_MS = 4 * HOUR

export interface DeadlineFindings {
  /** How reminders, and news of moved days and withdrawals, ended: `posted`, or the reason. */
  reminders: Record<string, number>
  news: Record<string, number>
  /** Reminders that were due to channels that wanted them all along. */
  expected: number
  complaints: Complaint[]
}

/** What is judged of one release in one channel. */
interface Case {
  simulated: SimulatedChannel
  release: Release
  /** What is stored of its days, oldest first. */
  versions: StoredDays[]
  deliveries: Map<string, Delivery>
  posts: Post[]
  /** Subscriptions to what it is about. */
  periods: SubscriptionPeriod[]
  world: World
}

/**
 * Judges reminders and news: each that was due was told once, or ended by a true name; none twice beyond what is counted, none after its day,
 * and none for a day that was no longer stored when its sender began to read.
 */
export async function judgeDeadlines(
  world: World,
  channels: SimulatedChannel[],
  bindings: Binding[],
): Promise<DeadlineFindings> {
  const { backend, history, slack } = world
  const findings: DeadlineFindings = { reminders: {}, news: {}, expected: 0, complaints: [] }
  const count = (of: Record<string, number>, { state, reason }: Delivery) => {
    const end = state === 'dropped' ? (reason ?? state) : state
    of[end] = (of[end] ?? 0) + 1
  }
  const stored: { release: Release; newsIds: Map<string, Release>; versions: StoredDays[] }[] = []
  for (const binding of bindings) {
    const release = await backend.store.releaseById(binding.id)
    if (!release) continue
    const versions = history.days.get(binding.id) ?? []
    const newsIds = new Map<string, Release>()
    for (const id of new Set(versions.flatMap(({ newsId }) => newsId ?? []))) {
      const news = await backend.store.releaseById(id)
      if (news) newsIds.set(id, news)
    }
    stored.push({ release, newsIds, versions })
    findings.complaints.push(...findUnseen(binding, release, versions, [...newsIds.values()]))
  }
  for (const simulated of channels) {
    const all = await backend.deliveriesOf(simulated)
    const deliveries = new Map(all.map((delivery) => [deliveryIdOf(delivery), delivery]))
    const ambiguous = new Map<string, number>()
    for (const message of await backend.messagesOf(simulated))
      for (const id of deliveryIdsOf(message)) ambiguous.set(id, (ambiguous.get(id) ?? 0) + message.ambiguous)
    const posts = slack.postsIn(simulated.channel)
    const ofChannel = history.subscriptionPeriods.filter(({ channel }) => channel === simulated.channel)
    for (const delivery of all.filter((one) => isOfItsOwn(deliveryIdOf(one))))
      count(reminderOf(delivery) ? findings.reminders : findings.news, delivery)
    findings.complaints.push(...findTwice(simulated, posts, ambiguous))
    for (const { release, newsIds, versions } of stored) {
      const periods = periodsWanting(release, ofChannel)
      if (periods.length === 0) continue
      const one: Case = { simulated, release, versions, deliveries, posts, periods, world }
      const expected = remindersExpected(one)
      findings.expected += expected.length
      findings.complaints.push(
        ...expected
          .filter((id) => !deliveries.has(id))
          .map((id) => complain('lost', simulated, id, 'was never planned')),
        ...[...deliveries.values()]
          .filter(({ releaseId }) => releaseId === release.id)
          .flatMap((d) => falseEnd(one, d)),
        ...findWrongPosts(one),
        ...[...newsIds].flatMap(([id, news]) => judgeNews(one, id, news, newsIds)),
      )
    }
  }
  return findings
}

/** Whether an id is that of a reminder or of news, and not of a release of a source. */
export function isOfItsOwn(id: string): boolean {
  return id.includes('#')
}

/** What the source says in the end is stored, and the news of it leads from the first day to the last. */
function findUnseen(
  { due, withdrawn, url }: Binding,
  release: Release,
  versions: StoredDays[],
  news: Release[],
): Complaint[] {
  const wrong = (about: string) => [{ kind: 'lost', about: `${url} ${about}`, subjects: [release.id] }]
  if (release.withdrawn !== withdrawn) return wrong('was withdrawn and is not stored so')
  if (!withdrawn && release.due !== due) return wrong(`ends on ${due} and is stored with ${release.due}`)
  const dues = versions.filter(({ savedAt }) => savedAt !== undefined).flatMap((one) => one.due ?? [])
  const moves = dues.filter((day, index) => index > 0 && day !== dues[index - 1])
  const told = news.filter(({ tells }) => tells?.what === 'moved').map((one) => one.due)
  const untold = moves.filter((day) => !told.includes(day))
  return untold.length > 0 ? wrong(`moved to ${untold} and there is no news of it`) : []
}

/** Subscriptions that stood from before the release was announced and stand ever since. */
function standing({ periods, release }: Case): SubscriptionPeriod[] {
  const atTheLatest = (release.announcedAt ?? 0) - CLOCKS_APART_MS
  return periods.filter(({ ackAt, leaveAskedAt }) => ackAt !== undefined && ackAt <= atTheLatest && !leaveAskedAt)
}

function remindOf({ simulated }: Case, { topic }: SubscriptionPeriod): number {
  return simulated.remind?.get(topic) ?? 0
}

/** Reminders of the days as they stand in the end, of those who wanted some all along, where there was time to plan them. */
function remindersExpected(one: Case): string[] {
  const { release, versions, world, simulated } = one
  const businessDays = Math.max(0, ...standing(one).map((period) => remindOf(one, period)))
  const first = world.history.plans.get(`${simulated.channel} ${release.id}`)
  if (businessDays === 0 || release.withdrawn || !first || release.announcedAt === undefined) return []
  return remindersOf(release, businessDays, '09:00').flatMap(({ deliveryId, remindAt }) => {
    const reminder = reminderOf({ deliveryId })
    if (!reminder) return []
    const since = inForceSince(versions, reminder)
    const isInTime = remindAt > Math.max(since, first.at, release.announcedAt ?? 0) + PLANNED_WITHIN_MS
    return isInTime && seoulDay(remindAt) !== seoulDay(first.dueAt) ? [deliveryId] : []
  })
}

/** Since when the day of a reminder has stood, up to the end. */
function inForceSince(versions: StoredDays[], reminder: Reminder): Instant {
  const last = versions.findLastIndex((version) => !hasDay(version, reminder))
  return versions[last + 1]?.at ?? Number.POSITIVE_INFINITY
}

function hasDay(
  { due, effective = [], withdrawn }: Pick<StoredDays, 'due' | 'effective' | 'withdrawn'>,
  { of, day }: Reminder,
) {
  return !withdrawn && (of === 'due' ? due === day : effective.includes(day))
}

/** A reminder has ended, and its end is true. */
function falseEnd(one: Case, delivery: Delivery): Complaint[] {
  const reminder = reminderOf(delivery)
  if (!reminder) return []
  const { simulated, release, versions, world } = one
  const id = deliveryIdOf(delivery)
  const subject = `${simulated.channel} ${id}`
  const wrong = (what: string) => [complain('lost', simulated, id, what)]
  const { state, reason } = delivery
  if (state === 'waiting') return wrong('still waits')
  if (state === 'posted')
    return one.posts.some(({ ts }) => ts === delivery.ts) ? [] : wrong('is not where it was posted')
  if (state === 'failed')
    return isTrueFailure(world, subject, reason, release) ? [] : wrong(`failed as ${reason}, which is not so`)
  const dueAt = world.history.plans.get(subject)?.dueAt ?? 0
  const isTrue =
    (reason === 'withdrawn' && release.withdrawn) ||
    (reason === 'moved' &&
      (!hasDay(release, reminder) || inForceSince(versions, reminder) > dueAt - PLANNED_WITHIN_MS)) ||
    (reason === 'unsubscribed' && !standing(one).some((period) => remindOf(one, period) > 0)) ||
    (reason === 'past' && wasHeldUp(one, subject, dueAt, reminder))
  return isTrue ? [] : wrong(`was dropped as ${reason}, which is not so`)
}

function isTrueFailure({ slack }: World, subject: string, reason: string | undefined, release: Release): boolean {
  if (reason !== NO_ANSWER) return slack.refused.has(`${subject} ${reason}`)
  return slack.unanswered.has(subject) || slack.tried.has(subject) || release.withdrawn
}

/** Whether its channel took no messages from about when the reminder was due until its day was over, or the message was set aside. */
function wasHeldUp(
  { world, simulated, periods }: Case,
  subject: string,
  dueAt: Instant,
  { day, ahead = 0 }: Reminder,
): boolean {
  const { closures, outages, setAside } = world.history
  const over = startOfDay(day) + DAY - (ahead > 7 ? 9 * DAY : 0)
  const of = [simulated.channel, simulated.team, '*']
  const holds = [
    ...closures.filter(({ channel }) => channel === simulated.channel),
    ...outages.filter((one) => of.includes(one.of)),
  ]
  const covers = holds.some(({ from, to }) => from <= dueAt + SENT_WITHIN_MS && to + SENT_WITHIN_MS >= over)
  return covers || setAside.has(subject) || periods.length === 0
}

/** Nothing is posted after its day, for a day that was no longer stored, for nobody, or before its time. */
function findWrongPosts(one: Case): Complaint[] {
  const { simulated, release, posts, versions, world, periods } = one
  return posts.flatMap(({ content, at, drawnAt }) =>
    content.flatMap(([id]) => {
      const reminder = id.startsWith(`${release.id}#`) ? reminderOf({ deliveryId: id }) : undefined
      if (!reminder) return []
      const knownIndex = versions.findLastIndex(({ savedAt }) => savedAt !== undefined && savedAt <= drawnAt)
      const known = versions[knownIndex]
      // Saved since, or by a worker that died before it knew.
      const isRestored = versions.slice(knownIndex + 1).some((later) => later.at < at && hasDay(later, reminder))
      const plan = world.history.plans.get(`${simulated.channel} ${id}`)
      const dueAt = Math.min(plan?.dueAt ?? 0, plan?.orDueAt ?? Number.POSITIVE_INFINITY)
      const isWanted = periods.some(
        (period) =>
          remindOf(one, period) > 0 &&
          period.askedAt <= drawnAt &&
          drawnAt <= (period.leftAt ?? Number.POSITIVE_INFINITY),
      )
      return [
        ...(seoulDay(at) > reminder.day ? [complain('after the day', simulated, id, 'was posted')] : []),
        ...(known && !hasDay(known, reminder) && !isRestored ? [complain('old day', simulated, id, 'was posted')] : []),
        ...(isWanted ? [] : [complain('uninvited', simulated, id, 'was posted')]),
        ...(at + MAX_CLOCK_SKEW_MS < dueAt ? [complain('too early', simulated, id, 'was posted')] : []),
      ]
    }),
  )
}

/** Nothing is told more than once, plus once for each time that nobody could know whether it was. */
function findTwice(simulated: SimulatedChannel, posts: Post[], ambiguous: Map<string, number>): Complaint[] {
  const times = Map.groupBy(posts.flatMap(({ content }) => content.map(([id]) => id)).filter(isOfItsOwn), (id) => id)
  return [...times].flatMap(([id, { length }]) =>
    length > 1 + (ambiguous.get(id) ?? 0) ? [complain('duplicated', simulated, id, `was posted ${length} times`)] : [],
  )
}

/** A channel that was told of the release, or reminded of it, before the news was saved hears the news. */
function judgeNews(one: Case, id: string, news: Release, newsIds: Map<string, Release>): Complaint[] {
  const { simulated, release, deliveries, posts, world, versions } = one
  const delivery = deliveries.get(id)
  const savedAt = versions.find(({ newsId }) => newsId === id)?.at ?? 0
  const wasTold = posts.some(
    ({ drawnAt, content }) => drawnAt < savedAt && content.some(([shown]) => shown === release.id),
  )
  if (!delivery) return wasTold ? [complain('lost', simulated, id, 'was never planned where its release was told')] : []
  const { state, reason } = delivery
  const subject = `${simulated.channel} ${id}`
  const isOvertaken = [...newsIds.values()].some((other) => (other.announcedAt ?? 0) > (news.announcedAt ?? 0))
  const isTrue =
    (state === 'posted' && posts.some(({ ts }) => ts === delivery.ts)) ||
    (state === 'failed' && isTrueFailure(world, subject, reason, release)) ||
    (reason === 'moved' && isOvertaken) ||
    (reason === 'withdrawn' && release.withdrawn) ||
    (reason === 'unsubscribed' && standing(one).length === 0) ||
    ((reason === 'past' || reason === 'too old') &&
      wasHeldUp(one, subject, news.announcedAt ?? 0, {
        of: 'due',
        day: reason === 'past' ? (news.due ?? '') : seoulDay((news.announcedAt ?? 0) + 6 * DAY),
      }))
  return isTrue ? [] : [complain('lost', simulated, id, `ended as ${reason ?? state}, which is not so`)]
}
