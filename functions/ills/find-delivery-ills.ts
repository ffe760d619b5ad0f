import type { Undelivered } from '../delivery/delivery.ts'
import { DAY, type Instant } from '../text/seoul.ts'
import type { Finding } from './ill.ts'

/** A delivery that failed longer ago stands in Home, and is no news. */
const FAILED_IS_NEWS_MS = DAY

/** What is refused, by the carrier's word for it: while it is tried again, and for a day after it was given up. */
export function findFailedDeliveries(undelivered: Undelivered[], now: Instant): Finding[] {
  const refused = undelivered.filter(({ isInDoubt, failedAt }) =>
    failedAt === undefined ? !isInDoubt : failedAt > now - FAILED_IS_NEWS_MS,
  )
  const byReason = Map.groupBy(refused, ({ reason }) => reason)
  return [...byReason].map(([reason, entries]) => ({
    kind: 'failed deliveries',
    subject: reason,
    since: sinceOf(entries),
    count: countOf(entries),
    detail: reason,
  }))
}

/** What may have been posted and is still tried again. */
export function findDoubtfulMessages(undelivered: Undelivered[]): Finding[] {
  const doubtful = undelivered.filter(({ isInDoubt, failedAt }) => isInDoubt && failedAt === undefined)
  if (doubtful.length === 0) return []
  return [{ kind: 'doubtful messages', since: sinceOf(doubtful), count: doubtful.length }]
}

function sinceOf(entries: Undelivered[]): Instant {
  return Math.min(...entries.map(({ since }) => since))
}

function countOf(entries: Undelivered[]): number {
  return entries.reduce((sum, { releaseIds }) => sum + releaseIds.length, 0)
}
