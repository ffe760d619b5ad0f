import { expect, inject, test } from 'vitest'
import { HOUR, MINUTE } from '../../functions/text/seoul.ts'
import type { Backend } from './backend.ts'

// The doors log each job that they give back to the queue, and here that is most jobs.
process.env.POWERTOOLS_LOG_LEVEL = 'SILENT'
const { playWorld } = await import('./play-world.ts')
const { playBacklogs } = await import('./backlog.ts')
const { crashAtEveryCall } = await import('./crash-points.ts')
const { openDynamoTable } = await import('./dynamo-backend.ts')
const { openMemoryBackend } = await import('./memory-backend.ts')

const sentences = ({ complaints }: { complaints: { kind: string; about: string }[] }) =>
  complaints.map(({ kind, about }) => `${kind}: ${about}`)

test('a crash before or after any call of any door loses nothing and says nothing twice in silence', async () => {
  const { points, complaints } = await crashAtEveryCall()
  expect(points).toBeGreaterThan(100)
  expect(sentences({ complaints })).toEqual([])
})

test.each([
  [1, 'some', 1],
  [2, 'some', 1],
  [3, 'many', 5],
])('world %i, with %s faults, keeps every promise', async (seed, _, intensity) => {
  const result = await playWorld({ deliveries: 400, seed, intensity })
  expect(sentences(result)).toEqual([])
  expect(result.deliveries).toBeGreaterThan(300)
  expect([...result.faults.values()].reduce((sum, times) => sum + times, 0)).toBeGreaterThan(200)
})

test('where channels are read back, nothing is posted twice but by a sender who sleeps in the very call', async () => {
  const result = await playWorld({ deliveries: 400, seed: 3, intensity: 3, readBack: true })
  expect(sentences(result)).toEqual([])
  expect(result.settled).toBeGreaterThan(20)
  expect(result.repeated - result.repeatedBySleepers).toBe(0)
  // A message whose answers are lost for good cannot be looked for either: after twenty looks in a row it is sent again, and counted.
  const lostForGood = result.faults.get('Slack: for good, timeout') ?? 0
  expect(result.ambiguous).toBeLessThanOrEqual(Math.floor(lostForGood / 21))
})

test('a world over a real table keeps every promise', async () => {
  const table = await openDynamoTable(inject('dynamodb'))
  const result = await playWorld({ deliveries: 60, seed: 1, intensity: 3, lasting: HOUR, backend: table.over })
  table.close()
  expect(sentences(result)).toEqual([])
  expect(result.faults.get('transaction conflict')).toBeGreaterThan(0)
}, 300_000)

test('what does not pass by itself is met, and what fails of it is a few messages and no more', async () => {
  const { faults, complaints, timesToPost, deliveries } = await playWorld({ deliveries: 200, seed: 4 })
  expect(sentences({ complaints })).toEqual([])
  for (const kind of ['timeout', 'timeout after it was taken', 'blocks_policy_violation'])
    expect([kind, faults.get(`Slack: for good, ${kind}`)]).toEqual([kind, expect.any(Number)])
  expect(timesToPost.length).toBeGreaterThan(deliveries / 4)
})

test('a channel with five hundred due, or a thousand channels at once, hold up nobody for long', async () => {
  const { complaints, besideBacklog, busiestMinute } = await playBacklogs()
  expect(sentences({ complaints })).toEqual([])
  expect(besideBacklog).toBeLessThan(MINUTE)
  expect(busiestMinute).toBeGreaterThan(400)
}, 60_000)

test('the same seed plays the same world', async () => {
  const [one, other] = [await playWorld({ deliveries: 100, seed: 9 }), await playWorld({ deliveries: 100, seed: 9 })]
  expect([...one.faults]).toEqual([...other.faults])
  expect([one.events, one.posts, one.ambiguous]).toEqual([other.events, other.posts, other.ambiguous])
})

test('a ledger that forgets what it was told to plan is found out', async () => {
  function forgetful(): Backend {
    const backend = openMemoryBackend()
    return {
      ...backend,
      storeFor: (container) => ({ ...backend.storeFor(container), planDelivery: async () => true }),
    }
  }
  const result = await playWorld({ deliveries: 100, seed: 1, backend: forgetful })
  expect(result.complaints.map(({ kind }) => kind)).toContain('lost')
})

test('what is followed is told in order, by the clock of the world', async () => {
  const { lines } = await playWorld({ deliveries: 60, seed: 1, follow: ['C5'] })
  expect(lines.join('\n')).toMatch(/planDelivery[\s\S]*leaseChannel[\s\S]*chat\.postMessage[\s\S]*closeMessage/)
})
