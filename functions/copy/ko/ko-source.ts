import type { Health } from '../../releases/health/source-health.ts'
import { MAX_MISSING_DAYS_NAMED, type SourceGroup, type SourcesCopy } from '../source-copy.ts'
import { fullDay } from './ko-words.ts'

const GROUPS: Record<SourceGroup, string> = {
  'not read': '지금 읽지 못하는 곳',
  silent: '오랫동안 새 발표가 없는 곳',
  'partly read': '받지 못한 날이나 발표가 있는 곳',
  'in its second way': '예비 경로로 읽고 있는 곳',
  'not yet': '아직 읽지 않는 곳',
}

const HEALTH_WORDS: SourcesCopy['healthWords'] = {
  healthy: '정상',
  quiet: '새 발표가 평소보다 뜸합니다.',
  stale: '오랫동안 새 발표가 없습니다. 주소가 바뀌었는지 확인해 주세요.',
  empty: '목록이 비어 있습니다. 계속되면 주소를 확인해 주세요.',
  changed: '형식이 바뀌어 읽지 못합니다. 주소와 형식을 확인해 주세요.',
  blocked: '접속이 막혀 있습니다. 잠시 쉬었다가 자동으로 다시 시도합니다.',
  unreachable: '연결되지 않습니다. 자동으로 다시 시도합니다. 계속되면 npm run probe로 이유를 볼 수 있습니다.',
  'needs a key':
    '인증키나 아이디가 있어야 읽습니다. 어디서 받는지는 docs/sources.md에 있고, 받은 것은 npm run setup(컴퓨터 한 대에서는 chorok.secrets 파일)에 넣어 주세요.',
  discontinued: '제공이 끝났습니다. 부처 누리집의 피드나 공공데이터포털의 정책브리핑 API로 바꿔 주세요.',
  incomplete: '받지 못한 날이나 발표가 있습니다. 아직 올라와 있는 것은 하루에 한 번 자동으로 다시 시도합니다.',
  'not read yet': '아직 읽지 않았습니다. 곧 읽습니다.',
}

/** How the second way of a source is, while its first is ill. */
function secondWay(health: Health | undefined): string {
  if (health === undefined) return ''
  return health === 'healthy' || health === 'quiet'
    ? ' 그동안 예비 경로로 읽고 있습니다.'
    : ` 예비 경로: ${HEALTH_WORDS[health]}`
}

export const koSources: SourcesCopy = {
  none: '읽는 출처가 없습니다.',
  head: ({ all, well, needAttention, notRead }) => {
    if (well === all) return `출처 ${all}곳을 모두 정상으로 읽고 있습니다.`
    if (needAttention === 0) return `출처 ${all}곳 가운데 ${well}곳을 정상으로 읽고 있습니다.`
    return notRead > 0
      ? `출처 ${all}곳 가운데 ${notRead}곳을 지금 읽지 못하고 있습니다 (초록을 설치하신 분께 알려 주세요).`
      : `출처 ${all}곳 가운데 ${needAttention}곳은 확인이 필요합니다 (초록을 설치하신 분께 알려 주세요).`
  },
  group: (group, names, more) => `• ${GROUPS[group]}: ${names.join(', ')}${more > 0 ? ` 외 ${more}곳` : ''}`,
  details: '설치하신 분이 볼 내용',
  detailsTitle: '출처별 이유와 할 일',
  line: ({ name, health, keyHint, newest, missing, fallback }) => {
    const days = missing.slice(0, MAX_MISSING_DAYS_NAMED).map(fullDay).join(', ')
    const more = missing.length > MAX_MISSING_DAYS_NAMED ? ` 외 ${missing.length - MAX_MISSING_DAYS_NAMED}일` : ''
    const lacks = days && ` 못 받은 날: ${days}${more}.`
    return `• ${name} — ${keyHint ?? HEALTH_WORDS[health]}${secondWay(fallback)}${lacks}${newest ? ` (마지막 발표 ${fullDay(newest)})` : ''}`
  },
  more: (count) => `• 그 밖에 ${count}곳`,
  healthy: (names) => `정상: ${names.join(', ')}`,
  unreadFiles: (sources, more) => {
    const each = sources.map(({ name, pdf, other }) => {
      const counts = [pdf > 0 && `PDF ${pdf}건`, other > 0 && `그 밖의 파일 ${other}건`].filter(Boolean)
      return `${name}(${counts.join(', ')})`
    })
    return `본문이 읽지 못하는 첨부파일에만 있던 발표: ${each.join(', ')}${more > 0 ? ` 외 ${more}곳` : ''}. 제목과 링크만 알렸습니다.`
  },
  healthWords: HEALTH_WORDS,
}
