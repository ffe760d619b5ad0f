import { expect, inject, test } from 'vitest'
import { HOUR } from '../../functions/text/seoul.ts'
import type { Backend } from './backend.ts'

// The doors log each job they give back to the queue, which here is most of what happens.
process.env.POWERTOOLS_LOG_LEVEL = 'SILENT'
const { run } = await import('./run.ts')
const { crashEverywhere } = await import('./crash-points.ts')
const { openDynamoTable } = await import('./dynamo-backend.ts')
const { openMemoryBackend } = await import('./memory-backend.ts')

const told = ({ complaints }: { complaints: { kind: string; about: string }[] }) =>
  complaints.map(({ kind, about }) => `${kind}: ${about}`)

test('a crash before or after any call of any door loses nothing and says nothing twice in silence', async () => {
  const { points, complaints } = await crashEverywhere()
  expect(points).toBeGreaterThan(100)
  expect(told({ complaints })).toEqual([])
})

test.each([
  [1, 'some', 1],
  [2, 'some', 1],
  [3, 'many', 5],
])('world %i, with %s faults, keeps every promise', async (seed, _, intensity) => {
  const ran = await run({ deliveries: 400, seed, intensity })
  expect(told(ran)).toEqual([])
  expect(ran.deliveries).toBeGreaterThan(300)
  expect([...ran.faults.values()].reduce((sum, times) => sum + times, 0)).toBeGreaterThan(200)
})

test('where channels are read back, nothing is posted twice but by a sender who sleeps in the very call', async () => {
  const ran = await run({ deliveries: 400, seed: 3, intensity: 3, readBack: true })
  expect(told(ran)).toEqual([])
  expect(ran.settled).toBeGreaterThan(20)
  expect([ran.ambiguous, ran.repeated - ran.repeatedBySleepers]).toEqual([0, 0])
})

test('a world over a real table keeps every promise', async () => {
  const table = await openDynamoTable(inject('dynamodb'))
  const ran = await run({ deliveries: 60, seed: 1, intensity: 3, lasting: HOUR, backend: table.over })
  table.close()
  expect(told(ran)).toEqual([])
  expect(ran.faults.get('transaction conflict')).toBeGreaterThan(0)
}, 90_000)

test('the same seed plays the same world', async () => {
  const [one, other] = [await run({ deliveries: 100, seed: 9 }), await run({ deliveries: 100, seed: 9 })]
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
  const ran = await run({ deliveries: 100, seed: 1, backend: forgetful })
  expect(ran.complaints.map(({ kind }) => kind)).toContain('lost')
})

test('what is followed is told in order, by the clock of the world', async () => {
  const { lines } = await run({ deliveries: 60, seed: 1, follow: ['C3'] })
  expect(lines.join('\n')).toMatch(/planDelivery[\s\S]*leaseChannel[\s\S]*chat\.postMessage[\s\S]*closeMessage/)
})
