import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseQueries } from '../../../../functions/subscriptions/query/query.ts'
import { understand } from '../../../../functions/subscriptions/query/understanding/understand.ts'

const textsOf = (typed: string) => understand(typed).queries.map(({ text }) => text)

test.each([
  ['brackets', '('.repeat(2_000)],
  ['pairs of brackets', `${'('.repeat(2_000)}${')'.repeat(2_000)}`],
  ['groups', '(가나)'.repeat(900)],
  ['denials', 'NOT ('.repeat(900)],
  ['exclusions', '자동차 제외 '.repeat(700)],
  ['dots', '가나다·'.repeat(1_400)],
  ['quotes', '"'.repeat(6_000)],
])('thousands of %s are answered', (_, typed) => {
  const { queries, offers, refused } = understand(typed)
  expect(queries.length + offers.length + refused.length).toBeGreaterThan(0)
})

test('what is too long is cut between words, so that no part of a word is taken for a keyword', () => {
  const { queries, leftOut } = understand(`메탄\n${'\n'.repeat(5_996)}불소화합물, 암모니아`)
  expect(queries.map(({ text }) => text)).toEqual(['메탄'])
  expect(leftOut).toEqual(['불소화합물, 암모니아'])
})

test('what is longer than anybody reads is said to be left out', () => {
  const { queries, leftOut } = understand(`탄소중립\n${' '.repeat(6_000)}\n공급망`)
  expect(queries.map(({ text }) => text)).toEqual(['탄소중립'])
  expect(leftOut).toEqual(['공급망'])
})

test.each([
  ['control characters', '탄\u0000소\u0007중립'],
  ['marks of direction', '\u202e탄소중립\u202c\u200f'],
  [
    'piles of marks',
    '탄소중립'
      .split('')
      .map((one) => `${one}\u0301\u0302\u0303\u0323`)
      .join(''),
  ],
  ['emoji', '탄소중립 🙏🏽'],
  ['emoji as Slack writes them', '탄소중립 :pray:'],
  ['HTML', '<p style="a">탄소<b>중립</b>&nbsp;</p>'],
  ['zero-width letters', '탄\u200b소\u2060중립'],
  ['decomposed syllables', '탄소중립'.normalize('NFD')],
])('%s leave the keyword', (_, typed) => {
  expect(textsOf(typed)).toEqual(['탄소중립'])
})

test('whatever is typed, understanding never throws, and what it gives parses to itself', () => {
  const piece = fc.constantFrom(
    ...' \n\t"+-,/|·()[]「」①•#:.&<>'.split(''),
    '탄소중립',
    'ESG',
    '관련 소식',
    '알려줘',
    '와',
    '부처:',
    '환경부',
    '제목:',
    '매주',
    '및',
    'OR',
    '1. ',
    '<br>',
  )
  const typed = fc.array(fc.oneof({ weight: 4, arbitrary: piece }, fc.string({ maxLength: 3, unit: 'binary' })), {
    maxLength: 30,
  })
  fc.assert(
    fc.property(typed, (pieces) => {
      const { queries, offers } = understand(pieces.join(''))
      expect(offers.length).toBeLessThanOrEqual(3)
      for (const query of [...queries, ...offers.flat()])
        expect(parseQueries(query.text)).toEqual({ queries: [query], refused: [] })
    }),
    { numRuns: 1_500, seed: 3 },
  )
})

test.each(['<script>alert(1)</script>', '<b></b>'])(
  'markup around nothing is refused, and never answered with nothing: %s',
  (typed) => {
    expect(understand(typed)).toMatchObject({ queries: [], offers: [], refused: [{ why: 'only symbols' }] })
  },
)

test('twenty are taken, and each of the others is refused by name', () => {
  const { queries, refused } = understand(Array.from({ length: 200 }, (_, n) => `${n + 1}. 금속${n + 10}`).join('\n'))
  expect(queries).toHaveLength(20)
  expect(refused).toHaveLength(180)
  expect(refused.every(({ why, text }) => why === 'too many' && text.startsWith('금속'))).toBe(true)
})

test('what is over twenty is named, and a doubt about what is left out asks nothing', () => {
  const known = [
    '탄소중립',
    '배출권',
    '공급망',
    '중대재해',
    '순환경제',
    '수소',
    '원전',
    '풍력',
    '태양광',
    '하도급',
    '최저임금',
  ]
  const more = ['인권', '개인정보', '화학물질', '플라스틱', '배터리', '핵심광물', '전기차', '산업안전', '고용보험']
  const { queries, offers, refused } = understand([...known, ...more, 'EU CBAM', '희소금속'].join('\n'))
  expect(queries).toHaveLength(20)
  expect(offers).toEqual([])
  expect(refused.map(({ why }) => why)).toEqual(expect.arrayContaining(['too many']))
  expect(refused.map(({ text }) => text)).toContain('희소금속')
})
