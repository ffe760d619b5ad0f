/**
 * What to say of an address that is known to be dead. korea.kr ended all its feeds on 2026-07-01 (its notice newsId=132038885); every
 * one of them answers a page for lost visitors now.
 */
export function discontinued(address: string): string | undefined {
  const url = URL.parse(address)
  const isDead = url && /(^|\.)korea\.kr$/.test(url.hostname) && /^\/rss\/|^\/etc\/rss/.test(url.pathname)
  if (!isDead) return undefined
  return '정책브리핑 RSS는 2026년 7월 1일에 끝났습니다. 부처 누리집의 피드나 공공데이터포털의 정책브리핑 API를 써 주세요.'
}
