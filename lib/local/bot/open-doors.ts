import type { SourceSecretValues } from '../../../functions/sources/catalog/source-secrets.ts'
import type { OpenDatabase } from '../database/open-database.ts'
import { type LocalAws, openLocalAws } from '../doors/open-local-aws.ts'
import type { RotatingLog } from '../process/rotating-log.ts'
import type { SourcesToRead } from '../sample/sources-to-read.ts'

/** How the doors reach Slack, and how Slack proves itself to them. */
export interface SlackAccess {
  /** The address of the Web API, with a slash at its end. */
  api: string
  botToken: string
  signingSecret: string
}

interface OpenDoorsDeps {
  directory: string
  log: RotatingLog
  database: OpenDatabase
  /** The address of the AWS stand-ins. */
  standIns: string
  sources: SourcesToRead
  offline: boolean
  sourceSecrets?: SourceSecretValues | undefined
  access: SlackAccess
  say(line: string): void
  /** Called when a door did something, or somebody was told something. */
  onChange?(): void
}

/** The real doors with AWS's stand-ins behind them, which tell the person at the terminal what fails and what needs somebody. */
export async function openDoors(deps: OpenDoorsDeps, closers: AsyncDisposableStack): Promise<LocalAws> {
  const { directory, log, database, standIns, sources, offline, sourceSecrets, access, say, onChange } = deps
  const aws = await openLocalAws({
    log,
    environment: {
      dynamodb: database.endpoint,
      standIns,
      slackApi: access.api,
      offline,
      extraSources: sources.lines,
    },
    secrets: {
      'slack-bot-token': access.botToken,
      'slack-signing-secret': access.signingSecret,
      ...sourceSecrets,
    },
    onBatch(door, failed) {
      onChange?.()
      if (failed > 0) say(`  ! ${door} 문이 ${failed}건을 처리하지 못해 잠시 뒤 다시 합니다. (${directory}/chorok.log)`)
    },
    onNotice(text) {
      onChange?.()
      for (const line of text.split('\n')) say(`  ! ${line}`)
    },
  })
  closers.defer(aws.stop)
  return aws
}
