import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { readDate } from '../../functions/text/dates.ts'
import { seoulTime, startOfDay } from '../../functions/text/seoul.ts'

// npm run eval:dates -- FILE.jsonl: rows of {"raw","kst"}, kst being the Seoul instant meant, or null where nothing can be known.

const Row = z.object({ raw: z.string(), kst: z.string().nullable() })

const [file] = process.argv.slice(2)
if (!file) {
  console.error('usage: npm run eval:dates -- FILE.jsonl')
  process.exit(2)
}
const rows = readFileSync(file, 'utf8').split('\n').filter(Boolean)
const cases = rows.map((row) => Row.parse(JSON.parse(row)))
const wrong = cases.filter(({ raw, kst }) => instantOf(raw) !== kst)
for (const { raw, kst } of wrong) console.log(`${raw}: ${instantOf(raw)} instead of ${kst}`)
console.log(JSON.stringify({ right: cases.length - wrong.length, cases: cases.length }))

function instantOf(raw: string): string | null {
  const read = readDate(raw)
  return read ? seoulTime(read.at ?? startOfDay(read.day)) : null
}
