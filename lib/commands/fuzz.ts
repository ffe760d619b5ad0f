import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fuzzReaders } from './fuzz/fuzz-readers.ts'

// npm run fuzz -- --runs N --seed S [--from DIR]: hostile bytes, made of the files in DIR, into the readers. The last line is JSON.

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: 'test/fixtures/sources' },
  },
})
const files = readdirSync(values.from, { withFileTypes: true }).filter((file) => file.isFile())
const samples = files.map((file) => readFileSync(join(values.from, file.name)))
const fuzzed = await fuzzReaders(samples, Number(values.runs), Number(values.seed))
console.log(JSON.stringify({ seed: Number(values.seed), ...fuzzed }))
if (fuzzed.exceptions.length > 0 || fuzzed.slowest.ms > 2000 || fuzzed.largest.mb > 200) process.exitCode = 1
