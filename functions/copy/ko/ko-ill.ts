import type { Ill, IllKind } from '../../ills/ill.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../../text/seoul.ts'
import type { IllCopy } from '../ill-copy.ts'
import { quoted, quotedWith } from './ko-words.ts'

const SOURCE_STATES: Record<string, string> = {
  stale: '오랫동안 새 발표가 없습니다. 주소가 바뀌었을 수 있습니다',
  empty: '목록이 비어 있습니다',
  changed: '형식이 바뀌어 읽지 못합니다',
  blocked: '접속이 막혀 있습니다',
  unreachable: '하루 넘게 연결되지 않습니다',
  'needs a key': '인증키가 없어 읽지 못합니다',
  discontinued: '제공이 끝났습니다',
  incomplete: '받지 못한 날이나 발표가 있습니다',
}

const WHAT: Record<IllKind, (ill: Ill) => string> = {
  'late deliveries': ({ count = 1 }) => `채널 ${count}곳에 보낼 발표가 제때 나가지 못하고 있습니다`,
  'failed deliveries': ({ count = 1, detail }) =>
    `발표 ${count}건을 보내지 못했습니다${detail ? ` (Slack: ${detail})` : ''}`,
  'doubtful messages': ({ count = 1 }) =>
    `메시지 ${count}건은 Slack의 답을 받지 못해 올라갔는지 알 수 없습니다. 다시 확인하고 있습니다`,
  'unplanned releases': ({ count = 1 }) => `발표 ${count}건을 어느 채널에 보낼지 아직 정하지 못했습니다`,
  'unreadable rows': ({ count = 1, detail }) =>
    `지금 버전이 읽지 못하는 행이 ${count}개 있습니다${detail ? ` (${detail})` : ''}`,
  'no poll': () => '새 발표를 확인하지 못하고 있습니다. 어느 출처에도 연결되지 않습니다',
  'nothing new': () => '평일인데 오늘 어느 출처에서도 새 발표가 없습니다',
  source: ({ name, subject, detail = '' }) => `${name ?? subject}: ${SOURCE_STATES[detail] ?? '확인이 필요합니다'}`,
  'refused workspace': ({ subject, detail }) =>
    `Slack이 워크스페이스 ${subject}의 메시지를 받지 않습니다${detail ? ` (${detail})` : ''}`,
  'unheard pauses': ({ count = 1, detail }) =>
    `메시지를 받지 않아 멈춘 채널 ${count}곳을 아무에게도 알리지 못했습니다${detail ? ` (${detail})` : ''}`,
  'no line': () => 'Slack과 연결이 끊겨 명령과 버튼을 받지 못하고 있습니다',
}

const TODO: Record<IllKind, string> = {
  'late deliveries': 'deliver 로그의 ERROR 줄과 Slack의 상태를 확인해 주세요. 밀린 발표는 그대로 보관됩니다.',
  'failed deliveries': '하루 동안 자동으로 다시 시도합니다. 어느 발표인지는 초록의 홈 탭에서 볼 수 있습니다.',
  'doubtful messages': '하실 일은 없습니다. 오래 이어지면 Slack의 상태를 확인해 주세요.',
  'unplanned releases': 'match 로그의 ERROR 줄을 확인해 주세요.',
  'unreadable rows':
    '로그의 "row not readable" 줄에 행의 이름이 있습니다. 이전 버전으로 되돌렸다면 새 버전을 다시 배포해 주세요.',
  'no poll': 'poll이 실행되고 있는지, 인터넷에 연결되는지 확인해 주세요.',
  'nothing new': 'npm run probe로 출처들을 확인해 주세요.',
  source: 'npm run probe나 /sources에서 이유를 볼 수 있습니다.',
  'refused workspace': '앱과 봇 토큰을 확인해 주세요. 그동안 나온 발표는 그대로 보관됩니다.',
  'unheard pauses':
    '그 채널을 쓰는 분께 알려 주세요. 채널에 초록을 다시 초대하거나, 더 쓰지 않는 채널이면 구독을 해지하면 됩니다. 밀린 발표는 그대로 보관됩니다.',
  'no line': '이 컴퓨터의 인터넷 연결과 SLACK_APP_TOKEN을 확인해 주세요. 초록은 계속 다시 연결합니다.',
}

/** `time`: `3시간째 `, or empty. */
const FOR_PEOPLE: Record<Parameters<IllCopy['forPeople']>[0], (time: string) => string> = {
  'no poll': (time) => `${time}새 발표를 확인하지 못하고 있습니다. 다시 연결되면 그동안 나온 발표부터 알려 드립니다.`,
  'refused workspace': (time) =>
    `${time}Slack이 이 워크스페이스에 보내는 메시지를 받지 않고 있습니다. 다시 받으면 밀린 발표부터 보내 드립니다.`,
  'late deliveries': (time) =>
    `보낼 발표가 ${time}늦어지고 있습니다. 밀린 발표는 그대로 보관하고 있으며, 되는 대로 보내 드립니다.`,
  'nothing new': (time) =>
    `${time}어느 출처에서도 새 발표가 나오지 않고 있습니다. 초록을 설치한 분께 확인을 부탁해 주세요.`,
}

const TROUBLE_OVER = '해결'

export const koIll: IllCopy = {
  head: (began, ended) =>
    `초록 알림: ${[began > 0 ? `확인이 필요한 일 ${began}건` : '', ended > 0 ? `${TROUBLE_OVER} ${ended}건` : ''].filter(Boolean).join(', ')}`,
  began: (ill, now) => `${WHAT[ill.kind](ill)}${ill.since === undefined ? '' : ` (${lasting(now - ill.since)}째)`}.`,
  todo: ({ kind }) => TODO[kind],
  runbook: 'docs/ko/runbook.md',
  ended: (ill) => `${TROUBLE_OVER}(${lasting((ill.ended ?? ill.began) - ill.began)} 만): ${WHAT[ill.kind](ill)}.`,

  forPeople: (kind, since, now) => FOR_PEOPLE[kind](forHowLong(since, now)),
  unreadSources: (names, more, since, now) => {
    const which = more > 0 ? `${quoted(names)} 외 ${more}곳을` : quotedWith(names, '을/를')
    return `${which} ${forHowLong(since, now)}읽지 못하고 있습니다. 다시 읽히면 그동안 나온 발표부터 알려 드립니다.`
  },
}

/** `3시간째 `, in front of what goes on for so long; empty where that is not known. */
function forHowLong(since: Instant | undefined, now: Instant): string {
  return since === undefined ? '' : `${lasting(now - since)}째 `
}

/** `12분`, `3시간`, `2일` */
function lasting(ms: Instant): string {
  if (ms < HOUR) return `${Math.max(1, Math.round(ms / MINUTE))}분`
  return ms < 2 * DAY ? `${Math.round(ms / HOUR)}시간` : `${Math.round(ms / DAY)}일`
}
