import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { readDate } from '../../functions/text/dates.ts'
import { seoulTime, startOfDay } from '../../functions/text/seoul.ts'
import { commandLine } from './command-line/command-line.ts'

const Row = z.object({ raw: z.string(), kst: z.string().nullable() })

const { positionals } = commandLine({
  command: 'npm run eval:dates --',
  takes: 'FILE.jsonl   (lines of {raw, kst})',
  does: 'Reads each raw date and compares it with `kst`, the instant in Seoul that is meant, or null where nothing can be known. The last line is JSON.',
  positionals: { min: 1, max: 1 },
})
const file = positionals[0] as string
const rows = readFileSync(file, 'utf8').split('\n').filter(Boolean)
const cases = rows.map((row) => Row.parse(JSON.parse(row)))
const wrong = cases.filter(({ raw, kst }) => instantOf(raw) !== kst)
for (const { raw, kst } of wrong) console.log(`${raw}: ${instantOf(raw)} instead of ${kst}`)
console.log(JSON.stringify({ right: cases.length - wrong.length, cases: cases.length }))

function instantOf(raw: string): string | null {
  const read = readDate(raw)
  return read ? seoulTime(read.at ?? startOfDay(read.day)) : null
}
