import type { Release } from '../../functions/releases/release.ts'
import type { Match } from '../../functions/subscriptions/matching/query-match.ts'

export function releaseOf(more: Partial<Release> = {}): Release {
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

export function matchOf(query: string, words = query, where: Match['where'] = 'title'): Match {
  return { queryId: `id of ${query}`, query, words, where }
}
