import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseQueries, queryId } from '../../../../functions/subscriptions/query/query.ts'
import { betterReading, understand } from '../../../../functions/subscriptions/query/understanding/understand.ts'

const fixture = (path: string) =>
  readFileSync(new URL(`../../../fixtures/${path}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

const textsOf = (typed: string) => understand(typed).queries.map(({ text }) => text)

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
