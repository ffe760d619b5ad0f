import type { ParseArgsOptionsConfig } from 'node:util'
import { now } from '../../functions/platform/clock.ts'
import type { Feedback } from '../../functions/subscriptions/match-feedback.ts'
import { type Day, seoulDay } from '../../functions/text/seoul.ts'
import { type CommandLine, commandLine, refuse } from './command-line/command-line.ts'
import { openCommandLedger } from './command-line/open-command-ledger.ts'

const COMMAND = {
  command: 'npm run feedback --',
  takes: '[--months 12]',
  does: `사람들이 키워드와 관련 없다고 알려 준 발표를 오래된 것부터 한 줄에 하나씩 JSON으로 보여 줍니다. 함정 낱말 목록을 다듬을 때 씁니다.
.chorok 폴더(CHOROK_DIRECTORY)를 읽고, CHOROK_TABLE이 있으면 AWS의 테이블을 읽습니다.`,
  options: { months: { type: 'string', default: '12' } },
  language: 'ko',
} as const satisfies CommandLine<ParseArgsOptionsConfig>

const { values } = commandLine(COMMAND)
const months = Number(values.months)
if (!Number.isInteger(months) || months < 1 || months > 120)
  refuse(COMMAND, '--months에는 1에서 120까지의 수를 적어 주세요.')

const { stop } = await openCommandLedger({ offline: true })
try {
  const { openStore } = await import('../../functions/store/store.ts')
  const store = openStore(process.env.CHOROK_TABLE ?? '')
  for (const month of monthsUpTo(seoulDay(now()), months)) {
    for (const feedback of await store.feedbackOf(month)) console.log(JSON.stringify(await withTitle(feedback)))
  }

  /** Feedback with the title of its release: whoever looks for trap words needs to read both. */
  async function withTitle({ at, ...feedback }: Feedback) {
    const release = await store.releaseById(feedback.releaseId)
    return { at: new Date(at).toISOString(), ...feedback, title: release?.title, url: release?.url }
  }
} finally {
  await stop()
}

/** The last `count` months, `2026-11` the newest of them, oldest first. */
function monthsUpTo(today: Day, count: number): string[] {
  const newest = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1
  return Array.from({ length: count }, (_, index) => {
    const month = newest - count + 1 + index
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
  })
}
