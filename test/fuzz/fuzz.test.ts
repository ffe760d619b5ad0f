import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fuzzDoor } from './fuzz-door.ts'
import { fuzzReaders } from './fuzz-readers.ts'

const folder = new URL('../fixtures/', import.meta.url)

test('hostile bytes give releases or a named failure, never an exception', async () => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:xml|html)$|^sources\/.*\.json$/.test(name),
  )
  const samples = names.sort().map((name) => readFileSync(new URL(name, folder)))
  const fuzzed = await fuzzReaders(samples, 200, 1)
  expect(fuzzed.exceptions).toEqual([])
  expect(fuzzed.read).toBeGreaterThan(20)
  expect(fuzzed.changed).toEqual([])
  expect(fuzzed.harmless).toBeGreaterThan(100)
})

test('hostile bytes at the Slack door are answered, never with an exception, and what is sound still gets through', async () => {
  const { exceptions, statuses } = await fuzzDoor(200, 1)
  expect(exceptions).toEqual([])
  for (const status of ['200', '400', '401']) expect(statuses[status], status).toBeGreaterThan(0)
})
