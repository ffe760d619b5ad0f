import { expect, test } from 'vitest'
import { addToSignature, type DaySignature, emptySignature } from '../../../functions/releases/day-signature.ts'
import { findLatest } from '../../../functions/releases/find-latest.ts'
import type { Release } from '../../../functions/releases/release.ts'
import { compileMatcher } from '../../../functions/subscriptions/matching/matcher.ts'
import { openMayAnswer } from '../../../functions/subscriptions/matching/may-answer.ts'
import { parseQueries, type Query } from '../../../functions/subscriptions/query/query.ts'
import { DAY, type Day, MINUTE, seoulDay } from '../../../functions/text/seoul.ts'
import { aRelease, MONDAY } from '../../support/a-release.ts'
import { generatedQuery, generatedReleases } from '../../support/generated-releases.ts'
import { seededRandom } from '../../support/seeded-random.ts'

const DAYS = 90
const RELEASES_A_DAY = 4
const QUERIES = 500

test('500 queries find by signatures what they find by reading every day', async () => {
  const releases = generatedReleases(DAYS * RELEASES_A_DAY, 11).map((one, n) =>
    aRelease({ ...one, id: String(n), showAt: MONDAY - Math.floor(n / RELEASES_A_DAY) * DAY - n * MINUTE }),
  )
  const byDay = Map.groupBy(releases, ({ showAt }) => seoulDay(showAt))
  const signatures = new Map([...byDay].map(([day, those]) => [day, signatureOf(those)]))
  const queries = someQueries()
  const matcher = compileMatcher(queries)
  const matched = new Map(
    releases.map((release) => [release.id, new Set(matcher(release).map(({ queryId }) => queryId))]),
  )
  let [answers, daysRead] = [0, 0]
  for (const { id, text } of queries) {
    const isWanted = (release: Release) => matched.get(release.id)?.has(id) ?? false
    const latest = await findLatest(
      {
        signing: async () => ({ isWhole: true, oldest: [...byDay.keys()].sort()[0] }),
        signaturesBetween: async (_from, _to, parts) => readParts(signatures, parts),
        releasesOfDay: async (day: Day) => {
          daysRead += 1
          return byDay.get(day) ?? []
        },
      },
      { isWanted, ...openMayAnswer([{ id, text }]) },
      releases.length,
      MONDAY,
    )
    const expected = releases.filter(isWanted).map((release) => release.id)
    expect(
      latest.found.map((release) => release.id),
      text,
    ).toEqual(expected)
    answers += expected.length
  }
  // Else the test could not fail: enough is found, and most days are left unread.
  expect(answers).toBeGreaterThan(2_000)
  expect(daysRead).toBeLessThan((QUERIES * DAYS) / 2)
})

test.each([
  ['폭염 작업', '작업장의 폭염 대책'],
  ['희소금속', '희유금속 수급'],
  ['화학물질 사고 예방', '화학물질 사고를 예방하는 방안'],
  ['수소 +보조금', '보조금으로 수소차를 늘린다'],
  ['수소 부처:환경부', '수소 충전소'],
  ['부처:기후에너지환경부', '아무 발표'],
  ['"전기 안전"', '전기 안전 점검'],
  ['제목:PM 2.5', 'PM2.5 농도'],
])('%j may be answered on a day with %j', (text, title) => {
  const { queries } = parseQueries(text)
  const release = aRelease({ title, text: '', ministry: '환경부 대기정책과' })
  expect(compileMatcher(queries)(release)).toHaveLength(1)
  const { mayStandIn } = openMayAnswer(queries)
  expect(mayStandIn(signatureOf([release]))).toBe(true)
  expect(mayStandIn(signatureOf([aRelease({ title: '다른 것', text: '', ministry: '국방부' })]))).toBe(false)
})

test.each(['법령:"산업안전보건법"', '(종류:입법예고)'])(
  '%j, which no letters of a text tell, may be answered on any day',
  (text) => {
    const { queries } = parseQueries(text)
    expect(queries).toHaveLength(1)
    expect(openMayAnswer(queries).mayStandIn(emptySignature())).toBe(true)
  },
)

function signatureOf(releases: Release[]): DaySignature {
  const signature = emptySignature()
  for (const release of releases) addToSignature(signature, release)
  return signature
}

/** Only the parts that were asked for, as the table gives them. */
function readParts(signatures: Map<Day, DaySignature>, parts: number[]): Map<Day, DaySignature> {
  return new Map(
    [...signatures].map(([day, all]) => [day, all.map((bytes, part) => (parts.includes(part) ? bytes : undefined))]),
  )
}

function someQueries(): Query[] {
  const random = seededRandom(7)
  const queries = new Map<string, Query>()
  while (queries.size < QUERIES)
    for (const query of parseQueries(generatedQuery(random)).queries) queries.set(query.id, query)
  return [...queries.values()].slice(0, QUERIES)
}
