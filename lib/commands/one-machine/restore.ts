import { restore } from '../../local/keeping/restore.ts'
import { localDirectory } from '../../local/local-directory.ts'
import { type CommandLine, commandLine } from '../command-line/command-line.ts'

const COMMAND = {
  command: 'npm run restore --',
  takes: 'FILE',
  does: `npm run backup이 만든 파일을 비어 있는 .chorok 폴더로 되돌립니다. 폴더에 데이터가 있으면 아무것도 바꾸지 않습니다.
중간에 끊기면 다시 실행하면 됩니다. 마지막 줄은 JSON입니다.`,
  positionals: { min: 1, max: 1 },
  language: 'ko',
} as const satisfies CommandLine<Record<never, never>>

const [file = ''] = commandLine(COMMAND).positionals
const directory = localDirectory()
try {
  const restored = await restore(file, directory)
  console.log(
    `${directory} 폴더에 ${restored.rows.toLocaleString('ko-KR')}줄을 되돌렸습니다 (${restored.madeAt}의 백업).`,
  )
  console.log('백업한 뒤에 알린 발표는 다시 알릴 수 있습니다. 이제 초록을 시작해 주세요.')
  console.log(JSON.stringify({ directory, ...restored }))
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
