import { createHash } from 'node:crypto'
import type { Bell } from '../../releases/bell.ts'
import type { TitleClaim } from '../../releases/same-release/title-claim.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import type { Feedback } from '../../subscriptions/match-feedback.ts'
import type { Day } from '../../text/seoul.ts'

export interface Key {
  pk: string
  sk: string
}

export const BELL_SHARDS = 4
export const QUERY_SHARDS = 16

export const UNDELIVERED_PK = 'UNDELIVERED'
export const DUE_PK = 'DUE'
export const EFFECTIVE_PK = 'EFFECTIVE'

const channelPk = (of: Channel) => `CHANNEL#${of.team}#${of.channel}`

/** The keys of every row in the single table. Their texts are data: rows of running installations have them. */
export const keys = {
  release: (id: string): Key => ({ pk: `RELEASE#${id}`, sk: 'RELEASE' }),
  identity: (identity: string): Key => ({ pk: `ID#${sha256(identity)}`, sk: 'ID' }),
  titleClaim: ({ title, day }: TitleClaim): Key => ({ pk: `TITLE#${sha256(title)}`, sk: day }),
  /** A release about a statute. One partition a statute, in the order of days. */
  about: (subject: string, day: Day, releaseId: string): Key => ({
    pk: `ABOUT#${sha256(subject)}`,
    sk: `${day}#${releaseId}`,
  }),
  /** A release that somebody can act on until a day. One partition, in the order of those days. */
  due: (day: Day, releaseId: string): Key => ({ pk: DUE_PK, sk: `${day}#${releaseId}` }),
  /** A law that has days ahead on which something of it comes into force. One partition, so that all can be listed. */
  effective: (releaseId: string): Key => ({ pk: EFFECTIVE_PK, sk: releaseId }),
  source: (id: string): Key => ({ pk: 'SOURCES', sk: id }),
  /** What may be said on a day, by the way it was signed and the year; and what is signed in that way. */
  signature: (form: number, day: Day): Key => ({ pk: `SIGNATURES#${form}#${day.slice(0, 4)}`, sk: day }),
  signing: (form: number): Key => ({ pk: 'SIGNATURES', sk: `FORM#${form}` }),
  channel: (of: Channel): Key => ({ pk: channelPk(of), sk: 'CHANNEL' }),
  subscription: (of: Channel, queryId: string): Key => ({ pk: channelPk(of), sk: `QUERY#${queryId}` }),
  subscriber: (queryId: string, of: Channel): Key => ({ pk: subscribersPartition(queryId), sk: channelPk(of) }),
  query: (id: string): Key => ({ pk: `QUERIES#${queryShard(id)}`, sk: id }),
  queryVersions: (): Key => ({ pk: 'QUERIES', sk: 'VERSION' }),
  workspace: (team: string): Key => ({ pk: `TEAM#${team}`, sk: 'TEAM' }),
  delivery: (of: Channel, deliveryId: string): Key => ({ pk: channelPk(of), sk: `DELIVERY#${deliveryId}` }),
  message: (of: Channel, messageId: string): Key => ({ pk: channelPk(of), sk: `MESSAGE#${messageId}` }),
  /** A message that could not be sent, named by its first delivery. One partition, so that all can be listed. */
  undelivered: (of: Channel, deliveryId: string): Key => ({
    pk: UNDELIVERED_PK,
    sk: `${of.team}#${of.channel}#${deliveryId}`,
  }),
  planProgress: (releaseId: string): Key => ({ pk: `PLAN#${releaseId}`, sk: 'PLAN' }),
  once: (key: string): Key => ({ pk: `ONCE#${key}`, sk: 'ONCE' }),
  feedback: (month: string, { at, releaseId, queryId, by }: Feedback): Key => ({
    pk: `FEEDBACK#${month}`,
    sk: `${new Date(at).toISOString()}#${sha256(`${releaseId} ${queryId} ${by}`).slice(0, 16)}`,
  }),
  ill: (id: string): Key => ({ pk: 'ILLS', sk: id }),
  unheardPause: ({ team, channel }: Channel): Key => ({ pk: 'UNHEARD', sk: `${team}#${channel}` }),
  refusedWorkspace: (team: string): Key => ({ pk: 'REFUSED', sk: team }),
  line: (): Key => ({ pk: 'LOCAL', sk: 'LINE' }),
  lastPoll: (): Key => ({ pk: 'POLLS', sk: 'LAST' }),
  unreadable: (of: string): Key => ({ pk: 'UNREADABLE', sk: of }),
  bell: (bell: Bell): Key => (bell.of === 'release' ? keys.release(bell.releaseId) : keys.channel(bell)),
}

/** The channel whose partition, or whose subscription below a query, has this key. */
export function channelOfKey(key: unknown): Channel {
  const [, team = '', channel = ''] = String(key).split('#')
  return { team, channel }
}

/** The partition of the subscriptions of a query. */
export function subscribersPartition(queryId: string): string {
  return `QUERY#${queryId}`
}

/** The partition of the `bells` index a row waits in. */
export function bellShard(key: Key): string {
  return `BELL#${Number.parseInt(sha256(key.pk).slice(0, 8), 16) % BELL_SHARDS}`
}

export function queryShard(queryId: string): number {
  return Number.parseInt(queryId.slice(0, 1), 16) % QUERY_SHARDS
}

export function dayPartition(day: Day): string {
  return `DAY#${day}`
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
