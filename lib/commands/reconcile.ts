import { parseArgs } from 'node:util'
import { z } from 'zod'
import { isFault } from '../../functions/delivery/compare-day.ts'
import { now } from '../../functions/platform/clock.ts'
import { sourceSecretsIn } from '../../functions/sources/catalog/source-secrets.ts'
import { addDays, seoulDay } from '../../functions/text/seoul.ts'
import { openLedger } from '../local/doors/open-ledger.ts'
import { reconciledLines } from './reconcile/reconciled-lines.ts'

// npm run reconcile -- [--day YYYY-MM-DD]... [--offline]: what was published on Seoul days (yesterday and today) beside what was
// posted, in .chorok or, with CHOROK_TABLE, on AWS. The last line is JSON; exits 1 on a difference that nothing explains.

const { values } = parseArgs({
  options: { day: { type: 'string', multiple: true }, offline: { type: 'boolean', default: false } },
})
const today = seoulDay(now())
const days = values.day ?? [addDays(today, -1), today]
if (!z.array(z.iso.date()).safeParse(days).success)
  end('쓰는 법: npm run reconcile -- [--day 2026-11-21] [--offline]', 2)

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
