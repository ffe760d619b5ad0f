import { describe, expect, test } from 'vitest'
import { conceptOf, concepts, namesOfConcept, synonymsOf } from '../../../functions/subscriptions/query/thesaurus.ts'
import { fold } from '../../../functions/text/korean.ts'

describe('the thesaurus', () => {
  test('has at least 150 concepts', () => {
    expect(concepts().length).toBeGreaterThanOrEqual(150)
  })

  test('gives no name to two concepts, and none of one letter', () => {
    const names = concepts()
      .flatMap(namesOfConcept)
      .map((name) => fold(name).text)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
    expect(names.filter((name) => name.length < 2)).toEqual([])
  })

  test('knows every wider concept it names', () => {
    expect(
      concepts()
        .flatMap(({ wider }) => wider)
        .filter((name) => !conceptOf(name)),
    ).toEqual([])
  })
})

test.each([
  ['탄소중립', '넷 제로'],
  ['넷제로', '탄소중립'],
  ['net-zero', '탄소중립'],
  ['CBAM', '탄소국경조정제도'],
  ['원전', '원자력발전소'],
  ['산재', '산업재해'],
  ['중대재해법', '중대재해처벌법'],
  ['산업부', '산업통상자원부'],
  ['특허청', '지식재산처'],
])('%s is also called %s', (word, name) => {
  expect(synonymsOf(word)).toContain(name)
})

test('a word that is not in the thesaurus has no other names', () => {
  expect(synonymsOf('엉뚱한말')).toEqual([])
})
