import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fuzzReaders } from '../../lib/commands/fuzz/fuzz-readers.ts'

const folder = new URL('../fixtures/sources/', import.meta.url)

test('hostile bytes give releases or a named failure, never an exception, and never for long', async () => {
  const samples = readdirSync(folder).map((name) => readFileSync(new URL(name, folder)))
  const fuzzed = await fuzzReaders(samples, 200, 1)
  expect(fuzzed.exceptions).toEqual([])
  expect(fuzzed.slowest.ms).toBeLessThan(2000)
  expect(fuzzed.read).toBeGreaterThan(20)
})
