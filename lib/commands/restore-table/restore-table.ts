import type { ParseArgsOptionsConfig } from 'node:util'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { awsClientOptions } from '../../../functions/platform/aws-client.ts'
import { awsSentence } from '../aws/describe-stack.ts'
import { CONFIG_OPTIONS, commandConfig } from '../command-line/command-config.ts'
import { type CommandLine, commandLine, refuse } from '../command-line/command-line.ts'
import { findTable } from '../remove/removal-plan.ts'
import { importTable } from './import-table.ts'
import { type Origin, protectTable, restoreBackup } from './restore-backup.ts'

const COMMAND = {
  command: 'npm run restore-table --',
  takes: '--at 시각 | --file 파일 | --backup ARN [--name 이름] [--config 파일] [--profile 이름]',
  does: `AWS의 표를 되살려 새 표를 만듭니다. 쓰던 표는 그대로 둡니다. 끝나면 새 표를 쓰게 하는 설정 한 줄을 알려 줍니다. 도중에 끊기면 같은 명령을 다시
실행하세요: 이어서 합니다. 먼저 npm run stop을 해 두세요.

  --at 시각      쓰던 표의 그 시각(35일 안) 모습으로. 서울 시각 2026-11-27T09:00, 또는 2026-11-27T00:00Z처럼 적습니다.
  --file 파일    npm run remove -- --export 로 담은 파일에서
  --backup ARN   DynamoDB 백업에서 (지운 표의 시스템 백업도)
  --name 이름    새 표의 이름 (chorok-restored)
  --config       설정 파일 (chorok.config.json)
  --profile      AWS 프로필`,
  options: {
    ...CONFIG_OPTIONS,
    at: { type: 'string' },
    file: { type: 'string' },
    backup: { type: 'string' },
    name: { type: 'string', default: 'chorok-restored' },
  },
  language: 'ko',
} as const satisfies CommandLine<ParseArgsOptionsConfig>

const { values } = commandLine(COMMAND)
const { at, file, backup, name } = values
if ([at, file, backup].filter((one) => one !== undefined).length !== 1)
  refuse(COMMAND, '무엇에서 되살릴지 --at, --file, --backup 가운데 하나를 적어 주세요.')
if (!/^[\w.-]{3,255}$/.test(name)) refuse(COMMAND, '--name은 영문자, 숫자, . _ - 로 3자에서 255자까지입니다.')
const restoreAt = at === undefined ? undefined : parseTime(at)
const config = commandConfig(values)
const client = new DynamoDBClient({ region: config.region, ...awsClientOptions() })

try {
  if (file !== undefined) {
    const { rows } = await importTable(client, file, name)
    console.log(`${rows.toLocaleString('ko-KR')}줄을 ${name} 표에 담았습니다.`)
  } else {
    const origin = await originOf()
    console.log(`${name} 표를 만듭니다. 몇 분에서 몇 시간 걸립니다.`)
    await restoreBackup(client, origin, name)
  }
  await protectTable(client, name)
  console.log(`${name} 표가 되었습니다: 만료(TTL), 시점 복구, 삭제 방지를 켰습니다.

다음
  1. 설정 파일에 "table": "${name}"을 적고 npm run deploy
  2. npm run start-again`)
} catch (error) {
  console.error(awsSentence(error))
  process.exitCode = 1
}

async function originOf(): Promise<Origin> {
  if (backup !== undefined) return { backup }
  const { name: table } = await findTable(config, client)
  if (table === undefined || restoreAt === undefined)
    throw new Error(`${config.region}에 되살릴 표가 없습니다. --config나 설정 파일의 stage와 region을 확인해 주세요.`)
  return { table, at: restoreAt }
}

/** A time without a zone is Seoul's. */
function parseTime(text: string): Date {
  const [, day, time, zone = '+09:00'] =
    /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d:\d\d)?$/.exec(text) ?? []
  const parsed = new Date(`${day}T${time}${zone}`)
  if (Number.isNaN(parsed.getTime())) refuse(COMMAND, '--at은 2026-11-27T09:00처럼 적어 주세요(서울 시각).')
  return parsed
}
