import type { ParseArgsOptionsConfig } from 'node:util'
import { type CommandLine, commandLine } from '../command-line/command-line.ts'
import { openCommandLedger } from '../command-line/open-command-ledger.ts'

const COMMAND = {
  command: 'npm run sign-days',
  takes: '',
  does: `/latest가 날마다 어떤 낱말이 나왔는지 미리 적어 둔 것(서명)으로 오래된 발표를 빨리 찾게 합니다. 초록은 새 발표를 저장할 때 스스로 서명하므로,
이 명령은 서명하지 않던 버전에서 올렸을 때와 그런 버전으로 되돌렸다가 다시 올렸을 때 한 번 실행합니다. 저장된 발표를 모두 한 번 읽고,
있는 서명은 더하기만 합니다. 도는 중에 초록이 함께 돌아도 되고, 중간에 끊기면 다시 실행하면 됩니다. .chorok 폴더(CHOROK_DIRECTORY)를 읽고,
CHOROK_TABLE이 있으면 AWS의 테이블을 읽습니다. 마지막 줄은 JSON입니다.`,
  options: {},
  language: 'ko',
} as const satisfies CommandLine<ParseArgsOptionsConfig>

commandLine(COMMAND)
const { stop } = await openCommandLedger({ offline: true })
try {
  // What reads the environment is imported after it was set.
  const { openTable } = await import('../../../functions/store/table/table.ts')
  const { signTable } = await import('./sign-table.ts')
  const table = openTable(process.env.CHOROK_TABLE ?? '')
  const tally = await signTable(table)
  console.log(`발표 ${tally.releases}건을 ${tally.days}일로 서명했습니다.`)
  if (tally.unreadable > 0) console.log(`읽지 못한 발표 ${tally.unreadable}건은 고친 뒤 다시 실행해 주세요.`)
  console.log(JSON.stringify({ table: table.name, ...tally }))
} finally {
  await stop()
}
