import type { Delivery } from '../../functions/delivery/delivery.ts'
import type { Release } from '../../functions/releases/release.ts'
import { identityOf } from '../../functions/releases/same-release/identity.ts'
import { endOfQuiet } from '../../functions/subscriptions/quiet-hours.ts'
import { DAY, MINUTE, seoulTime } from '../../functions/text/seoul.ts'
import { MOST_SKEW } from './faults.ts'
import type { History, Standing } from './history.ts'
import { type Listening, TOPICS } from './layout.ts'
import type { Post } from './simulated-slack.ts'
import type { World } from './world.ts'

/** A subscription counts from an instant by one clock for a release announced by another (ms). */
const CLOCKS_APART = 2 * MOST_SKEW
/** How long a message may be under way from the look at the clock to Slack. */
const UNDER_WAY = 2 * MINUTE

export interface Complaint {
  kind: string
  about: string
  /** What a trace of it should speak of. */
  subjects: string[]
}

export interface Findings {
  deliveries: number
  posts: number
  /** How often Slack may have taken a message without our knowing. */
  ambiguous: number
  /** How often that was in doubt and reading the channel back settled it. */
  settled: number
  /** Posts beyond the first of a release in a channel, all of them counted as ambiguous or else complained about. */
  repeated: number
  /** Those of them that came from a sender asleep, for longer than its lease, in the very call to Slack. */
  repeatedBySleepers: number
  complaints: Complaint[]
}

interface Seen {
  listening: Listening
  deliveries: Map<string, Delivery>
  posts: Post[]
  standings: Standing[]
  releases: Map<string, Release>
  history: History
  readBack: boolean
  refused: Set<string>
  ambiguous(releaseId: string): number
}

/** Judges what became of everything, from the ledger, from Slack's side and from what really happened. */
export async function check(world: World, layout: Listening[], urls: string[], readBack = false): Promise<Findings> {
  const { backend, history, slack } = world
  const complaints: Complaint[] = []
  const releases = new Map<string, Release>()
  const known = await backend.store.releasesKnownAs(urls.map(identityOf))
  for (const url of urls) {
    const found = known.get(identityOf(url))
    const release = found && (await backend.store.releaseById(found.releaseId))
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
    complaints,
  }
  for (const listening of layout) {
    const deliveries = await backend.deliveriesOf(listening)
    const messages = await backend.messagesOf(listening)
    const ambiguous = new Map<string, number>()
    for (const { releaseIds, ambiguous: times } of messages) {
      for (const id of releaseIds) ambiguous.set(id, (ambiguous.get(id) ?? 0) + times)
    }
    const seen: Seen = {
      listening,
      deliveries: new Map(deliveries.map((delivery) => [delivery.releaseId, delivery])),
      posts: slack.postsIn(listening.channel),
      standings: history.standings.filter(({ channel }) => channel === listening.channel),
      releases,
      history,
      readBack,
      refused: slack.refused,
      ambiguous: (id) => ambiguous.get(id) ?? 0,
    }
    findings.deliveries += deliveries.length
    findings.posts += seen.posts.length
    findings.ambiguous += messages.reduce((sum, message) => sum + message.ambiguous, 0)
    findings.settled += messages.reduce((sum, { settled = 0 }) => sum + settled, 0)
    findings.repeatedBySleepers += sleepersRepeats(seen.posts)
    findings.repeated += seen.posts.flatMap(({ content }) => content).length - timesPosted(seen.posts).size
    complaints.push(
      ...losses(seen),
      ...falseEnds(seen),
      ...duplicates(seen),
      ...uninvited(seen),
      ...leaks(seen),
      ...disorder(seen),
      ...loud(seen),
    )
  }
  complaints.push(...slack.tooSoon.map((about) => ({ kind: 'too soon', about, subjects: channelIn(about) })))
  complaints.push(...history.swallowed.map((about) => ({ kind: 'swallowed', about, subjects: [about] })))
  return findings
}

/** Each release that a standing subscription asked for all along has a delivery. */
function losses({ listening, deliveries, standings, releases }: Seen): Complaint[] {
  return [...releases.values()].flatMap((release) => {
    if (release.announcedAt === undefined || release.withdrawn || deliveries.has(release.id)) return []
    return askedThroughout(release, standings) ? [complain('lost', listening, release.id, 'was never planned')] : []
  })
}

/** Each delivery has ended, and as its end says. */
function falseEnds({ listening, deliveries, posts, standings, releases, history, refused }: Seen): Complaint[] {
  return [...deliveries.values()].flatMap((delivery) => {
    const { releaseId, state, reason, ts, dueAt } = delivery
    const shut = history.shut.filter(({ channel }) => channel === listening.channel)
    const release = releases.get(releaseId)
    const plannedAt = history.planned.get(`${listening.channel} ${releaseId}`)?.at ?? 0
    const stood = release && askedThroughout(release, standings)
    if (state === 'waiting') return [complain('lost', listening, releaseId, 'still waits')]
    if (state === 'failed') {
      const isTrue = reason === 'invalid_blocks' && refused.has(`${listening.channel} ${releaseId}`)
      return isTrue ? [] : [complain('lost', listening, releaseId, `failed as ${reason}, which is not so`)]
    }
    if (state === 'dropped') {
      const isTrue =
        (reason === 'unsubscribed' && !stood) ||
        (reason === 'withdrawn' && release?.withdrawn) ||
        (reason === 'too old' && shut.some(({ from, to }) => to - from > 7 * DAY && to - plannedAt > 7 * DAY))
      return isTrue ? [] : [complain('lost', listening, releaseId, `was dropped as ${reason}, which is not so`)]
    }
    const post = posts.find((one) => one.ts === ts)
    const shown = post?.content.find(([id]) => id === releaseId)?.[1]
    if (shown === undefined)
      return [complain('lost', listening, releaseId, `is not in the message ${ts} it was posted in`)]
    if (dueAt !== undefined) return [complain('undrained', listening, releaseId, 'still waits for an edit')]
    if (shown < (release?.revision ?? 0) && !post?.isFixed) {
      return [complain('stale', listening, releaseId, `shows revision ${shown} of ${release?.revision}`)]
    }
    return []
  })
}

/** Nothing is shown before its embargo lifts, by the clock of whoever shows it. */
function leaks({ listening, posts, releases }: Seen): Complaint[] {
  return posts.flatMap(({ content, at }) =>
    content.flatMap(([releaseId]) => {
      const { showAt = 0 } = releases.get(releaseId) ?? {}
      return at + MOST_SKEW < showAt ? [complain('leaked', listening, releaseId, 'was shown before its embargo')] : []
    }),
  )
}

/**
 * Nothing is posted more often than once and each time its fate was unknown. Read back, a fate is known, except that of a message
 * whose sender sleeps in the call to Slack until another has looked for it, and only then sends.
 */
function duplicates({ listening, posts, readBack, ambiguous }: Seen): Complaint[] {
  return [...timesPosted(posts)].flatMap(([releaseId, times]) => {
    const slept = posts.filter(({ content, overslept }) => overslept && content.some(([id]) => id === releaseId))
    const counted = ambiguous(releaseId) + (readBack ? slept.length : 0)
    return times <= 1 + counted
      ? []
      : [complain('duplicated', listening, releaseId, `was posted ${times} times, ambiguous ${counted}`)]
  })
}

/** Nothing is posted that nobody asked for when its sender began to look. */
function uninvited({ listening, posts, standings, releases }: Seen): Complaint[] {
  return posts.flatMap(({ content, drawnAt }) =>
    content.flatMap(([releaseId]) => {
      const release = releases.get(releaseId)
      const asking = release && askedFor(release, standings)
      const stands = asking?.some(
        ({ askedAt, leftAt = Number.POSITIVE_INFINITY }) => askedAt <= drawnAt && drawnAt <= leftAt,
      )
      return stands
        ? []
        : [complain('uninvited', listening, releaseId, 'was posted after the channel had unsubscribed')]
    }),
  )
}

/** What was due earlier, and known when a message was made, is not told later. */
function disorder({ listening, posts, history }: Seen): Complaint[] {
  const first = new Map<string, Post>()
  for (const post of posts) for (const [id] of post.content) if (!first.has(id)) first.set(id, post)
  const told = [...first].flatMap(([id, post], index) => {
    const planned = history.planned.get(`${listening.channel} ${id}`)
    const chosenAt = history.chosen.get(`${listening.channel} ${post.messageId}`)
    return planned && chosenAt !== undefined ? [{ id, post, index, ...planned, chosenAt }] : []
  })
  return told.flatMap((late) => {
    const overtaken = told.find(
      (early) =>
        !late.post.overslept &&
        !early.post.overslept &&
        early.post.at < late.post.at &&
        Math.min(early.dueAt, early.orDueAt ?? early.dueAt) > Math.max(late.dueAt, late.orDueAt ?? late.dueAt) &&
        late.at < early.chosenAt,
    )
    return overtaken
      ? [complain('disorder', listening, late.id, `came after ${overtaken.id}, which was due later`)]
      : []
  })
}

/** Nothing is posted in quiet hours, but what was under way when they began. */
function loud({ listening, posts }: Seen): Complaint[] {
  const { quiet, channel } = listening
  if (!quiet) return []
  return posts.flatMap(({ at, overslept, messageId }) => {
    const isLoud = !overslept && endOfQuiet(quiet, at) && endOfQuiet(quiet, at - UNDER_WAY)
    return isLoud
      ? [{ kind: 'loud', about: `${channel} heard ${messageId} at ${seoulTime(at)}`, subjects: [channel] }]
      : []
  })
}

function askedFor({ title, text }: Release, standings: Standing[]): Standing[] {
  const words = TOPICS.map(({ word }) => word).filter((word) => title.includes(word) || text.includes(word))
  return standings.filter(({ topic }) => words.includes(topic))
}

/** Whether a subscription that surely stood when it was announced, whatever the clocks, has stood ever since. */
function askedThroughout(release: Release, standings: Standing[]): boolean {
  const surelySince = (release.announcedAt ?? 0) - CLOCKS_APART
  return askedFor(release, standings).some(
    ({ ackAt, leaveAskedAt }) => ackAt !== undefined && ackAt <= surelySince && leaveAskedAt === undefined,
  )
}

function timesPosted(posts: Post[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const [id] of posts.flatMap(({ content }) => content)) times.set(id, (times.get(id) ?? 0) + 1)
  return times
}

/** Posts beyond the first of a release of which some sender had slept. */
function sleepersRepeats(posts: Post[]): number {
  const repeated = [...timesPosted(posts)].filter(([, times]) => times > 1)
  const slept = repeated.filter(([id]) =>
    posts.some(({ content, overslept }) => overslept && content.some(([one]) => one === id)),
  )
  return slept.reduce((sum, [, times]) => sum + times - 1, 0)
}

function complain(kind: string, { channel }: Listening, releaseId: string, what: string): Complaint {
  return { kind, about: `${releaseId} for ${channel} ${what}`, subjects: [channel, releaseId] }
}

function channelIn(about: string): string[] {
  return about.split(' ').slice(0, 1)
}
