import type { ParseArgsOptionsConfig } from 'node:util'
import { now } from '../../../functions/platform/clock.ts'
import { type CommandLine, commandLine, refuse } from '../command-line/command-line.ts'
import { openCommandLedger } from '../command-line/open-command-ledger.ts'
import { findPosted, postedWhere } from './find-posted.ts'
import { releaseLife } from './release-life.ts'

const COMMAND = {
  command: 'npm run trace --',
  takes: '발표ID | 메시지시각 | 메시지주소',
  does: `발표 하나가 게시에서 채널까지 어떻게 갔는지 장부에서 읽어 시간순으로 보여 줍니다. 로그에 남은 releaseId, Slack 메시지의 시각(1753245900.000100),
또는 Slack에서 복사한 메시지 링크를 적습니다. .chorok 폴더(CHOROK_DIRECTORY)를 읽고, CHOROK_TABLE이 있으면 AWS의 테이블을 읽습니다. 마지막 줄은 JSON이고, 찾지 못하면
1로 끝납니다.`,
  positionals: { min: 1, max: 1 },
  language: 'ko',
} as const satisfies CommandLine<ParseArgsOptionsConfig>

const { positionals } = commandLine(COMMAND)
const typed = positionals[0]?.trim() || refuse(COMMAND)
const posted = postedWhere(typed)

const { stop } = await openCommandLedger({ offline: true })
try {
  Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT' })
  const { openStore } = await import('../../../functions/store/store.ts')
  const store = openStore(process.env.CHOROK_TABLE ?? '')
  const releaseIds = posted ? await findPosted(store, posted, now()) : [typed]
  const lives = []
  for (const releaseId of releaseIds) {
    const life = await releaseLife(store, releaseId)
    if (life) lives.push(life)
  }
  for (const { title, url, events } of lives) {
    console.log(`「${title}」 ${url}`)
    for (const { at, says } of events) console.log(`  ${at ?? '—'.padEnd(24)}  ${says}`)
  }
  if (lives.length === 0) {
    console.log(posted ? '그 시각에 보낸 메시지를 장부에서 찾지 못했습니다.' : '그 ID의 발표가 장부에 없습니다.')
    process.exitCode = 1
  }
  console.log(JSON.stringify({ lives }))
} finally {
  await stop()
}
