import type { ParseArgsOptionsConfig } from 'node:util'
import { z } from 'zod'
import {
  type DayComparison,
  type Difference,
  type DifferenceReason,
  isFault,
} from '../../functions/delivery/compare-day.ts'
import { now } from '../../functions/platform/clock.ts'
import { addDays, seoulDay } from '../../functions/text/seoul.ts'
import { type CommandLine, commandLine, refuse } from './command-line/command-line.ts'
import { openCommandLedger } from './command-line/open-command-ledger.ts'

const COMMAND = {
  command: 'npm run reconcile --',
  takes: '[--day 2026-11-21]... [--offline]',
  does: `서울 날짜마다(적지 않으면 어제와 오늘) 게시된 발표, 구독에 맞은 발표, 전달한 발표를 견주어 다른 점마다 이유를 보여 줍니다.
.chorok 폴더(CHOROK_DIRECTORY)를 읽고, CHOROK_TABLE이 있으면 AWS의 테이블을 읽습니다. 마지막 줄은 JSON이고, 이유를 알 수 없는 차이가 있으면 1로 끝납니다.

  --day      견줄 날짜. 여러 번 적을 수 있습니다.
  --offline  출처를 다시 읽지 않습니다.`,
  options: { day: { type: 'string', multiple: true }, offline: { type: 'boolean', default: false } },
  language: 'ko',
} as const satisfies CommandLine<ParseArgsOptionsConfig>

const REASON_SENTENCES: Record<DifferenceReason, string> = {
  'source not read': '출처를 읽지 못하고 있습니다',
  'shown since': '마지막으로 읽은 뒤에 출처가 바뀌었습니다. 다음에 읽을 때 들어옵니다',
  'not matched yet': '아직 구독과 맞춰 보는 중입니다',
  'subscribed just then': '발표와 같은 때에 구독했습니다',
  'mention left out': '스치듯 언급된 발표를 빼고 있었습니다',
  waiting: '보낼 시각을 기다립니다',
  paused: '채널이 멈춰 있습니다',
  failed: 'Slack이 받지 않았습니다',
  dropped: '보내지 않기로 했습니다',
  'not readable': '표의 줄 하나를 읽지 못해 기다립니다. 새 버전이 쓴 줄이면 그 버전으로 되돌려 주세요',
  late: '보낼 시각이 한 시간 넘게 지났습니다',
  unexplained: '이유를 알 수 없습니다',
}

const { values } = commandLine(COMMAND)
const today = seoulDay(now())
const days = values.day ?? [addDays(today, -1), today]
if (!z.array(z.iso.date()).safeParse(days).success) refuse(COMMAND, '--day에는 2026-11-21처럼 있는 날짜를 적어 주세요.')

const { stop } = await openCommandLedger({ offline: values.offline })
// The door's log is for Lambda. This command prints what the door returns.
process.env.POWERTOOLS_LOG_LEVEL = 'SILENT'
try {
  const { handler } = await import('../../functions/reconcile.ts')
  const result = await handler({ days })
  for (const comparison of result.days) for (const line of comparisonLines(comparison)) console.log(line)
  for (const { sourceId, detail } of result.unread)
    console.log(`확인하지 못한 출처 ${sourceId}: ${detail ?? '실패가 이어져 잠시 뒤에 다시 읽습니다.'}`)
  const unexplained = result.days.flatMap(({ differences }) => differences.filter(isFault)).length
  console.log(JSON.stringify({ ...result, unexplained }))
  if (unexplained > 0) process.exitCode = 1
} finally {
  await stop()
}

/** A day for a person to read: `2026-11-21  게시 42 · 일치 9 · 전달 9`, then a line for each difference. */
function comparisonLines({ day, published, matched, delivered, differences }: DayComparison): string[] {
  return [`${day}  게시 ${published} · 일치 ${matched} · 전달 ${delivered}`, ...differences.map(differenceLine)]
}

function differenceLine({ channel, title, url, reason, detail }: Difference): string {
  const kind = channel ? `${channel} 채널에 못 간 발표` : '저장되지 않은 발표'
  return `  ${kind}: 「${title}」 ${REASON_SENTENCES[reason]}${detail ? ` (${detail})` : ''}. ${url}`
}
