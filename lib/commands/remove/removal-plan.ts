import {
  DescribeTableCommand,
  type DynamoDBClient,
  ListBackupsCommand,
  paginateListTables,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb'
import { SLACK_SECRETS } from '../../../functions/platform/secrets.ts'
import { SOURCE_SECRET_NAMES } from '../../../functions/sources/catalog/source-secrets.ts'
import type { ChorokConfig } from '../../config/config-shape.ts'
import { installationNames } from '../../config/installation-names.ts'
import { deployedTemplate, describeStack, type StackDescription, stackResources } from '../aws/describe-stack.ts'
import { openSecretsIn } from '../aws/parameter-store.ts'
import { installationIn } from '../setup/find-installation.ts'

/** What there is of an installation on AWS. */
export interface Remains {
  stack?: StackDescription & {
    /** How many resources of each type go with it. */
    resources: [type: string, count: number][]
    /** Whether its template would delete the table with it. */
    takesTable: boolean
  }
  table?: TableRemains
  /** Tables that this installation used before: those from before a restore. */
  olderTables: string[]
  /** Names of the secrets that are stored. */
  parameters: string[]
}

export interface TableRemains {
  name: string
  /** About: DynamoDB counts every six hours. */
  rows: number
  bytes: number
  /** Undefined where nobody may list them. */
  backups: number | undefined
}

/** Looks at all there is, and changes nothing. Throws what AWS refused, or a sentence where nobody can say which table is meant. */
export async function findRemains(config: ChorokConfig, client: DynamoDBClient): Promise<Remains> {
  const names = installationNames(config)
  const { stack, name: tableName, others } = await findTable(config, client)
  const prefix = (stack && installationIn(stack, config)?.parameters) ?? names.parameters
  const secrets = await openSecretsIn(config.region, prefix, Date.now)(...SLACK_SECRETS, ...SOURCE_SECRET_NAMES)
  const table = tableName === undefined ? undefined : await describeTable(tableName, client)
  return {
    ...(stack && { stack: { ...stack, ...(await whatGoesWith(config, names.stack)) } }),
    ...(table && { table }),
    olderTables: others,
    parameters: Object.keys(secrets).map((name) => `${prefix}/${name}`),
  }
}

/**
 * The table that an installation uses, or used last where its stack is gone, and others that bear its name. Throws a sentence where nobody
 * can say which it is.
 */
export async function findTable(
  config: ChorokConfig,
  client: DynamoDBClient,
): Promise<{ stack: StackDescription | undefined; name: string | undefined; others: string[] }> {
  const names = installationNames(config)
  const stack = await describeStack(config.region, names.stack)
  const tables = await tablesOf(names.stack, client)
  const name = stack?.outputs.TableName ?? config.table ?? onlyOne(tables)
  return { stack, name, others: tables.filter((other) => other !== name) }
}

async function whatGoesWith(
  { region }: ChorokConfig,
  stack: string,
): Promise<{ resources: [string, number][]; takesTable: boolean }> {
  const template = (await deployedTemplate(region, stack)) as {
    Resources?: Record<string, { Type: string; DeletionPolicy?: string }>
  }
  const TABLE = 'AWS::DynamoDB::Table'
  const tables = Object.values(template.Resources ?? {}).filter(({ Type }) => Type === TABLE)
  const counts = new Map<string, number>()
  for (const [type] of await stackResources(region, stack))
    if (type !== TABLE) counts.set(type, (counts.get(type) ?? 0) + 1)
  return {
    resources: [...counts].sort(([one], [other]) => one.localeCompare(other)),
    takesTable: tables.some(({ DeletionPolicy }) => !DeletionPolicy?.startsWith('Retain')),
  }
}

/** CloudFormation names a table after its stack and the name in the template; `Chorok-dev-Ledger…` does not begin with `Chorok-Ledger`. */
async function tablesOf(stack: string, client: DynamoDBClient): Promise<string[]> {
  const found: string[] = []
  for await (const { TableNames = [] } of paginateListTables({ client }, {}))
    found.push(...TableNames.filter((name) => name.startsWith(`${stack}-Ledger`)))
  return found
}

function onlyOne(tables: string[]): string | undefined {
  if (tables.length < 2) return tables[0]
  throw new Error(
    `스택이 없고 표가 ${tables.length}개라 어느 것인지 알 수 없습니다: ${tables.join(', ')}. 설정 파일의 table에 하나를 적어 주세요.`,
  )
}

async function describeTable(name: string, client: DynamoDBClient): Promise<TableRemains | undefined> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }))
    const listed = await client.send(new ListBackupsCommand({ TableName: name })).catch(() => undefined)
    const backups = listed?.BackupSummaries?.length
    return { name, rows: Table?.ItemCount ?? 0, bytes: Table?.TableSizeBytes ?? 0, backups }
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined
    throw error
  }
}
