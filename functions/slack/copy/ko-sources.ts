import type { Health } from '../../releases/health.ts'
import type { Day } from '../../text/seoul.ts'
import { fullDay } from './ko-words.ts'

const HEALTH: Record<Health, string> = {
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

/** `/sources` */
export const koSources = {
  none: '읽는 출처가 없습니다.',
  head: (well: number, all: number) =>
    well === all
      ? `출처 ${all}곳을 모두 정상으로 읽고 있습니다.`
      : `출처 ${all}곳 가운데 ${well}곳을 정상으로 읽고 있습니다.`,
  line: ({ name, health, newest }: { name: string; health: Health; newest?: Day | undefined }) =>
    `• ${name} — ${HEALTH[health]}${newest ? ` (마지막 발표 ${fullDay(newest)})` : ''}`,
  more: (count: number) => `• 그 밖에 ${count}곳`,
  well: (names: string[]) => `정상: ${names.join(', ')}`,
}
