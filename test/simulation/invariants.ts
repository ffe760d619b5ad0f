import { deliveryIdOf, NO_ANSWER } from '../../functions/delivery/delivery.ts'
import { deliveryIdsOf } from '../../functions/delivery/message.ts'
import type { Release } from '../../functions/releases/release.ts'
import { identityOf } from '../../functions/releases/same-release/identity.ts'
import { orThrow, unlessUnreadable } from '../../functions/releases/unreadable-row.ts'
import { DAY } from '../../functions/text/seoul.ts'
import type { SimulatedChannel } from './channels.ts'
import { type Complaint, complain } from './complaint.ts'
import { isOfItsOwn } from './deadline-judge.ts'
import type { ChannelEvidence } from './evidence.ts'
import { MAX_CLOCK_SKEW_MS } from './faults.ts'
import type { Post } from './simulated-slack.ts'
import {
  busiestMinute,
  findBlocked,
  findDisorder,
  findEndless,
  findLoud,
  MAX_POSTS_A_MINUTE,
  timesToPost,
} from './timing-invariants.ts'
import { findBlamed, findUnlogged, findUnnamedRows } from './untold.ts'
import { isInherited, periodsWanting, wasSubscribedThroughout } from './wanting.ts'
import type { World } from './world.ts'

/** Later than any bell (ms from now). */
const ALL_BELLS_MS = 400 * DAY

export interface Findings {
  deliveries: number
  posts: number
  /** How often Slack may have taken a message without us knowing. */
  ambiguous: number
  /** How often reading the channel back settled whether it had. */
  settled: number
  /** Posts of a release in a channel beyond the first, each of them counted as ambiguous or else complained about. */
  repeated: number
  /** Those of them where a sender slept in the very call to Slack for longer than its lease. */
  repeatedBySleepers: number
  /** How long each release took from its announcement, where nothing but faults held it up (ms), shortest first. */
  timesToPost: number[]
  /** The most messages within a minute in any workspace. */
  busiestMinute: number
  complaints: Complaint[]
}

/** Judges what became of every release and channel by the ledger, by what stands in Slack and by what truly happened. */
export async function checkInvariants(
  world: World,
  channels: SimulatedChannel[],
  urls: string[],
  { readBack = false, intensity = 1 }: { readBack?: boolean | undefined; intensity?: number } = {},
): Promise<Findings> {
  const { backend, history, slack } = world
  const complaints: Complaint[] = []
  const releases = new Map<string, Release>()
  const known = await backend.store.releasesKnownAs(urls.map(identityOf))
  for (const url of urls) {
    const found = known.get(identityOf(url))
    const release = found && (await backend.store.releaseById(orThrow(found).releaseId))
    if (release) releases.set(release.id, release)
    else complaints.push({ kind: 'lost', about: `${url} was never stored`, subjects: [url] })
  }
  const findings: Findings = {
    deliveries: 0,
    posts: 0,
    ambiguous: 0,
    settled: 0,
    repeated: 0,
    repeatedBySleepers: 0,
    timesToPost: [],
    busiestMinute: 0,
    complaints,
  }
  const postsOfTeams = new Map<string, Post[]>()
  for (const simulated of channels) {
    const deliveries = await backend.deliveriesOf(simulated)
    const messages = await backend.messagesOf(simulated)
    const ambiguous = new Map<string, number>()
    for (const { ambiguous: times, ...message } of messages) {
      for (const id of deliveryIdsOf(message)) ambiguous.set(id, (ambiguous.get(id) ?? 0) + times)
    }
    const evidence: ChannelEvidence = {
      simulated,
      // Reminders and news are judged by themselves: deadline-judge.ts.
      deliveries: new Map(
        deliveries
          .filter((delivery) => !isOfItsOwn(deliveryIdOf(delivery)))
          .map((delivery) => [delivery.releaseId, delivery]),
      ),
      posts: slack
        .postsIn(simulated.channel)
        .map((post) => ({ ...post, content: post.content.filter(([id]) => !isOfItsOwn(id)) })),
      subscriptionPeriods: history.subscriptionPeriods.filter(({ channel }) => channel === simulated.channel),
      releases,
      history,
      readBack,
      intensity,
      refused: slack.refused,
      unanswered: slack.unanswered,
      tried: slack.tried,
      triedInVain: slack.triedInVain,
      ambiguous: (id) => ambiguous.get(id) ?? 0,
    }
    findings.deliveries += deliveries.length
    findings.posts += evidence.posts.length
    findings.timesToPost.push(...timesToPost(evidence).map(({ sinceAnnounced }) => sinceAnnounced))
    postsOfTeams.set(simulated.team, [...(postsOfTeams.get(simulated.team) ?? []), ...evidence.posts])
    findings.ambiguous += messages.reduce((sum, message) => sum + message.ambiguous, 0)
    findings.settled += messages.reduce((sum, { settled = 0 }) => sum + settled, 0)
    findings.repeatedBySleepers += countRepeatsBySleepers(evidence.posts)
    findings.repeated += evidence.posts.flatMap(({ content }) => content).length - timesPosted(evidence.posts).size
    complaints.push(
      ...findLost(evidence),
      ...findFalseEnds(evidence),
      ...findDuplicated(evidence),
      ...findUninvited(evidence),
      ...findLeaked(evidence),
      ...findDisorder(evidence),
      ...findLoud(evidence),
      ...findBlocked(evidence),
      ...findEndless(evidence),
      ...findUnlogged(evidence),
    )
  }
  findings.timesToPost.sort((one, other) => one - other)
  findings.busiestMinute = Math.max(0, ...[...postsOfTeams.values()].map(busiestMinute))
  if (findings.busiestMinute > MAX_POSTS_A_MINUTE)
    complaints.push({ kind: 'too many', about: `${findings.busiestMinute} messages within a minute`, subjects: [] })
  complaints.push(...findBlamed(world), ...findUnnamedRows(world), ...history.untold)
  complaints.push(...slack.tooSoon.map((about) => ({ kind: 'too soon', about, subjects: channelIn(about) })))
  complaints.push(...history.swallowed.map((about) => ({ kind: 'swallowed', about, subjects: [about] })))
  return findings
}

/**
 * The law of bells, at any moment: where a delivery waits, the bell of its channel or of its release is set, unless the channel is
 * paused.
 */
export async function findUnwoken({ backend, time }: World, channels: SimulatedChannel[]): Promise<Complaint[]> {
  const { store } = backend
  const ringing = new Set(
    (await store.overdueBells(time.now() + ALL_BELLS_MS, 100_000)).map(({ bell }) =>
      bell.of === 'channel' ? bell.channel : bell.releaseId,
    ),
  )
  const complaints: Complaint[] = []
  for (const simulated of channels.filter(({ channel }) => !ringing.has(channel))) {
    const { deliveries: waiting } = await store.waitingDeliveries(simulated, 1_000)
    const [forgotten] = waiting.filter(({ releaseId }) => !ringing.has(releaseId))
    if (forgotten && !(await unlessUnreadable(store.pauseOf(simulated), 'unreadable')))
      complaints.push(complain('asleep', simulated, forgotten.releaseId, 'waits and nothing rings'))
  }
  return complaints
}

/** Each release that a channel was subscribed to all along has a delivery. */
function findLost({ simulated, deliveries, subscriptionPeriods, releases }: ChannelEvidence): Complaint[] {
  return [...releases.values()].flatMap((release) => {
    if (release.announcedAt === undefined || release.withdrawn || deliveries.has(release.id)) return []
    return wasSubscribedThroughout(release, subscriptionPeriods)
      ? [complain('lost', simulated, release.id, 'was never planned')]
      : []
  })
}

/** Each delivery has ended, and its end is true. */
function findFalseEnds({
  simulated,
  deliveries,
  posts,
  subscriptionPeriods,
  releases,
  history,
  refused,
  unanswered,
  tried,
}: ChannelEvidence): Complaint[] {
  return [...deliveries.values()].flatMap((delivery) => {
    const { releaseId, state, reason, ts, dueAt } = delivery
    const subject = `${simulated.channel} ${releaseId}`
    const closures = history.closures.filter(({ channel }) => channel === simulated.channel)
    const release = releases.get(releaseId)
    // One that died right before its call: nobody can know that nothing was sent.
    const hasLostSender = (of: string) => history.senders.get(of)?.some((sender) => sender.isDead()) === true
    const plannedAt = history.plans.get(subject)?.at ?? 0
    const stayedSubscribed =
      release &&
      (wasSubscribedThroughout(release, subscriptionPeriods) ||
        isInherited(delivery, release, subscriptionPeriods, history))
    if (state === 'waiting') return [complain('lost', simulated, releaseId, 'still waits')]
    if (state === 'failed') {
      const isTrue =
        reason === NO_ANSWER
          ? // One that was withdrawn while its message was in doubt, or that nobody asks for any more, may stand in the channel, and is not
            // sent again to find out.
            unanswered.has(subject) ||
            ((release?.withdrawn === true || !stayedSubscribed) && (tried.has(subject) || hasLostSender(subject)))
          : refused.has(`${subject} ${reason}`)
      return isTrue ? [] : [complain('lost', simulated, releaseId, `failed as ${reason}, which is not so`)]
    }
    if (state === 'dropped') {
      const isTrue =
        (reason === 'unsubscribed' && !stayedSubscribed) ||
        (reason === 'withdrawn' && release?.withdrawn) ||
        (reason === 'too old' && closures.some(({ from, to }) => to - from > 7 * DAY && to - plannedAt > 7 * DAY))
      return isTrue ? [] : [complain('lost', simulated, releaseId, `was dropped as ${reason}, which is not so`)]
    }
    const post = posts.find((one) => one.ts === ts)
    const shown = post?.content.find(([id]) => id === releaseId)?.[1]
    if (shown === undefined)
      return [complain('lost', simulated, releaseId, `is not in the message ${ts} it was posted in`)]
    if (dueAt !== undefined) return [complain('undrained', simulated, releaseId, 'still waits for an edit')]
    if (shown < (release?.revision ?? 0) && !post?.isFixed) {
      return [complain('stale', simulated, releaseId, `shows revision ${shown} of ${release?.revision}`)]
    }
    return []
  })
}

/** Nothing is shown before its embargo lifts, by the clock of the container that sends it. */
function findLeaked({ simulated, posts, releases }: ChannelEvidence): Complaint[] {
  return posts.flatMap(({ content, at }) =>
    content.flatMap(([releaseId]) => {
      const { showAt = 0 } = releases.get(releaseId) ?? {}
      return at + MAX_CLOCK_SKEW_MS < showAt
        ? [complain('leaked', simulated, releaseId, 'was shown before its embargo')]
        : []
    }),
  )
}

/**
 * Nothing is posted more than once, plus once for each time it was unknown whether Slack had taken it. Where channels are read back that
 * is always known, except for a message whose sender sleeps in the call to Slack, and sends only after another worker has looked for it.
 */
function findDuplicated({ simulated, posts, readBack, ambiguous }: ChannelEvidence): Complaint[] {
  return [...timesPosted(posts)].flatMap(([releaseId, times]) => {
    const slept = posts.filter(({ content, overslept }) => overslept && content.some(([id]) => id === releaseId))
    const counted = ambiguous(releaseId) + (readBack ? slept.length : 0)
    return times <= 1 + counted
      ? []
      : [complain('duplicated', simulated, releaseId, `was posted ${times} times, ambiguous ${counted}`)]
  })
}

/** Nothing is posted that the channel was not subscribed to when its sender began to read who wants it. */
function findUninvited({ simulated, posts, subscriptionPeriods, releases }: ChannelEvidence): Complaint[] {
  return posts.flatMap(({ content, drawnAt }) =>
    content.flatMap(([releaseId]) => {
      const release = releases.get(releaseId)
      const wanting = release && periodsWanting(release, subscriptionPeriods)
      const wasWanted = wanting?.some(
        ({ askedAt, leftAt = Number.POSITIVE_INFINITY }) => askedAt <= drawnAt && drawnAt <= leftAt,
      )
      return wasWanted
        ? []
        : [complain('uninvited', simulated, releaseId, 'was posted after the channel had unsubscribed')]
    }),
  )
}

/** How often each release was posted. */
function timesPosted(posts: Post[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const [id] of posts.flatMap(({ content }) => content)) times.set(id, (times.get(id) ?? 0) + 1)
  return times
}

/** Posts beyond the first of each release that some sender of it slept over. */
function countRepeatsBySleepers(posts: Post[]): number {
  const repeated = [...timesPosted(posts)].filter(([, times]) => times > 1)
  const slept = repeated.filter(([id]) =>
    posts.some(({ content, overslept }) => overslept && content.some(([one]) => one === id)),
  )
  return slept.reduce((sum, [, times]) => sum + times - 1, 0)
}

function channelIn(about: string): string[] {
  return about.split(' ').slice(0, 1)
}
