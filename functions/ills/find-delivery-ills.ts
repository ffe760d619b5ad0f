import type { Undelivered } from '../delivery/delivery.ts'
import { isAhead } from '../text/clock-skew.ts'
import { DAY, type Instant } from '../text/seoul.ts'
import type { Finding } from './ill.ts'

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

function isNews(failedAt: Instant, now: Instant): boolean {
  return failedAt > now - FAILED_IS_NEWS_MS && !isAhead(failedAt, now)
}

function added({ since, count }: Tally, entrySince: Instant, more: number): Tally {
  return { since: Math.min(since, entrySince), count: count + more }
}
