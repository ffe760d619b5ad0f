import { expect, test } from 'vitest'
import { openMatcher } from '../../../functions/subscriptions/matching/open-matcher.ts'
import { aRelease } from '../../support/a-release.ts'

test('only the shards that changed are read again', async () => {
  const versions = [1, 1]
  const shards = [['희소금속'], ['탄소중립']]
  const read: number[] = []
  const matcher = openMatcher({
    queryVersions: async () => [...versions],
    queriesInShard: async (shard) => {
      read.push(shard)
      return shards[shard] ?? []
    },
  })
  const queries = async () =>
    (await matcher())(aRelease({ title: '희소금속과 탄소중립, 핵심광물' })).map((match) => match.query)
  expect(await queries()).toEqual(['희소금속', '탄소중립'])
  await queries()
  expect(read).toEqual([0, 1])
  shards[1] = ['탄소중립', '핵심광물']
  versions[1] = 2
  expect(await queries()).toEqual(['희소금속', '탄소중립', '핵심광물'])
  expect(read).toEqual([0, 1, 1])
})
