import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Source } from '../../functions/releases/source.ts'
import type { Queue } from './cloud/queue.ts'
import type { Doors } from './doors.ts'
import { type Keeper, keepFile } from './kept-file.ts'
import { type KeptState, stateFileIn } from './kept-state.ts'
import { type Live, openLive } from './live.ts'
import type { MovableClock } from './movable-clock.ts'
import { pageState } from './page-state.ts'
import { openPanel } from './panel.ts'
import { openPoller, type Poller } from './poller.ts'
import { openReplay, type Replay } from './replay.ts'
import type { Troubles } from './troubles.ts'
import { whyNotWritten } from './why-not-written.ts'
import type { SlackSide } from './workspace/knock.ts'
import { TEAM } from './workspace/workspace.ts'

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
