import type { Scenario } from '../../support/scenario-player.ts'

const TOO_LONG = `/subscribe ${'가'.repeat(4_100)}`

/** Several people, channels in which the bot is not, and what goes wrong. */
export const PEOPLE_AND_FAULTS: Scenario[] = [
  {
    name: 'what one is answered, another does not see; what is done, they do',
    steps: [
      ['type', '/subscribe 순환경제'],
      ['read', '새 발표가 나오면 몇 분 안에 알려 드립니다.'],
      ['be', 'a colleague'],
      ['read', '@나 님이 이 채널에서 ‘순환경제’를 구독했습니다.'],
      ['not read', '새 발표가 나오면 몇 분 안에 알려 드립니다.'],
      ['type', '/unsubscribe 순환경제'],
      ['read', '이제 알려 드리지 않습니다.'],
      ['be', 'oneself'],
    ],
    reads: '@김대리 님이 ‘순환경제’ 구독을 해지했습니다.',
  },
  {
    name: 'in a private channel without the bot it is first said what is missing',
    where: 'a private channel',
    steps: [['type', '/subscribe 자사주']],
    reads: '소식을 받을 채널에 아직 초록이 없습니다. 그 채널에서 /invite @초록으로 초대해 주세요.',
  },
  {
    name: 'once invited into the private channel it goes on with what was subscribed',
    where: 'a private channel',
    steps: [
      ['type', '/subscribe 자사주'],
      ['read', '‘자사주’를 구독했습니다.'],
      ['type', '/invite @초록'],
    ],
    reads: '초대해 주셔서 고맙습니다. 이 채널에 ‘자사주’를 계속 알려 드립니다.',
  },
  {
    name: 'who speaks to the bot where it is not is told to invite it',
    where: 'without the bot',
    steps: [['type', '@초록 수소 알려줘']],
    reads: '초록이 이 채널에 없어 듣지 못했습니다. /invite @초록으로 초대해 주세요.',
  },
  {
    name: 'a line that cannot be sent stays in the box',
    steps: [
      ['network', 'down'],
      ['type', '/subscribe 수소'],
      ['read', '보내지 못했습니다. 프로그램이 켜져 있는지 확인하고 다시 보내 주세요.'],
      ['box holds', '/subscribe 수소'],
      ['network', 'up'],
      ['press', '보내기'],
    ],
    reads: '‘수소’를 구독했습니다.',
  },
  {
    name: 'a line that is too long is not sent and not lost',
    steps: [
      ['type', TOO_LONG],
      ['read', '한 번에 4,000자까지 보낼 수 있습니다 (지금 4,111자).'],
      ['box holds', TOO_LONG],
      ['type', '/subscriptions'],
      ['gone', '한 번에 4,000자까지'],
    ],
    reads: '아직 구독하는 키워드가 없습니다.',
  },
  {
    name: 'when everything behind it hangs, a command says that it failed',
    steps: [
      ['database', 'hangs'],
      ['type', '/subscribe 수소'],
    ],
    reads: '/subscribe 명령이 실패했습니다',
  },
  {
    name: 'a press that is not taken says so, and works when pressed again',
    steps: [
      ['type', '/subscribe 수소'],
      ['read', '‘수소’를 구독했습니다.'],
      ['database', 'hangs'],
      ['press', '되돌리기'],
      ['read', '누른 것이 전해지지 않았습니다'],
      ['database', 'goes on'],
      ['press', '되돌리기'],
    ],
    // The first press may have been taken after all: then the second one is told so, and the channel once.
    reads: '@나 님이 ‘수소’ 구독을 해지했습니다.',
  },
  {
    name: 'a form that was left open with its tab does not come back',
    steps: [
      ['type', '/subscribe'],
      ['fill', '키워드', '수소'],
      ['close the tab'],
      ['gone', '미리보기'],
      ['type', '/subscriptions'],
    ],
    reads: '아직 구독하는 키워드가 없습니다.',
  },
  {
    name: 'what was subscribed is still there after a reload',
    steps: [['type', '/subscribe 산림'], ['read', '‘산림’을 구독했습니다.'], ['reload']],
    reads: '산림',
  },
]
