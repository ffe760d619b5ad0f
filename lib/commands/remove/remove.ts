import { existsSync } from 'node:fs'
import type { ParseArgsOptionsConfig } from 'node:util'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { awsClientOptions } from '../../../functions/platform/aws-client.ts'
import { particle } from '../../../functions/text/particle.ts'
import { installationNames } from '../../config/installation-names.ts'
import { awsSentence } from '../aws/describe-stack.ts'
import { deleteSecrets } from '../aws/parameter-store.ts'
import { CONFIG_OPTIONS, commandConfig } from '../command-line/command-config.ts'
import { type CommandLine, commandLine, refuse } from '../command-line/command-line.ts'
import { openPrompt } from '../setup/prompt.ts'
import { switchInstallation } from '../switch/switch-installation.ts'
import { deleteStack } from './delete-stack.ts'
import { deleteTable } from './delete-table.ts'
import { describeRemains } from './describe-remains.ts'
import { type ExportedTable, exportTable, isFinalExport } from './export-table.ts'
import { findRemains, type Remains } from './removal-plan.ts'

const COMMAND = {
  command: 'npm run remove --',
  takes: '[--export 파일] [--delete] [--table] [--no-export] [--config 파일] [--profile 이름]',
  does: `AWS에 올린 초록을 지웁니다. --delete 없이는 무엇이 없어지고 무엇이 남는지 보여 주기만 합니다. 지울 때는 스택의 이름을 물어 확인하고, 멈춘 다음
스택을 지웁니다. 표와 비밀 값은 남습니다. 도중에 끊기면 같은 명령을 다시 실행하세요: 이어서 합니다.

  --export 파일  표의 모든 줄을 파일에 담습니다. 다시 담는 법은 docs/aws.md에 있습니다.
  --delete       정말 지웁니다.
  --table        표와 비밀 값까지 지웁니다. 표는 스택이 없어진 뒤 파일에 담고 지웁니다.
  --no-export    --table로 지울 때 파일에 담지 않습니다.
  --config       설정 파일 (chorok.config.json)
  --profile      AWS 프로필`,
  options: {
    ...CONFIG_OPTIONS,
    export: { type: 'string' },
    delete: { type: 'boolean', default: false },
    table: { type: 'boolean', default: false },
    'no-export': { type: 'boolean', default: false },
  },
  language: 'ko',
} as const satisfies CommandLine<ParseArgsOptionsConfig>

const { values } = commandLine(COMMAND)
const { export: file, delete: deletes, table: takesTable } = values
if (file !== undefined && values['no-export']) refuse(COMMAND, '--export와 --no-export는 함께 쓸 수 없습니다.')
if (deletes && takesTable && file === undefined && !values['no-export'])
  refuse(COMMAND, '표를 지우기 전에 담을 파일을 --export로 적어 주세요. 담지 않으려면 --no-export를 적어 주세요.')
const config = commandConfig(values)
const { stack: stackName } = installationNames(config)
const client = new DynamoDBClient({ region: config.region, ...awsClientOptions() })

try {
  const remains = await findRemains(config, client)
  const { stack, table, parameters } = remains
  if (!stack && !table && parameters.length === 0) {
    console.log(
      `${config.region}에 ${stackName}의 것이 없습니다. --config나 설정 파일의 stage와 region을 확인해 주세요.`,
    )
  } else {
    for (const line of describeRemains(remains, stackName, takesTable)) console.log(line)
    if (!deletes) await onlyExport(remains)
    else if (await isConfirmed()) await remove(remains)
    else {
      console.error('\n이름이 달라 아무것도 지우지 않았습니다.')
      process.exitCode = 1
    }
  }
} catch (error) {
  console.error(`\n${awsSentence(error)}`)
  process.exitCode = 1
}

/** Without `--delete`: nothing is changed; a file is written where one was named. */
async function onlyExport({ stack, table }: Remains): Promise<void> {
  if (file !== undefined && table) await exportTo(file, { name: table.name, isFinal: !stack })
  const more = takesTable ? ' --table' : ''
  console.log(
    `\n아직 아무것도 지우지 않았습니다. 지우려면: npm run remove -- --delete${more}${takesTable ? ' --export 파일' : ''}`,
  )
}

async function isConfirmed(): Promise<boolean> {
  const prompt = openPrompt(process.stdin, process.stdout)
  try {
    return (
      (await prompt.ask(
        `\n되돌릴 수 없습니다. 지우려면 ${stackName}${particle(stackName, '을/를')} 그대로 입력해 주세요: `,
      )) === stackName
    )
  } finally {
    prompt.close()
  }
}

/**
 * First what makes new work, so that what is under way comes to its end; then the stack. Only once that is gone can nobody write to the
 * table any more, so that the file is whole; only then does the table go, and the secrets last.
 */
async function remove({ stack, table, parameters }: Remains): Promise<void> {
  if (file !== undefined && table && existsSync(file) && (stack || !(await isFinalExport(file, table.name))))
    throw new Error(
      `${file} 파일이 이미 있습니다. 지울 때는 스택이 없어진 뒤의 표를 새로 담으니 다른 이름을 적어 주세요. 아무것도 지우지 않았습니다.`,
    )
  if (stack) {
    if (stack.takesTable)
      throw new Error(
        '올라가 있는 스택은 지울 때 표까지 지웁니다. 먼저 npm run deploy로 이 판을 올린 뒤 다시 해 주세요. 아무것도 지우지 않았습니다.',
      )
    if (!stack.status.startsWith('DELETE_')) {
      await switchInstallation(config, 'off')
      console.log('멈췄습니다. 스택을 지웁니다(몇 분 걸립니다).')
    }
    await deleteStack(config.region, stack)
    console.log(`스택 ${stackName}${particle(stackName, '을/를')} 지웠습니다.`)
  }
  if (file !== undefined && table) await exportTo(file, { name: table.name, isFinal: true })
  if (!takesTable) return sayHowToComeBack(table?.name)
  if (table) {
    await deleteTable(client, table.name)
    console.log(`표 ${table.name}${particle(table.name, '을/를')} 지웠습니다.`)
  }
  await deleteSecrets(config.region, parameters)
  console.log('다 지웠습니다. 남은 것은 위의 "남는 것"뿐입니다.')
}

async function exportTo(to: string, table: ExportedTable): Promise<void> {
  if (table.isFinal && existsSync(to) && (await isFinalExport(to, table.name)))
    return console.log(`\n${to}에 이미 담겨 있습니다.`)
  const { rows, resumed } = await exportTable(client, table, to, new Date())
  const again = resumed > 0 ? ` (${resumed.toLocaleString('ko-KR')}줄은 앞서 담은 것)` : ''
  console.log(`\n${to}에 ${rows.toLocaleString('ko-KR')}줄을 담았습니다${again}. 비밀 값은 들어가지 않습니다.`)
}

function sayHowToComeBack(table: string | undefined): void {
  if (table)
    console.log(
      `표 ${table}${particle(table, '은/는')} 남아 있고, 자리값만 나갑니다. 다시 쓰려면 설정 파일에 "table": "${table}"을 적고 npm run deploy를 하면 구독과 기록이 그대로 이어집니다.
표까지 지우려면: npm run remove -- --delete --table --export 파일`,
    )
}
