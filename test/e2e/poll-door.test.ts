import { expect, test } from 'vitest'
import { aFeed } from '../support/local-server.ts'
import { runDoor } from '../support/run-door.ts'

test('a poll reports what it stored and the health of the sources in its answer and its log', async () => {
  const url = await aFeed(['핵심광물 비축을 늘린다', '수도권 교통 대책을 세운다'])
  const fsc = { id: 'fsc', kind: 'feed', name: '금융위원회', url, firstSight: 'announce' }
  const gone = { id: 'gone', kind: 'feed', name: '없는 곳', url: 'http://127.0.0.1:9/rss' }
  const { printed, entries } = await runDoor('poll', { extraSources: [fsc, gone] })
  expect(printed.at(-1)).toMatchObject({
    sources: [
      { sourceId: 'fsc', outcome: 'read', stored: 2 },
      { sourceId: 'gone', outcome: 'failed', stored: 0 },
    ],
  })
  expect(entries).toHaveLength(2)
  expect(printed).toContainEqual(expect.objectContaining({ message: 'source polled', sourceId: 'fsc', stored: 2 }))
  const counted = { message: 'counted', ReleasesStored: 2, SourcesAiling: 0, Sources: { healthy: 1, unreachable: 1 } }
  expect(printed).toContainEqual(expect.objectContaining(counted))
})
