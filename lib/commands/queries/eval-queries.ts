import { readFileSync } from 'node:fs'
import { takeNoMention } from '../../../functions/slack/subscribe/no-mention.ts'
import { understand } from '../../../functions/subscriptions/query/understanding/understand.ts'
import { commandLine } from '../command-line/command-line.ts'
import { isRightlyUnderstood, TypedQuery } from './typed-query.ts'
import { understandingLine } from './understanding-line.ts'

const { positionals } = commandLine({
  command: 'npm run eval:queries --',
  takes: 'FILE.jsonl   (lines of {query, accept, ask?, rhythm?, why?})',
  does: 'How many queries, typed as people type them, are understood as one of the readings that are right. Prints those that are not. The last line is JSON.',
  positionals: { min: 1, max: 1 },
})
const rows = readFileSync(positionals[0] as string, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => TypedQuery.parse(JSON.parse(line)))

const started = performance.now()
const judged = rows.map((row) => ({ row, said: understandingLine(understand(takeNoMention(row.query).words)) }))
const ms = performance.now() - started
const wrong = judged.filter(({ row, said }) => !isRightlyUnderstood(row, said))
for (const { row, said } of wrong) console.log(JSON.stringify({ ...row, said }))
console.log(
  JSON.stringify({
    right: rows.length - wrong.length,
    queries: rows.length,
    msPerQuery: Math.round((ms / Math.max(1, rows.length)) * 100) / 100,
  }),
)
