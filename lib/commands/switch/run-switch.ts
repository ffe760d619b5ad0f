import { awsSentence } from '../aws/describe-stack.ts'
import { CONFIG_OPTIONS, commandConfig } from '../command-line/command-config.ts'
import { commandLine } from '../command-line/command-line.ts'
import { switchInstallation } from './switch-installation.ts'

const SWITCHES = {
  off: {
    command: 'npm run stop --',
    does: `올라가 있는 초록을 멈춥니다: 발표를 읽지도 보내지도 않습니다. Slack 명령에는 답하고, 쌓인 일은 남아 있다가 npm run start-again 뒤에
이어집니다. 멈춘 동안 SweepSilent 경보가 울립니다.`,
    done: '멈췄습니다. 다시 켜려면 npm run start-again 을 해 주세요. 멈춘 동안 SweepSilent 경보가 울립니다.',
  },
  on: {
    command: 'npm run start-again --',
    does: 'npm run stop으로 멈춘 초록을 다시 켭니다. 밀린 일은 1분 안에 이어집니다.',
    done: '다시 켰습니다. 밀린 일은 1분 안에 이어집니다.',
  },
}

/** The commands `npm run stop` and `npm run start-again`. */
export async function runSwitch(to: 'on' | 'off'): Promise<void> {
  const { command, does, done } = SWITCHES[to]
  const { values } = commandLine({
    command,
    takes: '[--config 파일] [--profile 이름]',
    does,
    options: CONFIG_OPTIONS,
    language: 'ko',
  })
  const config = commandConfig(values)
  let switched = 0
  try {
    await switchInstallation(config, to, (line) => {
      switched += 1
      console.log(`  ${line}`)
    })
    console.log(done)
  } catch (error) {
    const outcome =
      switched === 0
        ? '아무것도 바꾸지 않았습니다.'
        : `위의 ${switched}개만 바꾸었습니다. 고친 뒤 다시 실행하면 나머지를 마저 바꿉니다.`
    console.error(`${awsSentence(error)} ${outcome}`)
    process.exitCode = 1
  }
}
