import { expect, test } from 'vitest'
import { readFields, withoutLabels } from '../../../../functions/subscriptions/query/understanding/labels.ts'

test.each([
  ['[필수] 수소', '수소', []],
  ['1순위: 수소', '수소', []],
  ['수소 (중요)', '수소', []],
  ['에너지: 수소', '수소', ['에너지']],
  ['부서: 안전팀', '', ['부서: 안전팀']],
  ['환경부: 수소', '환경부: 수소', []],
  ['환경부:', '환경부', []],
  ['부처: 환경부', '부처: 환경부', []],
  ['제목: 수소', '제목: 수소', []],
])('%s without its label is %s', (typed, rest, leftOut) => {
  expect(withoutLabels(typed)).toEqual({ rest, leftOut })
})

const fieldsOf = (typed: string) => readFields(typed, (text) => text.split(/\s*,\s*/u))

test.each([
  ['부처는 고용노동부, 주제는 산재', ['산재 부처:고용노동부']],
  ['주제는 배출권이고 부처는 환경부입니다', ['배출권 부처:기후에너지환경부']],
  ['부처: 공정위 / 키워드: 담합, 하도급', ['담합 부처:공정거래위원회', '하도급 부처:공정거래위원회']],
  ['제외어: 자동차\n검색어: 수소', ['수소 -자동차']],
  ['키워드: 산재\n주기: 매일', ['산재 매일']],
  ['산재, 부처는 고용부', ['산재 부처:고용노동부']],
])('%s has the keywords %j', (typed, items) => {
  expect(fieldsOf(typed)?.items).toEqual(items)
})

test('what a form says of people is left out', () => {
  expect(fieldsOf('키워드: 산재 / 담당: 김대리')).toEqual({ items: ['산재'], leftOut: ['김대리'] })
})

test.each(['키워드: 수소', '부처:환경부 수소', '부처:환경부, 부처:고용부', '수소, 부처:환경부는', '수소'])(
  '%s is no form',
  (typed) => {
    expect(fieldsOf(typed)).toBeUndefined()
  },
)
