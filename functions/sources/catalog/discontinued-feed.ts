/**
 * The sentence for the address of a feed that has ended; undefined for any other. korea.kr ended all its feeds on 2026-07-01 (its notice
 * newsId=132038885) and now answers each of their addresses with a "not found" page.
 */
export function discontinuedNotice(address: string): string | undefined {
  const url = URL.parse(address)
  const hasEnded = url && /(^|\.)korea\.kr$/.test(url.hostname) && /^\/rss\/|^\/etc\/rss/.test(url.pathname)
  if (!hasEnded) return undefined
  return '정책브리핑 RSS는 2026년 7월 1일에 끝났습니다. 부처 누리집의 피드나 공공데이터포털의 정책브리핑 API를 써 주세요.'
}
