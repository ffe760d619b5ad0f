import type { Match } from '../../subscriptions/matching/query-match.ts'
import type { Day } from '../../text/seoul.ts'
import { fullDay, quoted, shortDay } from './ko-words.ts'

interface About {
  ministry?: string | undefined
  day?: Day | undefined
  mark?: 'revised' | 'withdrawn' | undefined
}

const MARKS = { revised: '수정됨', withdrawn: '철회됨' }

/** What a channel reads when releases arrive. */
export const koMessage = {
  untitled: '제목 없는 발표',
  open: '원문 보기',
  turnOff: (query: string) => `‘${query}’ 알림 끄기`,
  rest: '일주일 쉬기',
  seeMore: '비슷한 발표 더 보기',
  wrong: '잘못 걸렸어요',
  noSummary: '요약할 본문이 없습니다. 원문에서 확인해 주세요.',
  onlyAttachments: '본문은 첨부파일에 있습니다. 원문에서 확인해 주세요.',

  byline: ({ ministry, day, source, mark }: About & { source: string }) =>
    [mark && MARKS[mark], ministry, day ? fullDay(day) : '발표일 미상', `출처: ${source}`].filter(Boolean).join(' · '),

  reasons: (reasons: Pick<Match, 'query' | 'words' | 'where'>[], more: number) => {
    const said = reasons.map(
      ({ query, words, where }) => `${query} (${where === 'title' ? '제목' : '본문'}에 ${words || query})`,
    )
    return `알림 이유: ${said.join(', ')}${more > 0 ? ` 외 키워드 ${more}개` : ''}`
  },

  attachments: (names: string[], more: number) => `첨부: ${names.join(', ')}${more > 0 ? ` 외 ${more}개` : ''}`,
  alsoAt: (places: string[], more: number) => `같은 발표: ${places.join(', ')}${more > 0 ? ` 외 ${more}곳` : ''}`,
  licence: (licence: string) => `이용 조건: ${licence}`,

  notification: ({ title, ministry, queries }: { title: string; ministry?: string | undefined; queries: string[] }) => {
    const [first, ...others] = queries
    const more = others.length > 0 ? ` 외 ${others.length}개` : ''
    return `${ministry ? `[${ministry}] ` : ''}${title}${first ? ` (키워드: ${first}${more})` : ''}`
  },

  /** `withYear`: of a day that is not this year's. */
  lineTail: ({ ministry, day, mark, withYear }: About & { withYear?: boolean }) =>
    `— ${[ministry, day ? (withYear ? fullDay : shortDay)(day) : '발표일 미상', mark && MARKS[mark]].filter(Boolean).join(' · ')}`,
  alsoFor: (queries: string[]) => (queries.length > 0 ? ` (${quoted(queries)}에도 해당)` : ''),
  digestHeader: (count: number) => `새 정책 발표 ${count}건`,
  digestGroup: (query: string, count: number) => `${query || '새 발표'} ${count}건`,
  digestNotification: (count: number, titles: string[]) =>
    `새 정책 발표 ${count}건: ${titles.join(' / ')}${count > titles.length ? ' …' : ''}`,
  paused: (channel: string) =>
    `${channel} 채널에 글을 올릴 수 없어 알림을 멈췄습니다. 채널에 초록을 다시 초대하거나(\`/invite\`) 그 채널에서 \`/subscriptions\`의 [다시 받기]를 누르면, 최근 7일 동안 온 발표부터 이어서 알려 드립니다.`,
  pausedBecause: (reason: string) => `Slack의 답: ${reason}`,
  withoutLinks: (count: number) => `${count}건은 주소가 너무 길어 링크를 넣지 못했습니다. \`/latest\`에서 찾아보세요.`,
  tooOld: (count: number) => `7일이 지난 발표 ${count}건은 보내지 않았습니다. \`/latest\`로 찾아볼 수 있습니다.`,
  continues: '다음 메시지로 이어집니다.',
  moreReleases: (count: number) => `이 밖에 ${count}건이 더 있습니다. \`/latest\`로 찾아보세요.`,
}
