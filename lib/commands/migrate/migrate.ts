import type { ParseArgsOptionsConfig } from 'node:util'
import { MIGRATION_STEPS } from '../../../functions/store/table/migration-steps.ts'
import { type CommandLine, commandLine } from '../command-line/command-line.ts'
import { openCommandLedger } from '../command-line/open-command-ledger.ts'

const COMMAND = {
  command: 'npm run migrate --',
  takes: '[--write]',
  does: `표의 모든 줄을 한 번씩 읽어 지금 버전의 모양으로 바꿉니다. --write가 없으면 무엇이 바뀔지만 셉니다. 도는 중에 초록이 함께 돌아도 되고,
중간에 끊기면 다시 실행하면 됩니다. .chorok 폴더(CHOROK_DIRECTORY)를 읽고, CHOROK_TABLE이 있으면 AWS의 테이블을 읽습니다. 마지막 줄은 JSON입니다.

  --write  바꾼 줄을 표에 씁니다.`,
  options: { write: { type: 'boolean', default: false } },
  language: 'ko',
} as const satisfies CommandLine<ParseArgsOptionsConfig>

const { values } = commandLine(COMMAND)
const { stop } = await openCommandLedger({ offline: true })
try {
  // What reads the environment is imported after it was set.
  const { openTable } = await import('../../../functions/store/table/table.ts')
  const { migrateTable } = await import('../../../functions/store/table/migrate-table.ts')
  const table = openTable(process.env.CHOROK_TABLE ?? '')
  const tally = await migrateTable(table, MIGRATION_STEPS, values.write)
  for (const { name, changed } of tally.steps) console.log(`${name}: ${changed}줄`)
  console.log(JSON.stringify({ table: table.name, wrote: values.write, ...tally }))
  process.exitCode = tally.refused > 0 ? 1 : 0
} finally {
  await stop()
}
