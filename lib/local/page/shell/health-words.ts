import type { Health } from '../../../../functions/releases/health/source-health.ts'

/** How a source is, as `/sources` says it too. */
export const HEALTH_WORDS: Record<Health, string> = {
  healthy: '정상',
  quiet: '새 발표가 뜸합니다.',
  stale: '오랫동안 새 발표가 없습니다. 주소가 바뀌었는지 확인해 주세요.',
  empty: '빈 목록이 옵니다. 계속되면 주소를 확인해 주세요.',
  changed: '형식이 바뀌어 읽지 못합니다. 주소와 형식을 확인해 주세요.',
  blocked: '접속을 거절합니다. 쉬었다가 저절로 다시 시도합니다.',
  unreachable: '연결되지 않습니다. 저절로 다시 시도합니다. 계속되면 npm run probe로 이유를 볼 수 있습니다.',
  'needs a key':
    '공공데이터포털 인증키가 필요합니다. data.go.kr에서 활용신청을 한 뒤 npm run setup에 받은 키를 넣어 주세요.',
  discontinued: '제공이 끝났습니다. 부처 누리집의 피드나 공공데이터포털의 정책브리핑 API로 바꿔 주세요.',
  incomplete: '받지 못한 날이 있습니다. 하루에 한 번 저절로 다시 시도합니다.',
  'not read yet': '아직 읽지 않았습니다. 곧 읽습니다.',
}

/** How many of the sources somebody should look at. */
export function countAiling(sources: { needsAttention: boolean }[]): number {
  return sources.filter(({ needsAttention }) => needsAttention).length
}
