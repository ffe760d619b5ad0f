import { particle } from '../../text/particle.ts'
import type { CommandAnswerCopy, LatestCopy } from '../command-copy.ts'
import { RHYTHM_NAMES } from './ko-option.ts'
import { fullDay, keywords, quoted, quotedWith } from './ko-words.ts'

export const koAnswer: CommandAnswerCopy = {
  undo: '되돌리기',

  subscribed: (queries, channelName) => `${inChannel(channelName)}${keywords(queries, '을/를')} 구독했습니다.`,
  subscribedFrom: (typed, queries, channelName) =>
    `${quoted([typed])}에서 핵심어만 골라 ${inChannel(channelName)}${keywords(queries, '을/를')} 구독했습니다.`,
  asTyped: (typed) => (typed === undefined ? '적은 그대로 구독' : `‘${typed}’ 그대로 구독`),
  whichReading: (typed) => `${quotedWith([typed], '을/를')} 어떻게 구독할까요?`,
  typeOneReading: '이 가운데 하나를 그대로 다시 입력해 주세요.',
  askedLater: (typed, more) =>
    `${more > 0 ? `${quoted(typed)} 외 ${more}개는` : quotedWith(typed, '은/는')} 뜻이 여럿이라 아직 구독하지 않았습니다. 따로 다시 입력해 주세요.`,
  readingEach: '각각 구독',
  readingTogether: '모두 나올 때만',
  readingPhrase: '가까이 나올 때만',
  readingWithout: (words) => `${quotedWith(words, '은/는')} 빼고`,
  readingAsIs: (queries) => `${quoted(queries)} 구독`,
  foundInText: (queries) => `적어 주신 글에서 주제어 ${quotedWith(queries, '을/를')} 찾았습니다. 구독할까요?`,
  subscribeToThese: '이 주제어 구독',
  unknownWords: (queries) =>
    `${quotedWith(queries, '은/는')} 정부 발표에서 아직 본 적이 없는 말입니다. 철자와 띄어쓰기를 확인해 주세요. 맞게 적으셨다면 그대로 두시면 됩니다. 발표에 나오면 알려 드립니다.`,
  leftOut: (texts, more) => `키워드로 보지 않고 뺀 부분: ${quoted(texts)}${more > 0 ? ` 외 ${more}개` : ''}`,
  rhythmsMissed: (typed, rhythm) =>
    `${quotedWith(typed, '은/는')} 그대로 정할 수 없어 가장 가까운 ‘${RHYTHM_NAMES[rhythm]}’${particle(RHYTHM_NAMES[rhythm], '으로/로')} 받습니다. \`/subscriptions\`에서 키워드마다 바꿀 수 있습니다.`,
  replaceBy: (queries) => `${quotedWith(queries, '으로/로')} 바꾸기`,
  alreadySubscribed: (queries) => `${keywords(queries, '은/는')} 이미 구독하고 있습니다.`,
  subscribeUndone: (queries) => `되돌렸습니다. 이제 ${keywords(queries, '을/를')} 구독하지 않습니다.`,

  unsubscribed: (queries) => `${keywords(queries)} 구독을 해지했습니다. 이제 알려 드리지 않습니다.`,
  notSubscribed: (queries) => `${keywords(queries, '은/는')} 구독하고 있지 않습니다.`,
  unsubscribeUndone: (queries) => `되돌렸습니다. ${keywords(queries, '을/를')} 다시 구독했습니다.`,
  whichToUnsubscribe: '해지할 키워드를 적거나(예: `/unsubscribe 탄소중립`) 아래 목록의 메뉴에서 골라 주세요.',
  subscribedNow: (queries) => `지금 구독 중인 키워드: ${quoted(queries)}`,
  nothingToUndo: '이미 되돌렸거나 그 사이에 바뀌었습니다. `/subscriptions`로 지금 구독을 확인해 주세요.',

  paused: (reason) =>
    `이 채널에 글을 올릴 수 없어 알림을 멈췄습니다 (${reason}). 초록을 초대하거나(\`/invite @초록\`) 채널의 제한을 푼 뒤 [다시 받기]를 눌러 주세요.`,
  resume: '다시 받기',
  resumed: '알림을 다시 켰습니다. 최근 7일 동안 나온 발표부터 곧 보내 드립니다.',
  notPaused: '알림이 멈춰 있지 않습니다.',

  invite:
    '소식을 받을 채널에 아직 초록이 없습니다. 그 채널에서 `/invite @초록`으로 초대해 주세요. 초대하시면 그때부터 알려 드립니다.',
  inviteIfPrivate: '비공개 채널에서는 초록을 초대해야 소식이 도착합니다: `/invite @초록`',
  otherChannel: (name) => (name ? `#${name} 채널` : '고른 채널'),
  notYourChannel: (channel) =>
    `${channel}에 참여 중이신지 확인하지 못했습니다. 참여 중인 채널만 고를 수 있습니다. 비공개 채널이라면 먼저 그 채널에서 \`/invite @초록\`을 입력해 주세요.`,
  directMessage:
    '다이렉트 메시지에서는 초록과의 1:1 대화에만 소식을 보낼 수 있습니다. 여럿이 함께 보려면 채널에서 `/invite @초록`으로 초대한 뒤 구독해 주세요.',

  help: {
    introduction: '초록은 정부 정책 발표에서 키워드를 찾아 Slack으로 알려 드립니다.',
    subscribe: [
      '• `/subscribe 희소금속, 탄소중립` — 키워드를 구독합니다. 쉼표로 여러 개를 적고, 조건까지 고르려면 `/subscribe`만 입력합니다.',
      '• `/subscribe 희소금속 --remind 5` — 의견 제출이나 신청이 끝나기 5영업일 전에 한 번 더 알려 드립니다. 적지 않으면 3영업일 전이고, `--no-remind`는 받지 않습니다.',
      '• `/subscribe 희소금속 --no-mention` — 본문에 한 번 스치듯 언급된 보도자료는 빼고 구독합니다.',
    ].join('\n'),
    unsubscribe: '• `/unsubscribe 탄소중립` — 구독을 해지합니다. 모두 해지하려면 `/unsubscribe 전체`라고 적습니다.',
    subscriptions: [
      '• `/subscriptions` — 지금 구독을 보고 고칩니다.',
      '• `/subscriptions 조용히 22:00-07:00` — 그 시간에는 알리지 않고 모아 두었다가 끝나면 보내 드립니다. `조용히 끄기`로 끕니다.',
      '• `/subscriptions 주말에는 조용히`, `3일 동안 쉬기`, `12월 3일까지 쉬기` — 쉬는 날이나 며칠 동안 알리지 않습니다.',
    ].join('\n'),
    latest:
      '• `/latest 탄소중립 5` — 최근 발표를 찾아봅니다. 키워드와 건수는 생략할 수 있고, `/latest 수소 최근 7일`, `지난달`, `2026-09`처럼 기간도 적을 수 있습니다.',
    due: '• `/due 화학물질` — 아직 의견을 내거나 신청할 수 있는 예고와 공고를 먼저 끝나는 것부터 봅니다. 키워드 없이 입력하면 이 채널의 구독에 맞는 것을 보여 드립니다.',
    laws: '• `/laws 중처법, 화관법` — 법령을 등록해 두고 공포, 시행일과 정부 입법예고를 받습니다. `/laws`만 입력하면 등록부를 보고, `/laws 추가`로 목록을 붙여 넣습니다.',
    sources: '• `/sources` — 발표를 읽어 오는 출처의 상태를 봅니다.',
    conditions:
      '키워드에는 조건을 붙일 수 있습니다: `"전기 안전"` 적은 그대로, `수소 -자동차` 자동차는 빼고, `부처:기후에너지환경부` 그 부처만, `제목:수소` 제목에서만, `수소 종류:입법예고` 그 종류만',
  },
  unknownCommand: (command) => `\`${command}\` 명령은 없습니다. 쓸 수 있는 명령은 다음과 같습니다.`,
  notUnderstood: (words, command) =>
    `${quotedWith([words], '은/는')} 이해하지 못했습니다. 쓰는 법은 \`${command} help\`로 볼 수 있습니다.`,
  unknownOption: (option) =>
    `\`${option}\` 같은 옵션은 없습니다. 조건은 \`수소 -자동차 부처:기후에너지환경부\`처럼 적고, 스치듯 언급된 발표는 \`--no-mention\`으로 빼고, 마감 알림은 \`--remind 3\`(영업일 1-10일)이나 \`--no-remind\`로 정합니다. 알림 주기는 \`/subscribe\`만 입력하면 고를 수 있습니다. 전체 사용법은 \`/subscribe help\`로 볼 수 있습니다.`,
  unknownChannel: (channel) =>
    `‘${channel}’ 채널을 찾지 못했습니다. #을 입력하면 나오는 목록에서 고르거나, \`/subscribe\`만 입력해 골라 주세요. 키워드라면 # 없이 쉼표로 나누어 적어 주세요.`,
  unknownMinistry: (names) =>
    `${quoted(names)} 부처를 찾지 못했습니다. 철자를 확인해 주세요. \`/subscribe\`만 입력하면 목록에서 고를 수 있습니다.`,
  failed: '지금은 처리하지 못했습니다. 잠시 뒤 다시 시도해 주세요. 계속되면 초록을 설치한 분께 알려 주세요.',
}

/** In front of what was done, where that was not the channel it is said in. */
function inChannel(name: string | undefined): string {
  return name === undefined ? '' : `${name}에서 `
}

export const koLatest: LatestCopy = {
  searching: (queries) => (queries.length > 0 ? `${quotedWith(queries, '을/를')} 찾고 있습니다…` : '찾고 있습니다…'),
  atMost: (maxCount) => `한 번에 ${maxCount}건까지 보여 드립니다.`,
  wrongCount: (count, maxCount) =>
    `‘${count}’건은 보여 드릴 수 없습니다. 건수는 1부터 ${maxCount}까지 적어 주세요. 예: \`/latest 탄소중립 5\``,
  found: (queries, count) => (queries.length > 0 ? `${quoted(queries)} 최근 발표 ${count}건` : `최근 발표 ${count}건`),
  older: '이전 발표 보기',
  lookedBackTo: (day) => `${fullDay(day)} 발표까지 찾아봤습니다.`,
  none: (queries) =>
    queries.length > 0 ? `${quoted(queries)}에 맞는 발표를 찾지 못했습니다.` : '최근에 나온 발표가 없습니다.',
  noneBefore: '더 이전 발표는 찾지 못했습니다.',
  noneInPeriod: (queries, first, last) =>
    `${first === last ? `${fullDay(first)}에` : `${fullDay(first)}부터 ${fullDay(last)}까지`} ${queries.length > 0 ? `${quoted(queries)}에 맞는 발표` : '나온 발표'}를 찾지 못했습니다. 기간을 빼고 다시 찾아보세요.`,
  tryInstead: (queries) =>
    `다른 낱말로 찾아보시거나, \`/subscribe ${queries.join(', ')}\`${particle(queries.at(-1) ?? '', '으로/로')} 구독해 두시면 나올 때 알려 드립니다.`,
  tryFewerWords: () => '핵심 낱말 한두 개로 줄여 다시 찾아보세요. 예: `/latest 탄소중립`',
  comeBack: '방금 설치했다면 출처를 처음 읽는 데 몇 분이 걸립니다. 잠시 뒤 다시 입력해 주세요.',
}
