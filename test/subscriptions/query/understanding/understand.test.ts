import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseQueries, queryId } from '../../../../functions/subscriptions/query/query.ts'
import { betterReading, understand } from '../../../../functions/subscriptions/query/understanding/understand.ts'
import { isRightlyUnderstood, TypedQuery } from '../../../../lib/commands/queries/typed-query.ts'
import { understandingLine } from '../../../../lib/commands/queries/understanding-line.ts'

const fixture = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../../fixtures/${path}`, import.meta.url)), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

const textsOf = (typed: string) => understand(typed).queries.map(({ text }) => text)
const typedQueries = ['typed-queries', 'typed-structures']
  .flatMap((name) => fixture(`queries/${name}.jsonl`))
  .map((row) => TypedQuery.parse(row))

test.each(typedQueries)('$query is understood as $accept', (row) => {
  const said = understandingLine(understand(row.query))
  expect({ said, right: isRightlyUnderstood(row, said) }).toMatchObject({ right: true })
})

describe('what is stored is what it is', () => {
  // Pieces of canonical texts: words as people had them subscribed, fillers among them, and every sign of the language.
  const word = fc.constantFrom(
    ...'탄소중립 관련 소식 정책 환경부 제도 ESG RE100 수소 보조금을 또는 및 매일 공급망 실사 탄소·중립 R&D 전체 보도자료 알려줘 (ESG) ①'.split(
      ' ',
    ),
  )
  const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))
  const term = fc.oneof(
    phrase,
    phrase.map((text) => `"${text}"`),
  )
  const typed = fc
    .tuple(
      fc.boolean(),
      term,
      fc.array(fc.tuple(fc.constantFrom('+', '-'), term), { maxLength: 2 }),
      fc.array(fc.constantFrom('환경부', '산업부', '없는부처'), { maxLength: 2 }),
    )
    .map(([inTitle, first, others, ministries]) =>
      [
        `${inTitle ? '제목:' : ''}${first}`,
        ...others.map(([sign, text]) => `${sign}${text}`),
        ...ministries.map((name) => `부처:${name}`),
      ].join(' '),
    )

  test('a canonical text is parsed to itself and its id, whatever the repair would make of it', () => {
    fc.assert(
      fc.property(typed, (text) => {
        for (const query of parseQueries(text).queries) {
          expect(parseQueries(query.text)).toEqual({ queries: [query], refused: [] })
          expect(query.id).toBe(queryId(query.text))
        }
      }),
      { numRuns: 2_000, seed: 11 },
    )
  })

  test.each(['탄소중립 관련 소식', '정책', '환경부', '탄소중립 OR ESG', '탄소중립/ESG', '전체', 'ESG와 탄소중립'])(
    '%s, subscribed once, keeps its text and id',
    (text) => {
      expect(parseQueries(text)).toEqual({ queries: [{ text, id: queryId(text) }], refused: [] })
    },
  )

  test('every text of an old installation keeps its id', () => {
    const rows = fixture('old-installation/table.jsonl').filter(({ sk }) => String(sk).startsWith('QUERY#'))
    expect(rows.length).toBeGreaterThan(10)
    for (const { query, queryId: id } of rows) expect(parseQueries(query).queries).toEqual([{ text: query, id }])
  })

  test('what is edited without being changed is not repaired', () => {
    expect(understand('탄소중립 관련 소식', ['탄소중립 관련 소식']).queries.map(({ text }) => text)).toEqual([
      '탄소중립 관련 소식',
    ])
  })
})

test('a repair says what was typed, what it became, and the quoted form', () => {
  expect(understand('탄소중립 관련 소식, ESG').repairs).toMatchObject([
    { typed: '탄소중립 관련 소식', became: [{ text: '탄소중립' }], asTyped: { text: '"탄소중립 관련 소식"' } },
  ])
  expect(understand('탄소중립, ESG').repairs).toEqual([])
})

test('a quoted text is never repaired, whatever stands in it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('탄소중립을', '관련', '소식', 'OR', '/', '및', ',', '①', '매일', '환경부', '- '), {
        minLength: 2,
        maxLength: 6,
      }),
      (words) => {
        const typed = `"탄소 ${words.join(' ')}"`
        expect(textsOf(typed)).toEqual(parseQueries(typed).queries.map(({ text }) => text))
      },
    ),
    { seed: 5 },
  )
})

test('of several items only the one that may be meant in several ways is asked about', () => {
  const { queries, questions, offers } = understand('폐기물, 리튬 코발트')
  expect(queries.map(({ text }) => text)).toEqual(['폐기물'])
  expect(questions).toMatchObject([{ typed: '리튬 코발트', readings: [{ length: 2 }, [{ text: '리튬 +코발트' }], {}] }])
  expect(offers.map((reading) => reading.map(({ text }) => text))).toEqual([
    ['폐기물', '리튬', '코발트'],
    ['폐기물', '리튬 +코발트'],
    ['폐기물', '리튬 코발트'],
  ])
})

test('twenty are taken, and each of the others is refused by name', () => {
  const { queries, refused } = understand(Array.from({ length: 200 }, (_, n) => `${n + 1}. 금속${n + 10}`).join('\n'))
  expect(queries).toHaveLength(20)
  expect(refused).toHaveLength(180)
  expect(refused.every(({ why, text }) => why === 'too many' && text.startsWith('금속'))).toBe(true)
})

test('of prose nothing is subscribed, and the known terms in it are offered', () => {
  const prose =
    '당사는 유럽에 제품을 수출하고 있어서 탄소국경조정제도가 시행되면 어떤 영향을 받는지, 그리고 공급망 실사와 관련된 국내 법령이 언제 만들어지는지 계속 지켜보고 있습니다. '.repeat(
      12,
    )
  const { queries, offers, refused } = understand(prose)
  expect(queries).toEqual([])
  expect(refused).toMatchObject([{ why: 'too long' }])
  expect(offers[0]?.map(({ text }) => text)).toEqual(expect.arrayContaining(['탄소국경조정제도', '공급망 실사']))
})

test('each part that may be meant in several ways is a question of its own', () => {
  const { queries, questions } = understand('담합\n리튬 코발트\n탄소중립 - 자동차')
  expect(queries.map(({ text }) => text)).toEqual(['담합'])
  expect(questions.map(({ typed, readings }) => [typed, readings.length])).toEqual([
    ['리튬 코발트', 3],
    ['탄소중립 - 자동차', 3],
  ])
})

test('what is left out of several is asked about, and of one it is not', () => {
  const offersOf = (typed: string) => understand(typed).offers.map((reading) => reading.map(({ text }) => text))
  expect(textsOf('수소, 자동차 제외')).toEqual(['수소 -자동차'])
  expect(offersOf('수소, 암모니아, 자동차 제외')).toEqual([
    ['수소 -자동차', '암모니아 -자동차'],
    ['수소', '암모니아 -자동차'],
  ])
})

test.each(['자동차 제외', '-자동차', '환경부 빼고 전부', 'ESG 빼고 다 알려줘'])(
  'what only leaves something out is refused with that reason: %s',
  (typed) => {
    expect(understand(typed)).toMatchObject({ queries: [], offers: [], refused: [{ why: 'only exclusions' }] })
  },
)

test('of a table only the keywords are read, and the other columns are named', () => {
  const { queries, leftOut } = understand('번호\t키워드\t담당\n1\t메탄\t김대리\n2\t불소\t이과장')
  expect(queries.map(({ text }) => text)).toEqual(['메탄', '불소'])
  expect(leftOut).toEqual(['번호', '담당'])
})

test('an address is left out and named; nothing but one is refused', () => {
  expect(understand('메탄 https://example.com/a,b?c=d')).toMatchObject({
    queries: [{ text: '메탄' }],
    leftOut: ['https://example.com/a,b?c=d'],
  })
  expect(understand('www.example.com')).toMatchObject({ queries: [], refused: [{ why: 'address' }] })
})

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

test.each([
  ['탄소중립 관련 소식', ['탄소중립']],
  ['환경부', ['부처:기후에너지환경부']],
  ['탄소중립/ESG', ['탄소중립', 'ESG']],
  ['탄소중립', undefined],
  ['"탄소중립 관련 소식"', undefined],
  ['수소 -자동차', undefined],
  ['공급망 실사', undefined],
])('the standing query %s would be read today as %j', (text, better) => {
  expect(betterReading(text)?.map((query) => query.text)).toEqual(better)
})

test.each([
  '정리해고',
  '부당 정리해고',
  '감사보고서 공시',
  '감사의견 거절',
  '보고의무 위반',
  '받을어음',
  '주시의무',
  '알고리즘 규제',
  '보고기한',
])('a noun that begins like a request is kept: %s', (typed) => {
  expect(understand(typed)).toMatchObject({ queries: [{ text: typed }], offers: [], refused: [] })
})

test.each(['<script>alert(1)</script>', '<b></b>'])(
  'markup around nothing is refused, and never answered with nothing: %s',
  (typed) => {
    expect(understand(typed)).toMatchObject({ queries: [], offers: [], refused: [{ why: 'only symbols' }] })
  },
)

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
