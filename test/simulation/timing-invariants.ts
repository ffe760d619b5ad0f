import { LEASE_MS } from '../../functions/delivery/lease.ts'
import { ringAgainAt } from '../../functions/releases/bell.ts'
import { endOfQuiet } from '../../functions/subscriptions/quiet-hours.ts'
import { HOUR, type Instant, MINUTE, seoulTime } from '../../functions/text/seoul.ts'
import { type Complaint, complain } from './complaint.ts'
import type { ChannelEvidence } from './evidence.ts'
import type { Post } from './simulated-slack.ts'

/** How long a message may take from its sender's look at the clock to Slack. */
const UNDER_WAY_MS = 2 * MINUTE
/** Of so many rings in a row each may be lost: a job, or the worker it wakes, is lost about once in ten times at intensity 1. */
const RINGS_LOST = 4
/** So often in a row a message may be put off under a name of Slack's: after 30 s, twice as long each time. */
const PUT_OFFS = 5
const FIRST_PUT_OFF_MS = 30_000
/**
 * Nothing that can be sent waits longer, whatever goes wrong at intensity 1: the pauses between the bells whose rings are lost, then the
 * lease of a worker that died, then the times its message is put off. A worker that gets a step done starts the pauses anew, so more work
 * in a channel takes no more of them; and the budget of a workspace, hundreds of messages a minute, is never what a channel of fifty waits
 * for. What is really stuck waits for hours.
 */
const BLOCKED_AFTER_MS =
  Array.from({ length: RINGS_LOST }, (_, rings) => ringAgainAt(0, rings)).reduce((sum, pause) => sum + pause, 0) +
  LEASE_MS +
  FIRST_PUT_OFF_MS * (2 ** PUT_OFFS - 1)
/** Within a digest, its halves, and six times alone, each in both forms. Some are sent once more for a line about others, or for a lost lease. */
const MAX_TRIES_IN_VAIN = 40
/** Slack limits a workspace to several hundred messages a minute. */
export const MAX_POSTS_A_MINUTE = 500

/** A release that was due earlier than another, and planned when the other's message was made, is not told after it. */
export function findDisorder({ simulated, posts, history }: ChannelEvidence): Complaint[] {
  const inOrder = [...firstPosts(posts)].flatMap(([id, post], index) => {
    const planned = history.plans.get(`${simulated.channel} ${id}`)
    const chosenAt = history.chosenAt.get(`${simulated.channel} ${post.messageId}`)
    const isPutOff = history.setAside.has(`${simulated.channel} ${id}`) || history.outages.some(({ of }) => of === id)
    return !isPutOff && planned && chosenAt !== undefined ? [{ id, post, index, ...planned, chosenAt }] : []
  })
  return inOrder.flatMap((late) => {
    const overtaken = inOrder.find(
      (early) =>
        !late.post.overslept &&
        !early.post.overslept &&
        early.post.at < late.post.at &&
        Math.min(early.dueAt, early.orDueAt ?? early.dueAt) > Math.max(late.dueAt, late.orDueAt ?? late.dueAt) &&
        late.at < early.chosenAt,
    )
    return overtaken
      ? [complain('disorder', simulated, late.id, `came after ${overtaken.id}, which was due later`)]
      : []
  })
}

/** Nothing is posted in quiet hours except what was under way when they began. */
export function findLoud({ simulated, posts }: ChannelEvidence): Complaint[] {
  const { quiet, channel } = simulated
  if (!quiet) return []
  return posts.flatMap(({ at, overslept, messageId }) => {
    const isLoud = !overslept && endOfQuiet(quiet, at) && endOfQuiet(quiet, at - UNDER_WAY_MS)
    return isLoud
      ? [{ kind: 'loud', about: `${channel} heard ${messageId} at ${seoulTime(at)}`, subjects: [channel] }]
      : []
  })
}

interface TimeToPost {
  releaseId: string
  /** From when it was announced with what the channel asks for, and free to be shown (ms). */
  sinceAnnounced: number
  /** From when it was both planned and due (ms). */
  sinceDue: number
}

/** How long each release took that was to be told at once, in a channel that took messages all the time. */
export function timesToPost({
  simulated,
  posts,
  history,
  releases,
  subscriptionPeriods,
}: ChannelEvidence): TimeToPost[] {
  const { channel, team, rhythm, quiet } = simulated
  if (rhythm !== 'at once' || quiet) return []
  const closures = history.closures.filter((one) => one.channel === channel)
  return [...firstPosts(posts)].flatMap(([releaseId, { at }]) => {
    const planned = history.plans.get(`${channel} ${releaseId}`)
    const { announcedAt, showAt = 0 } = releases.get(releaseId) ?? {}
    if (!planned || announcedAt === undefined) return []
    const outages = history.outages.filter(({ of }) => ['*', team, channel, releaseId].includes(of))
    // A channel that was closed is paused until somebody resumes it.
    if ([...closures, ...outages].some(({ from, to }) => from < at && to + HOUR > announcedAt)) return []
    const named = subscriptionPeriods
      .filter(({ askedAt, leaveAskedAt = Number.POSITIVE_INFINITY }) => askedAt <= at && leaveAskedAt > at)
      .flatMap(({ topic }) => history.namedAt.get(releaseId)?.get(topic) ?? [])
    const sinceAnnounced = at - Math.max(announcedAt, showAt, Math.min(at, ...named))
    return [{ releaseId, sinceAnnounced, sinceDue: at - Math.max(planned.at, planned.dueAt) }]
  })
}

/** Nothing waits behind what cannot be sent: a message that is refused, a lease that nobody holds, a row that nobody can read. */
export function findBlocked(evidence: ChannelEvidence): Complaint[] {
  const { simulated, history, intensity } = evidence
  return timesToPost(evidence).flatMap(({ releaseId, sinceDue }) =>
    sinceDue > BLOCKED_AFTER_MS * Math.max(intensity, 1) && !history.setAside.has(`${simulated.channel} ${releaseId}`)
      ? [complain('blocked', simulated, releaseId, `waited for ${Math.round(sinceDue / MINUTE)} minutes`)]
      : [],
  )
}

/** What is refused or never answered for good is given up: it is not sent for ever, whatever becomes of it in the end. */
export function findEndless({ simulated, triedInVain, intensity }: ChannelEvidence): Complaint[] {
  const { channel } = simulated
  return [...triedInVain].flatMap(([subject, times]) => {
    const [of, releaseId = ''] = subject.split(' ')
    return of === channel && times > MAX_TRIES_IN_VAIN * Math.max(intensity, 1)
      ? [complain('endless', simulated, releaseId, `was sent in vain ${times} times`)]
      : []
  })
}

/** The most messages within any minute. `posts`: all of one workspace. */
export function busiestMinute(posts: Post[]): number {
  const times = posts.map(({ at }) => at).sort((one, other) => one - other)
  let most = 0
  for (let first = 0, last = 0; last < times.length; last += 1) {
    while ((times[last] as Instant) - (times[first] as Instant) >= MINUTE) first += 1
    most = Math.max(most, last - first + 1)
  }
  return most
}

/** The first post that showed each release. */
function firstPosts(posts: Post[]): Map<string, Post> {
  const first = new Map<string, Post>()
  for (const post of posts) for (const [id] of post.content) if (!first.has(id)) first.set(id, post)
  return first
}
