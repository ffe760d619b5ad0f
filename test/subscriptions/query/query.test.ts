import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseQueries, queryId } from '../../../functions/subscriptions/query/query.ts'

const textsOf = (input: string) => parseQueries(input).queries.map(({ text }) => text)

test.each([
  ['commas of every width', '희소금속，탄소중립、수소;ESG', ['희소금속', '탄소중립', '수소', 'ESG']],
  ['smart quotes and full-width signs', '“전기 안전” ＋점검 －자동차', ['"전기 안전" +점검 -자동차']],
  ['a comma inside quotes', '"소재, 부품", 장비', ['"소재, 부품"', '장비']],
  ['non-breaking spaces and NFD', '기후\u00a0변화'.normalize('NFD'), ['기후 변화']],
  ['small abbreviations', 'esg, k-ets, re100', ['ESG', 'K-ETS', 'RE100']],
  ['words after a sign', '수소 +탄소 중립 -자동차', ['수소 +탄소 중립 -자동차']],
  ['conditions in any order', '부처:환경부 -광고 수소 +보조금 +가격', ['수소 +가격 +보조금 -광고 부처:환경부']],
  ['a ministry alone', '부처:환경부', ['부처:환경부']],
  ['a ministry without some of its releases', '-날씨 부처:기상청', ['-날씨 부처:기상청']],
  ['titles only', '제목: 수소', ['제목:수소']],
  ['marks around a word', '#수소, ‘희소금속’, 탄소ㆍ중립', ['수소', '희소금속', '탄소·중립']],
  ['the same query twice', '수소, 수소 ,esg,ESG', ['수소', 'ESG']],
  ['a quote never closed', '"전기 안전', ['"전기 안전"']],
])('%s are understood', (_, input, texts) => {
  expect(parseQueries(input)).toMatchObject({ refused: [] })
  expect(textsOf(input)).toEqual(texts)
})

test.each([
  ['', 'empty'],
  ['  ,  ', 'empty'],
  ['부처:', 'empty'],
  ['부처:!!!', 'empty'],
  ['-자동차', 'empty'],
  ['물', 'too short'],
  ['수소 +물', 'too short'],
  ['K', 'too short'],
  ['!!!', 'only symbols'],
  ['👍', 'only symbols'],
  ['가'.repeat(61), 'too long'],
  ['가나 '.repeat(170), 'too long'],
])('%j is refused: %s', (input, why) => {
  expect(parseQueries(input)).toMatchObject({ queries: [], refused: [{ why }] })
})

test('of thirty queries twenty are accepted and ten refused', () => {
  const { queries, refused } = parseQueries(Array.from({ length: 30 }, (_, n) => `금속${n}`).join(','))
  expect(queries).toHaveLength(20)
  expect(refused.every(({ why }) => why === 'too many')).toBe(true)
})

describe('the canonical text', () => {
  test('is what the id is made of', () => {
    const [query] = parseQueries('esg').queries
    expect(query).toEqual({ id: queryId('ESG'), text: 'ESG' })
  })

  const piece = fc.constantFrom(
    ...' "+-,:·가수소제목부처환경abzAB019“ㆍ‘!?()#\u00a0ＥＳ'.split(''),
    '제목:',
    '부처:',
    '탄소 중립',
  )
  test('read again gives the same query, whatever was typed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ maxLength: 3, unit: 'binary' })), { maxLength: 25 }),
        (typed) => {
          for (const { text, id } of parseQueries(typed.join('')).queries) {
            expect(parseQueries(text)).toEqual({ queries: [{ text, id }], refused: [] })
          }
        },
      ),
      { numRuns: 3_000, seed: 7 },
    )
  })
})

test.each(['배출권 -부처:환경부', '-부처:환경부 배출권', '배출권 - 부처:환경부', '탄소중립 -제목:자동차'])(
  '%s is refused, because without its sign it would ask for the opposite',
  (typed) => {
    expect(parseQueries(typed)).toEqual({ queries: [], refused: [{ text: typed, why: 'excludes condition' }] })
  },
)

test('a sign within quotes is text', () => {
  expect(parseQueries('"A -부처:환경부"').queries.map(({ text }) => text)).toEqual(['"A -부처:환경부"'])
})
