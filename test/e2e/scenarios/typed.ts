import type { Scenario } from '../../support/scenario-player.ts'

/** Lines that are typed or said, and what is answered. */
export const TYPED: Scenario[] = [
  {
    name: 'a keyword is subscribed by typing it',
    steps: [['type', '/subscribe 탄소중립']],
    reads: '‘탄소중립’을 구독했습니다. 새 발표가 나오면 몇 분 안에 알려 드립니다.',
  },
  {
    name: 'what a subscription would have brought is shown at once',
    steps: [['type', '/subscribe 희소금속']],
    reads: '‘희소금속’: 최근 30일 1건',
  },
  {
    name: 'several keywords and a rhythm are said in one line',
    steps: [['type', '/subscribe 수소, 배터리, 희토류 매일']],
    reads: '새 발표를 모아 영업일 아침마다 알려 드립니다.',
  },
  {
    name: 'a command is found by its beginning, by keyboard alone',
    steps: [
      ['begin to type', '/lat'],
      ['key', 'Tab'],
      ['box holds', '/latest '],
      ['begin to type', '희소금속'],
      ['key', 'Enter'],
    ],
    reads: '‘희소금속’ 최근 발표',
  },
  {
    name: 'a mistyped keyword is subscribed, and the right one is a press away',
    steps: [
      ['type', '/subscribe 탄소중림'],
      ['read', '혹시 ‘탄소중립’을 찾으셨나요?'],
      ['press', '‘탄소중립’으로 바꾸기'],
    ],
    reads: '‘탄소중립’',
  },
  {
    name: 'a keyword of marks alone is refused',
    steps: [['type', '/subscribe !!!']],
    reads: '‘!!!’에는 찾을 글자가 없습니다. 한글, 영문, 숫자로 적어 주세요.',
  },
  {
    name: 'a keyword of one letter is refused, with longer ones',
    steps: [['type', '/subscribe 물']],
    reads: '‘물’은 한 글자라 엉뚱한 발표까지 찾게 됩니다.',
  },
  {
    name: 'two words without a comma are asked about',
    steps: [
      ['type', '/subscribe 탄소중립 배터리'],
      ['read', '‘탄소중립 배터리’를 어떻게 구독할까요?'],
      ['press', '각각 구독'],
    ],
    reads: '‘배터리’',
  },
  {
    name: 'a ministry cannot be left out, and the answer says what can be',
    steps: [['type', '/subscribe 배출권 -부처:환경부']],
    reads: '빼는 것은 낱말만 됩니다.',
  },
  {
    name: 'what is subscribed already is not subscribed twice',
    steps: [
      ['type', '/subscribe 산업재해'],
      ['read', '‘산업재해’를 구독했습니다.'],
      ['type', '/subscribe 산업재해'],
    ],
    reads: '‘산업재해’는 이미 구독하고 있습니다.',
  },
  {
    name: 'a keyword is ended however its words are spaced',
    steps: [
      ['type', '/subscribe 핵심광물'],
      ['read', '‘핵심광물’을 구독했습니다.'],
      ['type', '/unsubscribe 핵심 광물'],
    ],
    reads: '‘핵심광물’ 구독을 해지했습니다. 이제 알려 드리지 않습니다.',
  },
  {
    name: 'what was never subscribed cannot be ended, and what is stands there',
    steps: [
      ['type', '/subscribe 탄소중립'],
      ['read', '‘탄소중립’을 구독했습니다.'],
      ['type', '/unsubscribe 수소'],
    ],
    reads: '‘수소’는 구독하고 있지 않습니다. 지금 구독 중인 키워드: ‘탄소중립’',
  },
  {
    name: 'the latest releases about a word are found',
    steps: [['type', '/latest 탄소중립']],
    reads: '‘탄소중립’ 최근 발표',
  },
  {
    name: 'the latest releases of a ministry are found',
    steps: [['type', '/latest 부처:고용노동부']],
    reads: '퇴직금 등 수억원 체불 사업주 구속 고용노동부',
  },
  {
    name: 'what nobody has released is said to be so, with what to do',
    steps: [['type', '/latest 우주여행']],
    reads: '다른 낱말로 찾아보시거나, /subscribe 우주여행으로 구독해 두시면 나올 때 알려 드립니다.',
  },
  {
    name: 'a month of which nothing was ever read is empty',
    steps: [['type', '/latest 2020-01']],
    reads: '2020년 1월 31일 (금)까지 나온 발표를 찾지 못했습니다.',
  },
  {
    name: 'of an empty database /due does not say that there is nothing',
    steps: [['type', '/due']],
    reads: '지금 의견을 내거나 신청할 수 있는 것을 아직 모으지 못했습니다.',
  },
  {
    name: 'a reminder is asked for with the keyword',
    steps: [['type', '/subscribe 화학물질 --remind 5']],
    reads: '마감 5영업일 전 아침에 한 번 더 알려 드립니다.',
  },
  {
    name: 'a law is registered by its short name',
    steps: [
      ['type', '/laws 중처법'],
      ['read', '법령 1개를 등록했습니다: ‘중대재해 처벌 등에 관한 법률’.'],
      ['type', '/laws'],
    ],
    reads: '등록한 법령 1개',
  },
  {
    name: 'quiet hours are said as people say them',
    steps: [['type', '/subscriptions 조용히 밤 10시부터 아침 7시까지']],
    reads: '22:00부터 07:00까지(한국 시간) 알리지 않습니다. 그 사이에 나온 발표는 07:00에 보내 드립니다.',
  },
  {
    name: 'quiet hours that cannot be read are not guessed',
    steps: [['type', '/subscriptions 조용히 밤중']],
    reads: '‘밤중’을 알아듣지 못했습니다.',
  },
  {
    name: 'a weekend can be quiet',
    steps: [['type', '/subscriptions 주말에는 조용히']],
    reads: '주말에는 알리지 않습니다.',
  },
  {
    name: 'a pause of days is said as people say it',
    steps: [
      ['type', '/subscribe 산림'],
      ['read', '‘산림’을 구독했습니다.'],
      ['type', '/subscriptions 3일 동안 쉬기'],
    ],
    reads: '알림을 일시 중지합니다.',
  },
  {
    name: 'sources are told of in one line',
    steps: [['type', '/sources']],
    reads: '출처 1곳을 모두 정상으로 읽고 있습니다.',
  },
  {
    name: 'help is there under its name',
    steps: [['type', '/subscribe 도움말']],
    reads: '초록은 정부 정책 발표에서 키워드를 찾아 Slack으로 알려 드립니다.',
  },
  {
    name: 'an unknown command is answered by Slack itself',
    steps: [['type', '/weather 서울']],
    reads: '/weather 명령은 없습니다. /를 누르면 쓸 수 있는 명령이 나옵니다.',
  },
  {
    name: 'the bot is spoken to in a channel',
    steps: [['type', '@초록 수소 알려줘']],
    reads: '‘수소’를 구독했습니다. 새 발표가 나오면 몇 분 안에 알려 드립니다.',
  },
  {
    name: 'small talk is answered with what it understands',
    steps: [['type', '@초록 안녕']],
    reads: '저에게는 이렇게 말씀하시면 됩니다.',
  },
  {
    name: 'it is spoken to in a direct message, and does not speak of a channel there',
    where: 'a direct message',
    steps: [
      ['type', '순환경제 알려줘'],
      ['read', '‘순환경제’를 구독했습니다.'],
      ['not read', '이 채널에서'],
      ['type', '구독 목록'],
    ],
    reads: '키워드 1개를 구독하고 있습니다.',
  },
]
