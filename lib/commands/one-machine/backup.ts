import { backUp } from '../../local/keeping/backup.ts'
import { localDirectory } from '../../local/local-directory.ts'
import { type CommandLine, commandLine, exitWithError } from '../command-line/command-line.ts'

const COMMAND = {
  command: 'npm run backup --',
  takes: 'FILE',
  does: `.chorok 폴더의 모든 것(구독, 발표, 보낸 기록)을 한 파일에 담습니다. 초록이 도는 중에 해도 한 순간의 모습이 온전히 담깁니다.
토큰과 로그는 들어가지 않습니다. 이미 있는 파일은 덮어쓰지 않습니다. 마지막 줄은 JSON입니다.`,
  positionals: { min: 1, max: 1 },
  language: 'ko',
} as const satisfies CommandLine<Record<never, never>>

const [file = ''] = commandLine(COMMAND).positionals
const directory = localDirectory()
if (process.env.AWS_ENDPOINT_URL_DYNAMODB)
  exitWithError(
    'AWS_ENDPOINT_URL_DYNAMODB로 다른 데이터베이스 서버를 쓰고 있습니다. 그 서버의 방법으로 백업해 주세요 (docs/one-machine.md).',
  )
try {
  const made = await backUp(directory, file)
  console.log(`${made.file}에 ${made.rows.toLocaleString('ko-KR')}줄을 담았습니다.`)
  console.log(JSON.stringify(made))
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
