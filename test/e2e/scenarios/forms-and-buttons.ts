import type { Scenario, Step } from '../../support/scenario-player.ts'

const TWENTY = keywords(0)

/** Twenty keywords that no other part has. */
function keywords(part: number): string[] {
  return Array.from({ length: 20 }, (_, at) => `"업무 낱말 ${part * 20 + at + 1}"`)
}

/** What is pressed, filled in, pasted and chosen. */
export const FORMS_AND_BUTTONS: Scenario[] = [
  {
    name: 'a subscription is taken back by its button',
    steps: [
      ['type', '/subscribe 반도체'],
      ['read', '‘반도체’를 구독했습니다.'],
      ['press', '되돌리기'],
    ],
    reads: '되돌렸습니다. 이제 ‘반도체’를 구독하지 않습니다.',
  },
  {
    name: 'an end is taken back by its button',
    steps: [
      ['type', '/subscribe 반도체'],
      ['read', '‘반도체’를 구독했습니다.'],
      ['type', '/unsubscribe 반도체'],
      ['read', '‘반도체’ 구독을 해지했습니다.'],
      ['press', '되돌리기'],
    ],
    reads: '되돌렸습니다. ‘반도체’를 다시 구독했습니다.',
  },
  {
    name: 'a suggested keyword is one press',
    steps: [['press', '‘중대재해’ 구독']],
    reads: '‘중대재해’를 구독했습니다.',
  },
  {
    name: 'the form says beside the field what is wrong',
    steps: [
      ['type', '/subscribe'],
      ['fill', '키워드', '!!!'],
      ['press', '구독'],
    ],
    reads: '‘!!!’에는 찾을 글자가 없습니다.',
  },
  {
    name: 'a pasted column of twenty keywords is taken whole, and told in one line',
    steps: [
      ['type', '/subscribe'],
      ['paste', '키워드', TWENTY],
      ['press', '구독'],
      ['read', '키워드 20개를 구독했습니다.'],
      ['press', '닫기'],
    ],
    reads: '@나 님이 이 채널에서 키워드 20개를 구독했습니다.',
  },
  {
    name: 'of a longer column it says in the form what did not fit',
    steps: [
      ['type', '/subscribe'],
      ['paste', '키워드', [...TWENTY, '하나 더']],
    ],
    reads: '키워드는 한 번에 20개까지라 ‘하나 더’는 담지 못했습니다. 따로 입력해 주세요.',
  },
  {
    name: 'sixty subscriptions are turned page by page',
    steps: [
      ...[0, 1, 2].flatMap((part): Step[] => [
        ['type', `/subscribe ${keywords(part).join(', ')}`],
        ['read', `‘${keywords(part).at(-1)}’: `],
      ]),
      ['type', '/subscriptions'],
      ['read', '키워드 60개를 구독하고 있습니다.'],
      ['press', '다음 키워드'],
      ['gone', ' 1~'],
    ],
    reads: '번째를 보여 드립니다.',
  },
  {
    name: 'all of them are ended after a question, and come back by one press',
    steps: [
      ['type', '/subscribe 태양광, 풍력, 지열'],
      ['read', '‘지열’을 구독했습니다.'],
      ['type', '/unsubscribe 전체'],
      ['read', '구독을 모두 해지할까요?'],
      ['press', '모두 해지'],
      ['read', '‘지열’, ‘태양광’, ‘풍력’ 구독을 해지했습니다.'],
      ['press', '되돌리기'],
    ],
    reads: '되돌렸습니다. ‘지열’, ‘태양광’, ‘풍력’을 다시 구독했습니다.',
  },
  {
    name: 'the rhythm of one subscription is changed in the list',
    steps: [
      ['type', '/subscribe 태양광'],
      ['read', '‘태양광’을 구독했습니다.'],
      ['type', '/subscriptions'],
      ['menu', '태양광', '매일 아침 받기'],
    ],
    reads: '매일 아침 · ',
  },
  {
    name: 'a subscription is turned off for a week',
    steps: [
      ['type', '/subscribe 태양광'],
      ['read', '‘태양광’을 구독했습니다.'],
      ['type', '/subscriptions'],
      ['menu', '태양광', '일주일 동안 끄기'],
    ],
    reads: '‘태양광’ 알림을 일주일 동안 껐습니다.',
  },
  {
    name: 'a subscription is reworded in its form',
    steps: [
      ['type', '/subscribe 수소'],
      ['read', '‘수소’를 구독했습니다.'],
      ['type', '/subscriptions'],
      ['menu', '수소', '수정'],
      ['fill', '키워드', '수소 -자동차'],
      ['press', '저장'],
    ],
    reads: '‘수소’ 구독을 ‘수소 -자동차’로 바꿨습니다',
  },
  {
    name: 'the preview of the form is asked for before subscribing',
    steps: [
      ['type', '/subscribe'],
      ['fill', '키워드', '희소금속'],
      ['read', '같은 말 ‘희유금속’'],
      ['press', '미리보기'],
    ],
    reads: '‘희소금속’: 최근 30일 1건',
  },
  {
    name: 'laws are pasted as a list, and what is none is named',
    steps: [
      ['type', '/laws 추가'],
      ['paste', '법령 이름', ['1. 산안법', '2. 화관법', '3. 없는나라법']],
      ['press', '등록'],
    ],
    reads: '알아보지 못해 등록하지 않은 이름이 1개 있습니다. • ‘없는나라법’',
  },
  {
    name: 'Home shows what its channels subscribe',
    steps: [['open', 'home']],
    reads: '핵심광물',
  },
  {
    name: 'a digest waits for the morning of a business day, over a weekend too',
    steps: [
      ['type', '/subscribe 임금체불, 퇴직금 매일'],
      ['read', '영업일 아침마다 알려 드립니다.'],
      ['press', '견본을 새 발표로 다시 보내기'],
      ['read', '견본 21건을 다시 보냈습니다.'],
      ['not read', '새 정책 발표'],
      ['press', '시계를 다음 영업일 오전 9시로 넘기기'],
    ],
    reads: '새 정책 발표 2건',
  },
]
