import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lawOfQuery, lawQueryText } from '../../../functions/subscriptions/laws/law-query.ts'
import { parseQueries, queryId } from '../../../functions/subscriptions/query/query.ts'
import { understand } from '../../../functions/subscriptions/query/understanding/understand.ts'

const textsOf = (typed: string) => understand(typed).queries.map(({ text }) => text)

test.each([
  ['법령:산안법', ['법령:"산업안전보건법"']],
  ['법령: "중처법"', ['법령:"중대재해 처벌 등에 관한 법률"']],
  ['법령:산안법, 법령:화관법 시행령', ['법령:"산업안전보건법"', '법령:"화학물질관리법 시행령"']],
  ['법령:"산업안전보건법", 탄소중립', ['법령:"산업안전보건법"', '탄소중립']],
  ['법령:“해사안전기본법”', ['법령:"해사안전기본법"']],
  ['법령:"화재예방, 소방시설 설치·유지 및 안전관리에 관한 법률"', ['법령:"소방시설 설치 및 관리에 관한 법률"']],
])('%s asks for %j', (typed, texts) => {
  expect(textsOf(typed)).toEqual(texts)
})

test('what was stored as a word before there were registers stays that word, with its id', () => {
  for (const text of ['법령:산업안전보건법', '법령:001766', '법령 +"산업안전보건법"', '제목:법령 +"산안법"'])
    expect(parseQueries(text)).toEqual({ queries: [{ text, id: queryId(text) }], refused: [] })
})

test('a law query of any name is parsed to itself, alone and among others', () => {
  const name = fc
    .array(
      fc.constantFrom(
        ...'산업안전보건법 및 등에 관한 법률 시행령 10·27 ㆍ 、 , ; ( ) - + 부처:환경부 ＡＢ법'.split(' '),
      ),
      {
        minLength: 1,
        maxLength: 6,
      },
    )
    .map((words) => `환경 ${words.join(' ')}`)
  fc.assert(
    fc.property(name, (typed) => {
      for (const query of parseQueries(lawQueryText(typed)).queries) {
        expect(lawOfQuery(query.text)).toBeDefined()
        expect(parseQueries(query.text)).toEqual({ queries: [query], refused: [] })
        const among = parseQueries(`수소, ${query.text}, "전기 안전"`).queries.map(({ text }) => text)
        expect(among).toEqual(['수소', query.text, '"전기 안전"'])
      }
    }),
    { numRuns: 1_000, seed: 3 },
  )
})

test('the longest names of laws are no longer than a query for one may be', () => {
  const name =
    '특정범죄신고자 등 보호 및 대규모유통업에서의 거래 공정화와 소재·부품·장비산업 경쟁력 강화를 위한 특별조치법 시행규칙'
  expect(parseQueries(lawQueryText(name)).refused).toEqual([])
  expect(parseQueries(lawQueryText(name.repeat(2))).refused.map(({ why }) => why)).toEqual(['too long'])
  expect(parseQueries('법령:"법"').refused.map(({ why }) => why)).toEqual(['too short'])
})
