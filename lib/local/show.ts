import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Queue } from './cloud/queue.ts'
import type { Doors } from './doors.ts'
import { type Keeper, keepFile } from './kept-file.ts'
import type { KeptState } from './kept-state.ts'
import { type Live, openLive } from './live.ts'
import type { MovableClock } from './movable-clock.ts'
import { pageState } from './page-state.ts'
import { openPanel } from './panel.ts'
import { openPoller, type Poller } from './poller.ts'
import type { SlackSide } from './workspace/knock.ts'
import { TEAM } from './workspace/workspace.ts'

interface Given {
  client: DynamoDBClient
  doors: Doors
  queues: Record<string, Queue>
  side: SlackSide
  sources: { id: string; name: string }[]
  clock: MovableClock
  say(line: string): void
  kept: KeptState
  stateFile: string
  /** The name of the real workspace that is spoken to, if any. */
  elsewhere?: string | undefined
}

export interface Show {
  live: Live
  poller: Poller
  /** Something that is shown or kept has changed. */
  changed(): void
  close(): Promise<void>
}

/** All that is shown on the page and kept over restarts beside the table. */
export function openShow(given: Given): Show {
  const { client, doors, queues, side, sources, clock, say, kept, stateFile, elsewhere } = given
  const channels = side.workspace.channels.map(({ id }) => ({ team: TEAM.id, channel: id }))
  const panel = openPanel({
    client,
    sources,
    channels,
    counts: kept.counts,
    clock: clock.now,
    say,
    changed: () => live.changed(),
  })
  const poller = openPoller(doors, panel.heard)
  const live = openLive(() => pageState({ side, panel, poller, queues, clock, elsewhere }))
  const keeper: Keeper = keepFile(stateFile, () => ({
    sampleAddress: kept.sampleAddress,
    round: kept.round,
    messages: side.workspace.kept(),
    counts: panel.counts(),
    ahead: clock.ahead(),
  }))
  panel.refresh()
  return {
    live,
    poller,
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
