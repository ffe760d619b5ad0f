import { expect, test } from 'vitest'
import { ministryMisspelt } from '../../../../functions/subscriptions/query/named-ministry.ts'
import { isMeaningless } from '../../../../functions/subscriptions/query/understanding/doubtful-words.ts'
import { withHanjaRead } from '../../../../functions/subscriptions/query/understanding/hanja.ts'
import { betterReading, understand } from '../../../../functions/subscriptions/query/understanding/understand.ts'

test.each(['asdf', 'asdfasdf', 'ㅁㄴㅇㄹ', 'ㅋㅋ', '아아아', '123', 'test', '테스트 중입니다', 'テスト'])(
  '%s is asked about, and offered as it was typed',
  (typed) => {
    const { queries, offers, refused } = understand(typed)
    expect({ queries, refused }).toEqual({ queries: [], refused: [{ text: typed, why: 'meaningless' }] })
    expect(offers).toHaveLength(1)
  },
)

test.each(['AAA', 'ESS', '스트레스 테스트', '2050 탄소중립', '5G', '4대강', 'SAP', '"test"'])(
  '%s means something',
  (typed) => {
    expect(understand(typed).queries).toHaveLength(1)
    expect(isMeaningless(typed)).toBe(false)
  },
)

test('beside what is sure only the doubtful is refused', () => {
  expect(understand('탄소중립, asdf')).toMatchObject({
    queries: [{ text: '탄소중립' }],
    offers: [],
    refused: [{ text: 'asdf', why: 'meaningless' }],
  })
})

test('a word as wide as a country is asked about where more was typed', () => {
  expect(understand('EU 쪽 새로운 소식')).toMatchObject({
    queries: [],
    offers: [[{ text: 'EU' }]],
    refused: [{ why: 'too broad' }],
  })
  expect(understand('EU').queries).toMatchObject([{ text: 'EU' }])
  expect(understand('EU 매주').queries).toMatchObject([{ text: 'EU' }])
  expect(understand('EU 배터리 규정 소식').queries).toMatchObject([{ text: 'EU 배터리 규정' }])
})

test.each([
  ['홍경부', '기후에너지환경부'],
  ['고용노둥부', '고용노동부'],
  ['공정거래위원호', '공정거래위원회'],
  ['환경부', undefined],
  ['홍보부', undefined],
  ['영업부', undefined],
  ['교육청', undefined],
])('%s nearly names %s', (typed, name) => {
  expect(ministryMisspelt(typed)).toBe(name)
})

test.each([
  ['美 관세', '미국 관세'],
  ['韓美 FTA', '한미 FTA'],
  ['脫탄소', '탈탄소'],
  ['勞使', '노사'],
  ['勤勞', '근로'],
  ['龍 관세', '龍 관세'],
])('%s is read %s', (typed, read) => {
  expect(withHanjaRead(typed)).toBe(read)
})

test.each(['구독 취소', 'asdf', '미국 소식'])('the standing query %s is left as it is', (text) => {
  expect(betterReading(text)).toBeUndefined()
})
