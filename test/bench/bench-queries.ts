import PeerAhoCorasick from 'modern-ahocorasick'
import { compileMatcher } from '../../functions/subscriptions/matching/matcher.ts'
import { parseQueries, type Query } from '../../functions/subscriptions/query/query.ts'
import { generatedQuery, generatedReleases } from '../support/generated-releases.ts'
import { seededRandom } from '../support/seeded-random.ts'
import { type BenchRow, cpuOf, rounded } from './bench-row.ts'

const RELEASES = 200

/** Compiling a set of queries, and matching one release against it, beside another library's bare search for the same words. */
export async function benchQueries(count: number): Promise<BenchRow[]> {
  const queries = someQueries(count)
  const releases = generatedReleases(RELEASES, 23).map(({ title, text, ministry }) => ({ title, text, ministry }))
  const compile = await cpuOf(() => compileMatcher(queries), 1)
  const matcher = compileMatcher(queries)
  const peer = new PeerAhoCorasick(queries.map(({ text }) => text))
  const match = () => {
    for (const release of releases) matcher(release)
  }
  const search = () => {
    for (const { title, text } of releases) peer.search(`${title}\n${text}`)
  }
  // Once to warm both up; then one after the other, so that the machine's load meets both.
  match()
  search()
  const [matching, searching] = [await cpuOf(match), await cpuOf(search)]
  const limit = count <= 500 ? 0.25 : 10
  return [
    { about: `compiling ${count} queries`, value: compile, unit: 'ms CPU', ...(count === 5_000 && { limit: 600 }) },
    {
      about: `matching a release against ${count} queries`,
      value: rounded(matching / RELEASES),
      unit: 'ms CPU',
      limit,
      peer: { name: 'modern-ahocorasick, search alone', value: rounded(searching / RELEASES) },
    },
  ]
}

export function someQueries(count: number): Query[] {
  const random = seededRandom(count)
  const queries = new Map<string, Query>()
  for (let n = 0; queries.size < count; n += 1) {
    // Past what the generator can tell apart, a number makes a query another one.
    const typed = n > count * 2 ? `${generatedQuery(random)} ${n}` : generatedQuery(random)
    for (const query of parseQueries(typed).queries) queries.set(query.id, query)
  }
  return [...queries.values()].slice(0, count)
}
