import { existsSync } from 'node:fs'
import type { SourceSecretValues } from '../../../functions/sources/catalog/source-secrets.ts'
import { awsStandIn } from '../aws/aws-stand-in.ts'
import { openDatabase } from '../database/open-database.ts'
import { listen } from '../process/listen.ts'
import { doorEnvironment, PARAMETER_PREFIX } from './door-environment.ts'

export interface OpenLedger {
  /** The environment variables with which a door works on this ledger. */
  environment: Record<string, string>
  stop(): Promise<void>
}

interface OpenLedgerOptions {
  directory: string
  /** The address of a DynamoDB to use in place of our own. */
  dynamodb?: string | undefined
  offline: boolean
  /** Catalog lines of one's own, for a door that reads sources. */
  extraSources?: readonly Record<string, unknown>[] | undefined
  /** The keys of sources, for a door that reads them. */
  sourceSecrets?: SourceSecretValues
}

/**
 * Opens the table that `npm start` keeps in `directory`, for a command that runs a door in its own process and only reads. Throws a
 * sentence if there is no such folder, or if `npm start` is running on it.
 */
export async function openLedger({
  directory,
  dynamodb,
  offline,
  extraSources = [],
  sourceSecrets = {},
}: OpenLedgerOptions): Promise<OpenLedger> {
  if (!existsSync(directory))
    throw new Error(
      `여기에는 ${directory} 폴더가 없습니다. 초록이 쓰는 폴더가 다른 곳이면 CHOROK_DIRECTORY에 그 경로를, AWS의 표를 보려면 CHOROK_TABLE에 표의 이름을 넣어 주세요. 아직 없으면 npm start를 한 번 실행하세요.`,
    )
  const database = await openDatabase(directory, dynamodb)
  const parameters = Object.fromEntries(
    Object.entries(sourceSecrets).map(([name, value]) => [`${PARAMETER_PREFIX}/${name}`, value]),
  )
  const standIns = await listen(0, awsStandIn({ queues: {}, publish: () => undefined, parameters }))
  const addresses = { dynamodb: database.endpoint, standIns: standIns.url, slackApi: `${standIns.url}/api/` }
  return {
    environment: doorEnvironment({ ...addresses, offline, extraSources: [...extraSources] }),
    async stop() {
      await standIns.close()
      await database.stop()
    },
  }
}
