import type { ParseArgsOptionsConfig } from 'node:util'
import { now } from '../../functions/platform/clock.ts'
import type { Feedback } from '../../functions/subscriptions/match-feedback.ts'
import { type Day, seoulDay } from '../../functions/text/seoul.ts'
import { openLedger } from '../local/doors/open-ledger.ts'
import { type CommandLine, commandLine, refuse } from './command-line/command-line.ts'

const LINE = {
  command: 'npm run feedback --',
  takes: '[--months 12]',
  does: `사람들이 키워드와 관련 없다고 알려 준 발표를 오래된 것부터 한 줄에 하나씩 JSON으로 보여 줍니다. 함정 낱말 목록을 다듬을 때 씁니다.
.chorok 폴더를 읽고, CHOROK_TABLE이 있으면 AWS의 테이블을 읽습니다.`,
  options: { months: { type: 'string', default: '12' } },
  language: 'ko',
} as const satisfies CommandLine<ParseArgsOptionsConfig>

const { values } = commandLine(LINE)
const months = Number(values.months)
if (!Number.isInteger(months) || months < 1 || months > 120)
  refuse(LINE, '--months에는 1에서 120까지의 수를 적어 주세요.')

const { environment, stop } = await surroundings().catch((error: Error) => end(error.message))
Object.assign(process.env, environment)
try {
  const { openStore } = await import('../../functions/store/store.ts')
  const store = openStore(process.env.CHOROK_TABLE ?? '')
  for (const month of monthsUpTo(seoulDay(now()), months)) {
    for (const one of await store.feedbackOf(month)) console.log(JSON.stringify(await told(one)))
  }

  /** What was said, with the title it was said of: a trap is found by reading both. */
  async function told({ at, ...feedback }: Feedback) {
    const release = await store.releaseById(feedback.releaseId)
    return { at: new Date(at).toISOString(), ...feedback, title: release?.title, url: release?.url }
  }
} finally {
  await stop()
}

function monthsUpTo(today: Day, count: number): string[] {
  const last = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1
  return Array.from({ length: count }, (_, index) => {
    const month = last - count + 1 + index
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
  })
}

async function surroundings(): Promise<Awaited<ReturnType<typeof openLedger>>> {
  const { CHOROK_TABLE, AWS_REGION = 'ap-northeast-2', AWS_ENDPOINT_URL_DYNAMODB: dynamodb } = process.env
  if (CHOROK_TABLE) return { environment: { AWS_REGION }, stop: async () => undefined }
  return openLedger({ directory: '.chorok', dynamodb: dynamodb || undefined, offline: true })
}

function end(sentence: string): never {
  console.error(sentence)
  process.exit(2)
}
