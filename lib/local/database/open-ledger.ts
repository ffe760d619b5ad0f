import { existsSync } from 'node:fs'
import type { SourceSecretValues } from '../../../functions/sources/catalog/source-secrets.ts'
import { cloud } from '../aws/aws-stand-in.ts'
import { doorEnvironment, PARAMETERS } from '../process/door-environment.ts'
import { listen } from '../process/listen.ts'
import { openDatabase } from './open-database.ts'

export interface OpenLedger {
  /** What a door needs in its environment to work on it. */
  environment: Record<string, string>
  stop(): Promise<void>
}

interface Given {
  directory: string
  /** A DynamoDB in place of our own. */
  dynamodb?: string | undefined
  offline: boolean
  /** The keys of sources, for a door that reads them. */
  sourceSecrets?: SourceSecretValues
}

/** What `npm start` keeps, for a door that only looks. Throws one sentence when there is nothing, or when `npm start` has it open. */
export async function openLedger({ directory, dynamodb, offline, sourceSecrets = {} }: Given): Promise<OpenLedger> {
  if (!existsSync(directory))
    throw new Error(
      `여기에는 ${directory} 폴더가 없습니다. npm start를 한 번 실행하거나, AWS의 표를 보려면 CHOROK_TABLE에 이름을 넣어 주세요.`,
    )
  const database = await openDatabase(directory, dynamodb)
  const parameters = Object.fromEntries(
    Object.entries(sourceSecrets).map(([name, value]) => [`${PARAMETERS}/${name}`, value]),
  )
  const standIns = await listen(0, cloud({ queues: {}, publish: () => undefined, parameters }))
  const surroundings = { dynamodb: database.endpoint, standIns: standIns.url, slackApi: `${standIns.url}/api/` }
  return {
    environment: doorEnvironment({ ...surroundings, offline, extraSources: [] }),
    async stop() {
      await standIns.close()
      await database.stop()
    },
  }
}
