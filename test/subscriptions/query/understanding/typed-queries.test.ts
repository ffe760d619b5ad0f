import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { understand } from '../../../../functions/subscriptions/query/understanding/understand.ts'
import { isRightlyUnderstood, TypedQuery } from '../../../../lib/commands/queries/typed-query.ts'
import { understandingLine } from '../../../../lib/commands/queries/understanding-line.ts'

// Queries as people type them, each with the readings that are right: the files that `npm run eval:queries` reads.
const folder = new URL('../../../fixtures/queries/', import.meta.url)
const rows = readdirSync(folder)
  .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'))
  .filter((line) => line !== '')
  .map((line) => TypedQuery.parse(JSON.parse(line)))

test.each(rows)('$query is understood as $accept', (row) => {
  const said = understandingLine(understand(row.query))
  expect({ said, right: isRightlyUnderstood(row, said) }).toMatchObject({ right: true })
})
