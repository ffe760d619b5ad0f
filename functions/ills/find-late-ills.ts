import type { Bell } from '../releases/bell.ts'
import { unlessUnreadable } from '../releases/unreadable-row.ts'
import type { Channel } from '../subscriptions/channel.ts'
import { batchesOf } from '../text/batches.ts'
import { type Instant, MINUTE } from '../text/seoul.ts'
import type { Finding, Ill } from './ill.ts'

interface RungBell {
  bell: Bell
  rings: number
}

export interface FindLateDeps {
  /** Bells that are overdue or were rung before, at most `limit` of each shard. */
  rungBells(now: Instant, limit: number): Promise<RungBell[]>
  /** Since when something due has waited in a channel; undefined when nothing has. */
  waitingSinceOf(channel: Channel): Promise<Instant | undefined>
}

const MAX_BELLS_PER_SHARD = 250
const CHANNELS_READ_AT_ONCE = 25
const LATE_AFTER_MS = 5 * MINUTE
/** A release is matched within seconds. After the third ring it has waited a quarter of an hour. */
const RINGS_OF_UNPLANNED = 3
const MAX_MEMBERS = 50

/**
 * Channels in which something has been due for too long, and releases whose channels were not planned. `standing` names the channels that
 * were late at the last judgement: their bells may have been moved out of sight meanwhile.
 */
export async function findLate(deps: FindLateDeps, now: Instant, standing: Ill[]): Promise<Finding[]> {
  const bells = await deps.rungBells(now, MAX_BELLS_PER_SHARD)
  const rung = bells.flatMap(({ bell }) => (bell.of === 'channel' ? [memberOf(bell)] : []))
  const members = [...new Set([...standing.flatMap((ill) => ill.members ?? []), ...rung])]
  const late: { member: string; since: Instant }[] = []
  for (const batch of batchesOf(members, CHANNELS_READ_AT_ONCE)) {
    // A channel whose row cannot be read is an ill of its own, and hides none of the others.
    const times = await Promise.all(
      batch.map((member) => unlessUnreadable(deps.waitingSinceOf(channelOf(member)), undefined)),
    )
    for (const [index, since] of times.entries())
      if (isLate(since, now)) late.push({ member: batch[index] ?? '', since })
  }
  if (late.length === 0) return []
  late.sort((one, other) => one.since - other.since)
  return [
    {
      kind: 'late deliveries',
      count: late.length,
      since: late[0]?.since,
      members: late.slice(0, MAX_MEMBERS).map(({ member }) => member),
    },
  ]
}

/** Releases that were announced again and again and whose channels are still not planned. */
export async function findUnplanned(deps: Pick<FindLateDeps, 'rungBells'>, now: Instant): Promise<Finding[]> {
  const bells = await deps.rungBells(now, MAX_BELLS_PER_SHARD)
  const unplanned = bells.filter(({ bell, rings }) => bell.of === 'release' && rings >= RINGS_OF_UNPLANNED)
  return unplanned.length === 0 ? [] : [{ kind: 'unplanned releases', count: unplanned.length }]
}

function isLate(since: Instant | undefined, now: Instant): since is Instant {
  return since !== undefined && since < now - LATE_AFTER_MS
}

function memberOf({ team, channel }: Channel): string {
  return `${team}#${channel}`
}

function channelOf(member: string): Channel {
  const [team = '', channel = ''] = member.split('#')
  return { team, channel }
}
