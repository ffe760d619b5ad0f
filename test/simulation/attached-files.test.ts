import { afterAll, expect, test } from 'vitest'
import { openFiledSource, openFileSite } from './attached-files.ts'

// The doors log each job that they give back to the queue, and here that is most jobs.
process.env.POWERTOOLS_LOG_LEVEL = 'SILENT'
const { crashAroundFiles } = await import('./attached-files.ts')
const { playWorld } = await import('./play-world.ts')

const site = await openFileSite()
afterAll(site.close)

test('a release whose word stands in its document alone is matched and told once, with a crash at any call', async () => {
  const { points, wrong } = await crashAroundFiles(site)
  expect(points).toBeGreaterThan(60)
  expect(wrong).toEqual([])
  // A file that was late is asked for again, and one whose poll died; none is asked for in every reading.
  expect(Math.max(...site.asked().values())).toBeLessThanOrEqual(4)
}, 120_000)

test('a world whose texts stand in documents keeps every promise', async () => {
  const before = site.asked().size
  const result = await playWorld({
    deliveries: 200,
    seed: 5,
    intensity: 3,
    openSource: (id, ministry, faults, time) => openFiledSource(id, ministry, faults, time, site),
  })
  expect(result.complaints.map(({ kind, about }) => `${kind}: ${about}`)).toEqual([])
  expect(result.deliveries).toBeGreaterThan(150)
  expect(site.asked().size - before).toBeGreaterThan(40)
}, 120_000)
