import type { Undelivered } from '../delivery/delivery.ts'
import type { Channel } from '../subscriptions/channel.ts'
import { DAY, type Instant, isAhead } from '../text/seoul.ts'
import { type Finding, type Ill, illId } from './ill.ts'

/** A delivery that failed longer ago stands in Home, and is no news. */
export const FAILED_IS_NEWS_MS = DAY

interface Tally {
  since: Instant
  count: number
}

/** What is undelivered, counted. However much there is, no more is held than the carrier has words for it. */
interface UndeliveredTally {
  /** What is refused, by the carrier's word for it: while it is tried again, and for a day after it was given up. */
  refused: Map<string, Tally>
  /** What may have been posted and is still tried again. */
  doubtful: Tally
}

const NONE: Tally = { since: Number.POSITIVE_INFINITY, count: 0 }

export async function tallyUndelivered(
  entries: AsyncIterable<Undelivered> | Iterable<Undelivered>,
  now: Instant,
): Promise<UndeliveredTally> {
  const refused = new Map<string, Tally>()
  let doubtful = NONE
  for await (const { isInDoubt, failedAt, reason, since, releaseIds } of entries) {
    if (failedAt === undefined && isInDoubt) doubtful = added(doubtful, since, 1)
    else if (failedAt === undefined || isNews(failedAt, now))
      refused.set(reason, added(refused.get(reason) ?? NONE, since, releaseIds.length))
  }
  return { refused, doubtful }
}

export function findFailedDeliveries({ refused }: UndeliveredTally): Finding[] {
  return [...refused].map(([reason, tally]) => ({
    kind: 'failed deliveries',
    subject: reason,
    ...tally,
    detail: reason,
  }))
}

export function findDoubtfulMessages({ doubtful }: UndeliveredTally): Finding[] {
  return doubtful.count === 0 ? [] : [{ kind: 'doubtful messages', ...doubtful }]
}

/** A workspace that took nothing when it was last tried. `isLate`: some time ago, so that nobody knows whether it would take something now. */
export interface RefusedWorkspace {
  team: string
  reason: string
  isLate: boolean
}

/** One that nobody tries any more, as in quiet hours, has not recovered: its ill goes on standing, and none begins. */
export function findRefusedWorkspaces(refused: RefusedWorkspace[], standing: Ill[]): Finding[] {
  const findings = refused.map(({ team, reason, isLate }) => ({
    isLate,
    finding: { kind: 'refused workspace' as const, subject: team, detail: reason },
  }))
  return findings
    .filter(({ isLate, finding }) => !isLate || standing.some(({ id }) => id === illId(finding)))
    .map(({ finding }) => finding)
}

/** Channels that are paused while nobody could be told: how many, and some of them. */
export interface UnheardPauses {
  count: number
  first: (Channel & { reason: string; at: Instant })[]
}

export function findUnheardPauses({ count, first }: UnheardPauses): Finding[] {
  const [one] = first
  if (!one) return []
  const since = Math.min(...first.map(({ at }) => at))
  const members = first.map(({ team, channel }) => `${team}#${channel}`)
  return [{ kind: 'unheard pauses', count, since, detail: `${one.channel}: ${one.reason}`, members }]
}

function isNews(failedAt: Instant, now: Instant): boolean {
  return failedAt > now - FAILED_IS_NEWS_MS && !isAhead(failedAt, now)
}

function added({ since, count }: Tally, entrySince: Instant, more: number): Tally {
  return { since: Math.min(since, entrySince), count: count + more }
}
