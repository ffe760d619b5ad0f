import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Source } from '../../../functions/releases/source.ts'
import type { Queue } from '../aws/local-queue.ts'
import { type Keeper, keepFile } from '../process/kept-file.ts'
import { type KeptState, stateFileIn } from '../process/kept-state.ts'
import type { Doors } from '../process/local-doors.ts'
import type { MovableClock } from '../process/movable-clock.ts'
import { openPoller, type Poller } from '../process/poller.ts'
import type { Troubles } from '../process/troubles.ts'
import { whyNotWritten } from '../process/why-not-written.ts'
import { openReplay, type Replay } from '../sample/replay-sample.ts'
import type { SlackSide } from '../slack/send-to-app.ts'
import { TEAM } from '../slack/workspace.ts'
import { type Live, openLive } from './live.ts'
import { pageState } from './page-state.ts'
import { openPanel } from './panel.ts'

interface Given {
  client: DynamoDBClient
  doors: Doors
  queues: Record<string, Queue>
  side: SlackSide
  sources: Source[]
  clock: MovableClock
  troubles: Troubles
  kept: KeptState
  directory: string
  /** The name of the real workspace that is spoken to, if any. */
  elsewhere?: string | undefined
}

export interface Show {
  live: Live
  poller: Poller
  replay: Replay
  /** Something that is shown or kept has changed. */
  changed(): void
  close(): Promise<void>
}

/** All that is shown on the page and kept over restarts beside the table. */
export function openShow(given: Given): Show {
  const { client, doors, queues, side, sources, clock, troubles, kept, directory, elsewhere } = given
  const channels = side.workspace.channels.map(({ id }) => ({ team: TEAM.id, channel: id }))
  const panel = openPanel({
    client,
    sources,
    channels,
    counts: kept.counts,
    clock: clock.now,
    troubles,
    changed: () => live.changed(),
  })
  const poller = openPoller(doors, (polled) => {
    panel.heard(polled)
    keeper.touch()
  })
  const replay = openReplay(poller, queues, () => live.changed())
  const live = openLive(() => pageState({ side, panel, poller, queues, clock, elsewhere, troubles, replay }))
  const state = (): KeptState => ({
    id: kept.id,
    sampleAddress: kept.sampleAddress,
    round: kept.round,
    messages: side.workspace.kept(),
    counts: panel.counts(),
    ahead: clock.ahead(),
  })
  const keeper: Keeper = keepFile(stateFileIn(directory), state, (error) => {
    if (error) troubles.begin('keeping', whyNotWritten(directory, error))
    else troubles.end('keeping', '다시 저장하고 있습니다.')
  })
  panel.refresh()
  return {
    live,
    poller,
    replay,
    changed() {
      keeper.touch()
      live.changed()
      panel.refresh()
    },
    async close() {
      live.close()
      await panel.close()
      await keeper.flush()
    },
  }
}
