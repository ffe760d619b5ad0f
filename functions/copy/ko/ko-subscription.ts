import type {
  AllSubscriptionsCopy,
  HomeCopy,
  QuietFormCopy,
  QuietHoursCopy,
  SubscriptionsCopy,
  UnsentState,
} from '../subscription-copy.ts'
import { koOptions, RHYTHM_NAMES } from './ko-option.ts'
import { dayAsOf, keywords, QUIET_DAYS, quietText, quoted, quotedWith, shortDay, slackWord } from './ko-words.ts'

export const koSubscriptions: SubscriptionsCopy = {
  none: '아직 구독하는 키워드가 없습니다.\n`/subscribe 희소금속, 탄소중립`처럼 입력하면 바로 시작합니다.',
  head: (count, shown) =>
    `키워드 ${count}개를 구독하고 있습니다.${shown ? ` ${shown.first}~${shown.last}번째를 보여 드립니다.` : ''}`,
  line: ({ query, options, since, until, today }) =>
    `${query}  —  ${koOptions.inLine(options)} · ${until ? `일시 중지, ${shortDay(until)}부터 다시 알림` : `${dayAsOf(today, since)} 구독 시작`}`,
  more: (count) => `그 밖에 ${count}개가 더 있습니다.`,
  others: (queries) =>
    `그 밖의 키워드 ${queries.length}개는 아래 버튼으로 넘기거나 초록의 홈 탭에서 고치고, \`/unsubscribe 키워드\`로 해지할 수 있습니다: ${quoted(queries)}`,
  pages: { back: '이전 키워드', on: '다음 키워드' },
  foot: '더 구독하려면 `/subscribe 키워드`, 지난 발표를 찾으려면 `/latest 키워드`를 입력해 주세요.',
  choices: {
    edit: '수정',
    'at once': '바로 받기',
    daily: '매일 아침 받기',
    weekly: '매주 월요일 받기',
    pause: '일주일 동안 끄기',
    resume: '다시 받기',
    remove: '해지',
  },

  better: (before, queries) => `${quotedWith([before], '을/를')} ${quotedWith(queries, '으로/로')} 바꾸기`,
  edited: (before, queries) => `${quoted([before])} 구독을 ${quotedWith(queries, '으로/로')} 바꿨습니다.`,
  paused: (queries, until) =>
    `${quoted(queries)} 알림을 일주일 동안 껐습니다. ${shortDay(until)}부터 다시 알려 드립니다. 그 사이에 나온 발표는 \`/latest\`로 볼 수 있습니다.`,
  resumed: (queries) =>
    `${quotedWith(queries, '을/를')} 다시 알려 드립니다. 멈춘 동안 나온 발표는 \`/latest\`로 볼 수 있습니다.`,
  reported: (queries) =>
    `알려 주셔서 고맙습니다. ${quotedWith(queries, '와/과')} 관련 없는 발표로 기록했습니다. 당장 빼고 싶은 낱말이 있으면 \`수소 -자동차\`처럼 구독해 주세요.`,
}

export const koAllSubscriptions: AllSubscriptionsCopy = {
  choose: '전체에 적용…',
  choices: {
    'at once': '모두 바로 받기',
    daily: '모두 매일 아침 받기',
    weekly: '모두 매주 월요일 받기',
    copy: '복사할 수 있게 글로 보기',
    remove: '모두 해지…',
  },
  askToEnd: (queries) => `${keywords(queries)} 구독을 모두 해지할까요?`,
  endAll: '모두 해지',
  undoPart: (first, last) => `${first}~${last}번째 되돌리기`,
  copied: (count) =>
    `구독 중인 키워드 ${count}개입니다. 다른 채널에서 \`/subscribe\` 뒤에 한 묶음씩 붙여 넣으면 그대로 구독됩니다.`,
  textOf: (rhythm) => `${RHYTHM_NAMES[rhythm]}:`,
}

export const koQuietHours: QuietHoursCopy = {
  set: (from, to) => `${from}부터 ${to}까지(한국 시간) 알리지 않습니다. 그 사이에 나온 발표는 ${to}에 보내 드립니다.`,
  onDays: (days) =>
    `${days.map((day) => QUIET_DAYS[day]).join('과 ')}에는 알리지 않습니다. 그 사이에 나온 발표는 모아 두었다가 그다음 날 아침 9시(한국 시간)에 보내 드립니다.`,
  resting: (last, back) =>
    `${shortDay(last)}까지 알림을 쉽니다. 그동안 나온 발표는 모아 두었다가 ${shortDay(back)} 아침 9시에 보내 드립니다. 더 일찍 받으려면 \`/subscriptions 다시 받기\`를 입력해 주세요.`,
  restTooLong: (maxDays) => `한 번에 ${maxDays}일까지 쉴 수 있습니다. 더 오래 쉬려면 구독을 해지해 주세요.`,
  ended: '조용한 시간을 해제했습니다. 이제 언제든 발표가 나오는 대로 알려 드립니다.',
  none: '정해 둔 조용한 시간이 없습니다.',
  line: (parts) => `조용한 시간: ${quietText(parts)}`,
  howToSet:
    '정하려면 `/subscriptions 조용히 22:00-07:00`이나 `/subscriptions 주말에는 조용히`, 며칠 쉬려면 `/subscriptions 3일 동안 쉬기`, 끄려면 `/subscriptions 조용히 끄기`를 입력해 주세요.',
  notUnderstood: (words) => `${quotedWith([words], '을/를')} 알아듣지 못했습니다.`,
  undone: '되돌렸습니다.',
}

export const koQuietForm: QuietFormCopy = {
  open: '조용한 시간',
  title: '조용한 시간',
  submit: '저장',
  from: '매일 이때부터 알리지 않기 (한국 시간)',
  to: '매일 이때까지 알리지 않기',
  never: '정하지 않음',
  days: '알리지 않을 날',
  dayNames: QUIET_DAYS,
  rest: '잠시 쉬기',
  noRest: '쉬지 않음',
  restUntil: (day) => `${shortDay(day)}까지 쉬기`,
  bothTimes: '시작과 끝을 모두 골라 주세요.',
  otherTime: '시작과 다른 시각을 골라 주세요.',
}

const UNSENT: Record<UnsentState, string> = {
  'tried again': 'Slack이 받지 않아 다시 시도하는 중',
  failed: '보내지 못함',
  'perhaps posted': '올라갔는지 확인하지 못함',
}

export const koHome: HomeCopy = {
  title: '내 채널의 구독',
  add: '키워드 구독하기',
  none: '참여 중인 채널 가운데 구독하는 곳이 아직 없습니다. 채널에서 `/subscribe 희소금속, 탄소중립`을 입력하거나 위의 버튼을 눌러 주세요.',
  channel: (channel, count) => `${channel}  —  키워드 ${count}개`,
  paused: (reason) =>
    `이 채널에 글을 올릴 수 없어 알림을 멈췄습니다 (${reason}). 초록을 다시 초대하거나 [다시 받기]를 눌러 주세요.`,
  lastNotification: (day, title, more) => `마지막 알림: ${shortDay(day)} ${title}${more > 0 ? ` 외 ${more}건` : ''}`,
  nothingSentYet: '아직 보낸 알림이 없습니다.',
  unsent: (count) => `보내지 못했거나 올라갔는지 확인하지 못한 발표 ${count}건`,
  unsentLine: (title, reason, state) => `• ${title}  —  ${UNSENT[state]} (Slack: ${slackWord(reason)})`,
  moreUnsent: (count) => `이 밖에 ${count}건이 더 있습니다.`,
  nextDays: '다가오는 마감과 시행',
  seeDue: '아직 의견을 내거나 신청할 수 있는 것을 모두 보려면 채널에서 `/due`를 입력해 주세요.',
  ownConversation: '초록과의 대화',
  more: (count) => `이 밖의 채널 ${count}곳은 그 채널에서 \`/subscriptions\`로 볼 수 있습니다.`,
  sources: '출처',
  allSourcesHealthy: '모든 출처를 정상으로 읽고 있습니다.',
  language: '초록이 쓰는 언어',
  languageNote: '워크스페이스 전체에 적용됩니다. 정책 발표는 원문 그대로 보여 드립니다.',
}
