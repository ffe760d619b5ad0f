import type { Delivery } from '../../functions/delivery/delivery.ts'
import type { RawRelease } from '../../functions/releases/raw-release.ts'
import type { Release } from '../../functions/releases/release.ts'
import type { IncomingRelease } from '../../functions/releases/same-release/normalise-release.ts'
import type { TitleClaim } from '../../functions/releases/same-release/title-claim.ts'
import type { Match } from '../../functions/subscriptions/matching/query-match.ts'
import { queryId } from '../../functions/subscriptions/query/query.ts'
import type { Subscription } from '../../functions/subscriptions/subscription.ts'
import { DEFAULT_OPTIONS, type SubscriptionOptions } from '../../functions/subscriptions/subscription-options.ts'

/** 2026-11-23 10:00 in Seoul, a Monday. */
export const MONDAY = Date.parse('2026-11-23T10:00:00+09:00')

export function aRawRelease(change: Partial<RawRelease> = {}): RawRelease {
  return {
    title: '희소금속 비축 확대 방안 발표',
    url: 'https://www.example.go.kr/news/view?id=1',
    text: '정부는 희소금속 비축량을 늘리기로 했다.',
    published: { day: '2026-11-23', at: MONDAY - 60_000 },
    ...change,
  }
}

export function aRelease(change: Partial<Release> = {}): Release {
  return {
    id: 'r1',
    sourceId: 'test',
    sourceName: '시험 부처',
    title: '희소금속 비축 확대 방안 발표',
    url: 'https://www.example.go.kr/news/view?id=1',
    text: '정부는 희소금속 비축량을 늘리기로 했다.',
    ministry: '산업통상부',
    published: { day: '2026-11-23', at: MONDAY },
    showAt: MONDAY,
    announcedAt: MONDAY,
    revision: 0,
    withdrawn: false,
    attachments: [],
    alsoAt: [],
    ...change,
  }
}

interface SubscriptionDifference extends Partial<Omit<Subscription, 'options'>> {
  options?: Partial<SubscriptionOptions>
}

export function aSubscription(query: string, { options, ...change }: SubscriptionDifference = {}): Subscription {
  return {
    team: 'T1',
    channel: 'C1',
    queryId: queryId(query),
    query,
    since: MONDAY - 1000,
    options: { ...DEFAULT_OPTIONS, ...options },
    by: 'U1',
    ...change,
  }
}

export function aDelivery(change: Partial<Delivery> = {}): Delivery {
  const match = { queryId: queryId('희소금속'), query: '희소금속', words: '희소금속', where: 'title' as const }
  return {
    team: 'T1',
    channel: 'C1',
    releaseId: 'r1',
    matches: [match],
    plannedAt: MONDAY,
    dueAt: MONDAY,
    state: 'waiting',
    ...change,
  }
}

/** A release as a source shows it, with the names it is to be stored under. */
export function anIncomingRelease(
  change: Partial<Release>,
  identities: string[],
  claims: TitleClaim[] = [],
): IncomingRelease {
  return { release: aRelease(change), identities, claims, revision: 0 }
}

/** A release of 금융위원회 with Korean text and an address that needs escaping, as the messages of the Slack tests show it. */
export function anFscRelease(more: Partial<Release> = {}): Release {
  return {
    id: 'r1',
    sourceId: 'fsc',
    sourceName: '금융위원회 보도자료',
    title: '핵심광물 공급망 금융지원 방안 발표',
    url: 'https://www.fsc.go.kr/no010101/1?page=1&sort=new',
    text: '금융위원회는 핵심광물 공급망에 대한 금융지원 방안을 발표하였다. 희소금속 비축을 위한 대출도 늘린다.',
    ministry: '금융위원회',
    published: { day: '2026-07-23' },
    showAt: 0,
    revision: 0,
    withdrawn: false,
    attachments: [],
    alsoAt: [],
    ...more,
  }
}

/** A match that stands once in the body, in neither subtitles nor lead. */
export function aPassingMatch(query: string): Match {
  return { ...aMatch(query, query, 'body'), queryId: queryId(query), part: 'body', mentions: 1 }
}

export function aMatch(query: string, words = query, where: Match['where'] = 'title'): Match {
  return { queryId: `id of ${query}`, query, words, where }
}
