import type { Ill, IllKind } from '../../ills/ill.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../../text/seoul.ts'
import type { IllCopy } from '../ill-copy.ts'

const SOURCE_STATES: Record<string, string> = {
  stale: '오래 새 발표가 없습니다. 주소가 바뀌었을 수 있습니다',
  empty: '목록이 비어 있습니다',
  changed: '읽을 수 없는 모양으로 바뀌었습니다',
  blocked: '접속을 거절합니다',
  unreachable: '하루 넘게 닿지 않습니다',
  'needs a key': '키가 없어 읽지 못합니다',
  discontinued: '운영이 끝났습니다',
  incomplete: '지난 며칠 치를 아직 다 읽지 못했습니다',
}

const WHAT: Record<IllKind, (ill: Ill) => string> = {
  'late deliveries': ({ count = 1 }) => `채널 ${count}곳에 보낼 발표가 제때 나가지 못하고 있습니다`,
  'failed deliveries': ({ count = 1, detail }) =>
    `발표 ${count}건을 보내지 못했습니다${detail ? ` (Slack: ${detail})` : ''}`,
  'doubtful messages': ({ count = 1 }) =>
    `메시지 ${count}건은 Slack의 답을 받지 못해 나갔는지 알 수 없습니다. 다시 확인하고 있습니다`,
  'unplanned releases': ({ count = 1 }) => `발표 ${count}건을 받을 채널을 아직 정하지 못했습니다`,
  'unreadable rows': ({ count = 1, detail }) =>
    `이 버전이 읽지 못하는 행이 ${count}개 있습니다${detail ? ` (${detail})` : ''}`,
  'no poll': () => '새 발표를 확인하지 못하고 있습니다. 어느 출처에도 닿지 못했습니다',
  'nothing new': () => '평일인데 오늘 어느 출처에서도 새 발표가 없습니다',
  source: ({ name, subject, detail = '' }) => `${name ?? subject}: ${SOURCE_STATES[detail] ?? '확인이 필요합니다'}`,
  'refused workspace': ({ subject, detail }) =>
    `Slack 워크스페이스 ${subject}에서 아무것도 받지 않습니다${detail ? ` (${detail})` : ''}`,
  'no line': () => 'Slack과 연결이 끊겨 명령과 버튼을 받지 못하고 있습니다',
}

const TODO: Record<IllKind, string> = {
  'late deliveries': 'deliver 로그의 ERROR 줄과 Slack의 상태를 확인해 주세요. 기다리는 발표는 그대로 남아 있습니다.',
  'failed deliveries': '하루 동안 다시 시도합니다. 어느 발표인지는 초록의 홈 탭에 있습니다.',
  'doubtful messages': '할 일은 없습니다. 오래가면 Slack의 상태를 확인해 주세요.',
  'unplanned releases': 'match 로그의 ERROR 줄을 확인해 주세요.',
  'unreadable rows': '로그의 "row not readable" 줄에 행의 이름이 있습니다. 이전 버전으로 되돌렸다면 다시 올려 주세요.',
  'no poll': 'poll이 돌고 있는지, 바깥 인터넷에 닿는지 확인해 주세요.',
  'nothing new': 'npm run probe로 출처들을 확인해 주세요.',
  source: 'npm run probe와 /sources가 까닭을 알려 줍니다.',
  'refused workspace': '앱과 봇 토큰을 확인해 주세요. 그동안의 발표는 잃지 않습니다.',
  'no line': '이 컴퓨터의 인터넷 연결과 SLACK_APP_TOKEN을 확인해 주세요. 초록은 계속 다시 연결해 봅니다.',
}

const TROUBLE_OVER = '해결'

export const koIll: IllCopy = {
  head: (began, ended) =>
    `초록 알림: ${[began > 0 ? `확인이 필요한 일 ${began}건` : '', ended > 0 ? `${TROUBLE_OVER} ${ended}건` : ''].filter(Boolean).join(', ')}`,
  began: (ill, now) => `${WHAT[ill.kind](ill)}${ill.since === undefined ? '' : ` (${lasting(now - ill.since)}째)`}.`,
  todo: ({ kind }) => TODO[kind],
  ended: (ill) =>
    `${TROUBLE_OVER}: ${WHAT[ill.kind](ill)}. ${lasting((ill.ended ?? ill.began) - ill.began)} 만에 풀렸습니다.`,
}

/** `12분`, `3시간`, `2일` */
function lasting(ms: Instant): string {
  if (ms < HOUR) return `${Math.max(1, Math.round(ms / MINUTE))}분`
  return ms < 2 * DAY ? `${Math.round(ms / HOUR)}시간` : `${Math.round(ms / DAY)}일`
}
