import type { Delivery } from '../../functions/delivery/delivery.ts'
import { identityOf } from '../../functions/releases/identity.ts'
import type { Release } from '../../functions/releases/release.ts'
import { DAY } from '../../functions/text/seoul.ts'
import type { History, Standing } from './history.ts'
import { type Listening, TOPICS } from './layout.ts'
import type { Post } from './simulated-slack.ts'
import type { World } from './world.ts'

/** A subscription counts from an instant by one clock for a release announced by another (ms). */
const CLOCKS_APART = 5_000

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
  /** Posts beyond the first of a release in a channel, all of them counted as ambiguous or else complained about. */
  repeated: number
  complaints: Complaint[]
}

interface Seen {
  listening: Listening
  deliveries: Map<string, Delivery>
  posts: Post[]
  standings: Standing[]
  releases: Map<string, Release>
  history: History
  ambiguous(releaseId: string): number
}

/** Judges what became of everything, from the ledger, from Slack's side and from what really happened. */
export async function check(world: World, layout: Listening[], urls: string[]): Promise<Findings> {
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
  const findings: Findings = { deliveries: 0, posts: 0, ambiguous: 0, repeated: 0, complaints }
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
      ambiguous: (id) => ambiguous.get(id) ?? 0,
    }
    findings.deliveries += deliveries.length
    findings.posts += seen.posts.length
    findings.ambiguous += messages.reduce((sum, message) => sum + message.ambiguous, 0)
    findings.repeated += seen.posts.flatMap(({ content }) => content).length - timesPosted(seen.posts).size
    complaints.push(...losses(seen), ...falseEnds(seen), ...duplicates(seen), ...uninvited(seen), ...disorder(seen))
  }
  complaints.push(...slack.tooSoon.map((about) => ({ kind: 'too soon', about, subjects: channelIn(about) })))
  complaints.push(...history.swallowed.map((about) => ({ kind: 'swallowed', about, subjects: [about] })))
  return findings
}

/** Each release that a standing subscription asked for all along has a delivery. */
function losses({ listening, deliveries, standings, releases, history }: Seen): Complaint[] {
  return [...releases.values()].flatMap((release) => {
    if (release.announcedAt === undefined || release.withdrawn || deliveries.has(release.id)) return []
    const seenAt = history.stored.get(release.id) ?? release.announcedAt - 10_000
    const asking = askedFor(release, standings).filter(
      ({ ackAt, leaveAskedAt }) => ackAt !== undefined && ackAt <= seenAt - CLOCKS_APART && leaveAskedAt === undefined,
    )
    return asking.length === 0 ? [] : [complain('lost', listening, release.id, 'was never planned')]
  })
}

/** Each delivery has ended, and as its end says. */
function falseEnds({ listening, deliveries, posts, standings, releases, history }: Seen): Complaint[] {
  return [...deliveries.values()].flatMap((delivery) => {
    const { releaseId, state, reason, ts, dueAt } = delivery
    const shut = history.shut.filter(({ channel }) => channel === listening.channel)
    const release = releases.get(releaseId)
    const plannedAt = history.planned.get(`${listening.channel} ${releaseId}`)?.at ?? 0
    const stood =
      release && askedFor(release, standings).some((one) => (one.ackAt ?? plannedAt) < plannedAt && !one.leaveAskedAt)
    if (state === 'waiting') return [complain('lost', listening, releaseId, 'still waits')]
    if (state === 'failed') return reason ? [] : [complain('lost', listening, releaseId, 'failed without a reason')]
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

function duplicates({ listening, posts, ambiguous }: Seen): Complaint[] {
  return [...timesPosted(posts)].flatMap(([releaseId, times]) => {
    const counted = ambiguous(releaseId)
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
    const chosenAt = history.chosen.get(post.messageId)
    return planned && chosenAt !== undefined ? [{ id, post, index, ...planned, chosenAt }] : []
  })
  return told.flatMap((late) => {
    const overtaken = told.find(
      (early) =>
        !late.post.overslept &&
        !early.post.overslept &&
        early.post.at < late.post.at &&
        early.dueAt > late.dueAt &&
        late.at < early.chosenAt,
    )
    return overtaken
      ? [complain('disorder', listening, late.id, `came after ${overtaken.id}, which was due later`)]
      : []
  })
}

function askedFor({ title, text }: Release, standings: Standing[]): Standing[] {
  const words = TOPICS.map(({ word }) => word).filter((word) => title.includes(word) || text.includes(word))
  return standings.filter(({ topic }) => words.includes(topic))
}

function timesPosted(posts: Post[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const [id] of posts.flatMap(({ content }) => content)) times.set(id, (times.get(id) ?? 0) + 1)
  return times
}

function complain(kind: string, { channel }: Listening, releaseId: string, what: string): Complaint {
  return { kind, about: `${releaseId} for ${channel} ${what}`, subjects: [channel, releaseId] }
}

function channelIn(about: string): string[] {
  return about.split(' ').slice(0, 1)
}
