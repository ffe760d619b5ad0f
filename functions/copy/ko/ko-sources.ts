import type { Health } from '../../releases/health/source-health.ts'
import type { Day } from '../../text/seoul.ts'
import { fullDay } from './ko-words.ts'

/** Also shown on the local page. */
export const KO_HEALTH_WORDS: Record<Health, string> = {
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

export const MOST_DAYS = 3

interface Line {
  name: string
  health: Health
  newest?: Day | undefined
  missing?: Day[]
}

/** `/sources` */
export const koSources = {
  none: '읽는 출처가 없습니다.',
  head: (well: number, all: number) =>
    well === all
      ? `출처 ${all}곳을 모두 정상으로 읽고 있습니다.`
      : `출처 ${all}곳 가운데 ${well}곳을 정상으로 읽고 있습니다.`,
  line: ({ name, health, newest, missing = [] }: Line) => {
    const days = missing.slice(0, MOST_DAYS).map(fullDay).join(', ')
    const more = missing.length > MOST_DAYS ? ` 외 ${missing.length - MOST_DAYS}일` : ''
    const lacks = days && ` 못 받은 날: ${days}${more}.`
    return `• ${name} — ${KO_HEALTH_WORDS[health]}${lacks}${newest ? ` (마지막 발표 ${fullDay(newest)})` : ''}`
  },
  more: (count: number) => `• 그 밖에 ${count}곳`,
  well: (names: string[]) => `정상: ${names.join(', ')}`,
}
