import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Source } from '../../../functions/releases/source.ts'
import type { Queue } from '../aws/local-queue.ts'
import type { LocalDoors } from '../doors/local-doors.ts'
import { openPoller, type Poller } from '../doors/poller.ts'
import { type FileKeeper, whyNotWritten } from '../process/kept-file.ts'
import type { MovableClock } from '../process/movable-clock.ts'
import type { Problems } from '../process/problems.ts'
import { openSampleReplay, type SampleReplay } from '../sample/replay-sample.ts'
import type { StandInSlack } from '../slack/send-to-app.ts'
import { TEAM } from '../slack/workspace/workspace.ts'
import { openOperatorPanel } from './operator-panel.ts'
import { pageState } from './page-state.ts'
import { openStateStream, type StateStream } from './state-stream.ts'
import { keepWorkspaceFile, type WorkspaceFile } from './workspace-file.ts'

interface PageBackendDeps {
  client: DynamoDBClient
  doors: LocalDoors
  queues: Record<string, Queue>
  slack: StandInSlack
  sources: Source[]
  clock: MovableClock
  problems: Problems
  /** What the workspace file held at the start. */
  kept: WorkspaceFile
  directory: string
  /** The name of the real workspace the bot is connected to, if it is. */
  realWorkspace?: string | undefined
}

export interface PageBackend {
  stateStream: StateStream
  poller: Poller
  replay: SampleReplay
  /** To be called when something that is shown or kept has changed. */
  changed(): void
  close(): Promise<void>
}

/** Joins what the page shows and keeps it up to date: on the open pages and in the workspace file. */
export function openPageBackend(deps: PageBackendDeps): PageBackend {
  const { client, doors, queues, slack, sources, clock, problems, kept, directory, realWorkspace } = deps
  const panel = openOperatorPanel({
    client,
    sources,
    channels: slack.workspace.channels.map(({ id }) => ({ team: TEAM.id, channel: id })),
    counts: kept.counts,
    clock: clock.now,
    problems,
    onChange: () => stateStream.sendSoon(),
  })
  const poller = openPoller(doors, (polled) => {
    panel.countPoll(polled)
    keeper.saveSoon()
  })
  const replay = openSampleReplay(poller, queues, () => stateStream.sendSoon())
  const stateStream = openStateStream(
    () => pageState({ slack, panel, poller, queues, clock, realWorkspace, problems, replay }),
    // A form belongs to who opened it: in a tab that is opened later nobody expects it.
    () => slack.views.close(),
  )
  const fileContent = (): WorkspaceFile => ({
    id: kept.id,
    sampleAddress: kept.sampleAddress,
    round: kept.round,
    newestDays: kept.newestDays,
    messages: slack.workspace.messagesToKeep(),
    counts: panel.pollCounts(),
    ahead: clock.ahead(),
  })
  const keeper: FileKeeper = keepWorkspaceFile(directory, fileContent, (error) => {
    if (error) problems.begin('keeping', whyNotWritten(directory, error))
    else problems.end('keeping', '다시 저장하고 있습니다.')
  })
  panel.refreshSoon()
  return {
    stateStream,
    poller,
    replay,
    changed() {
      keeper.saveSoon()
      stateStream.sendSoon()
      panel.refreshSoon()
    },
    async close() {
      stateStream.close()
      await panel.close()
      await keeper.save()
    },
  }
}
