import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fuzzReaders } from './fuzz-readers.ts'

// npm run fuzz -- --runs N --seed S [--from DIR]: hostile bytes, made of the files in DIR, into the readers, and into the Slack door.
// The last line is JSON.

process.env.POWERTOOLS_LOG_LEVEL = 'SILENT'
const { fuzzDoor } = await import('./fuzz-door.ts')

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: 'test/fixtures' },
  },
})
const [runs, seed] = [Number(values.runs), Number(values.seed)]
if (!(Number.isInteger(runs) && runs > 0 && Number.isInteger(seed))) {
  console.error('usage: npm run fuzz -- [--runs N] [--seed S] [--from DIR]')
  process.exit(2)
}
const names = readdirSync(values.from, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.(?:xml|html|rss|atom)$/.test(name),
)
const samples = names.sort().map((name) => readFileSync(join(values.from, name)))
const fuzzed = await fuzzReaders(samples, runs, seed)
const slackDoor = await fuzzDoor(runs, seed)
console.log(JSON.stringify({ seed, ...fuzzed, slackDoor }))
const thrown = fuzzed.exceptions.length + slackDoor.exceptions.length
if (thrown > 0 || fuzzed.slowest.ms > 2000 || fuzzed.largest.mb > 200) process.exitCode = 1
