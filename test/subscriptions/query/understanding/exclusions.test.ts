import { expect, test } from 'vitest'
import { leavesPartOut, withExclusions } from '../../../../functions/subscriptions/query/understanding/exclusions.ts'
import { understand } from '../../../../functions/subscriptions/query/understanding/understand.ts'

test.each([
  ['자동차를 제외한 수소', '수소 -자동차'],
  ['수소에서 자동차는 빼고', '수소 -자동차'],
  ['원전은 관심 없고 재생에너지', '재생에너지 -원전'],
  ['수소 행사나 세미나는 필요 없어요', '수소 -행사 -세미나'],
  ['수소 (자동차 아닌 것)', '수소 -자동차'],
  ['최저임금은 있고 지역은 없는 것', '최저임금 -지역'],
  ['-자동차 수소', '수소 -자동차'],
  ['배터리 소식 받되 전기차는 빼주세요', '배터리 소식 -전기차'],
  ['전기차 보조금 말고 충전소', '전기차 충전소 -보조금'],
  ['수소 말고 암모니아', '암모니아 -수소'],
])('%s is %s', (typed, signed) => {
  expect(withExclusions(typed).readings.map((reading) => reading.map(inOrder))).toEqual([[inOrder(signed)]])
})

/** The order of the exclusions says nothing. */
function inOrder(query: string): string {
  const [base = '', ...without] = query.split(/\s+-/u)
  return [base, ...without.sort()].join(' -')
}

test.each(['-자동차', '자동차 제외', '자동차 빼고 전부', '-채용 공고'])(
  '%s leaves something out of nothing',
  (typed) => {
    expect(withExclusions(typed)).toMatchObject({ readings: [], only: [expect.any(String)] })
  },
)

test.each(['적용 제외', '제외 업종', '동의 없이 수집', '필요 없는 규제'])('%s is a subject', (typed) => {
  expect(withExclusions(typed)).toEqual({ readings: [[typed]], only: [] })
})

test.each([
  ['수소 소식 중 자동차는 빼줘', true],
  ['관세 소식인데 농산물은 빼 주십시오', true],
  ['수소 빼줘', false],
])('%s leaves a part out: %s', (typed, isPart) => {
  expect(leavesPartOut(typed)).toBe(isPart)
})

test.each([
  ['순환경제 -부처:산업부', 'excludes condition', ['순환경제']],
  ['고용부 빼고 산업안전', 'excludes condition', ['산업안전']],
  ['하도급, 공정위는 제외', 'excludes condition', ['하도급']],
  ['하도급 -하도급', 'excludes itself', []],
  ['산재 -산업재해', 'excludes itself', []],
  ['희토류 부처:', 'empty label', ['희토류']],
])('%s is refused because it %s, and what is left is offered', (typed, why, offered) => {
  const { queries, offers, refused } = understand(typed)
  expect({ queries, refused }).toEqual({ queries: [], refused: [{ text: typed, why }] })
  expect(offers.flat().map(({ text }) => text)).toEqual(offered)
})
