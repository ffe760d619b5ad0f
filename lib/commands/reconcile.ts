import type { ParseArgsOptionsConfig } from 'node:util'
import { z } from 'zod'
import { isFault } from '../../functions/delivery/compare-day.ts'
import { now } from '../../functions/platform/clock.ts'
import { sourceSecretsIn } from '../../functions/sources/catalog/source-secrets.ts'
import { addDays, seoulDay } from '../../functions/text/seoul.ts'
import { openLedger } from '../local/doors/open-ledger.ts'
import { type CommandLine, commandLine, refuse } from './command-line/command-line.ts'
import { reconciledLines } from './reconcile/reconciled-lines.ts'

const LINE = {
  command: 'npm run reconcile --',
  takes: '[--day 2026-11-21]... [--offline]',
  does: `서울 날짜마다(적지 않으면 어제와 오늘) 게시된 발표, 구독에 맞은 발표, 전달한 발표를 견주어 다른 점마다 까닭을 보여 줍니다.
.chorok 폴더를 읽고, CHOROK_TABLE이 있으면 AWS의 테이블을 읽습니다. 마지막 줄은 JSON이고, 까닭을 모르는 차이가 있으면 1로 끝납니다.

  --day      견줄 날짜. 여러 번 적을 수 있습니다.
  --offline  출처를 다시 읽지 않습니다.`,
  options: { day: { type: 'string', multiple: true }, offline: { type: 'boolean', default: false } },
  language: 'ko',
} as const satisfies CommandLine<ParseArgsOptionsConfig>

const { values } = commandLine(LINE)
const today = seoulDay(now())
const days = values.day ?? [addDays(today, -1), today]
if (!z.array(z.iso.date()).safeParse(days).success) refuse(LINE, '--day에는 2026-11-21처럼 있는 날짜를 적어 주세요.')

const { environment, stop } = await surroundings().catch((error: Error) => end(error.message, 2))
// The door's own log and metrics are for Lambda; here its answer is printed.
Object.assign(process.env, environment, { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' })
try {
  const { handler } = await import('../../functions/reconcile.ts')
  const found = await handler({ days })
  for (const day of found.days) for (const line of reconciledLines(day)) console.log(line)
  for (const { sourceId, detail } of found.unread)
    console.log(`확인하지 못한 출처 ${sourceId}: ${detail ?? '쉬는 중입니다.'}`)
  const unexplained = found.days.flatMap(({ differences }) => differences.filter(isFault)).length
  console.log(JSON.stringify({ ...found, unexplained }))
  if (unexplained > 0) process.exitCode = 1
} finally {
  await stop()
}

async function surroundings(): Promise<Awaited<ReturnType<typeof openLedger>>> {
  const { CHOROK_TABLE, CHOROK_PARAMETERS = '/chorok', AWS_REGION = 'ap-northeast-2' } = process.env
  const CHOROK_CATALOG = values.offline ? 'off' : 'live'
  if (CHOROK_TABLE)
    return { environment: { CHOROK_PARAMETERS, AWS_REGION, CHOROK_CATALOG }, stop: async () => undefined }
  const { AWS_ENDPOINT_URL_DYNAMODB: dynamodb } = process.env
  const sourceSecrets = sourceSecretsIn(process.env)
  return openLedger({ directory: '.chorok', dynamodb: dynamodb || undefined, offline: values.offline, sourceSecrets })
}

function end(sentence: string, code: number): never {
  console.error(sentence)
  process.exit(code)
}
