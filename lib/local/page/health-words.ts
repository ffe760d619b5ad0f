import type { Health } from '../../../functions/releases/health.ts'

/** How a source is, as `/sources` says it too. */
export const HEALTH_WORDS: Record<Health, string> = {
  healthy: '정상',
  quiet: '새 발표 없음',
  stale: '오랫동안 새 발표가 없어 주소가 바뀌었을 수 있음',
  empty: '빈 목록을 보내옴',
  changed: '형식이 바뀌어 읽지 못함',
  blocked: '접속을 거절함',
  unreachable: '연결되지 않음',
  'needs a key': '공공데이터포털 인증키 필요',
  discontinued: '제공 종료',
  'not read yet': '아직 읽지 않음',
}

const CALM: Health[] = ['healthy', 'quiet', 'needs a key', 'not read yet']

/** How many of some sources somebody should look at. */
export function countAiling(sources: { health: Health }[]): number {
  return sources.filter(({ health }) => !CALM.includes(health)).length
}
