import { attentionFor } from '../../../functions/releases/health/needs-attention.ts'
import { type Health, healthOf } from '../../../functions/releases/health/source-health.ts'
import { type Source, SourceState } from '../../../functions/releases/source.ts'
import type { Queue } from '../aws/local-queue.ts'
import type { LedgerCounts } from '../database/ledger-counts.ts'
import type { MovableClock } from '../process/movable-clock.ts'
import type { Poller } from '../process/poller.ts'
import type { Troubles } from '../process/troubles.ts'
import type { Replay, ReplayProgress } from '../sample/replay-sample.ts'
import type { InstalledApp } from '../slack/installed-app.ts'
import type { SlackSide } from '../slack/send-to-app.ts'
import type { ShownMessage } from '../slack/shown-message.ts'
import type { View } from '../slack/web-api/views.ts'
import { BOT, TEAM, YOU } from '../slack/workspace.ts'
import type { Panel } from './panel.ts'

/** All that the page shows, sent whole after each change. */
export interface PageState {
  workspace: string
  you: string
  people: { id: string; name: string }[]
  channels: { id: string; name: string; queries: string[]; messages: ShownMessage[] }[]
  app: InstalledApp
  modal: View | null
  home: View | null
  sources: ShownSource[]
  pipeline: LedgerCounts & { polled: number; found: number; waiting: number; dead: number }
  polling: boolean
  /** How far the bot's clock is ahead of the real one (ms). */
  ahead: number
  /** The name of the real workspace that is spoken to; then nothing is said here. */
  elsewhere: string | null
  /** What is wrong with the program itself, in sentences. */
  troubles: string[]
  /** How far the sample has come that was sent again. */
  replay: ReplayProgress | null
}

export interface ShownSource {
  id: string
  name: string
  health: Health
  needsAttention: boolean
  /** When it last answered as it should (ms). */
  okAt?: number | undefined
  detail?: string | undefined
}

/** `readAt`: when this run last read it; the row itself is written at most hourly. */
export function shownSource(source: Source, state: SourceState | undefined, now: number, readAt?: number): ShownSource {
  const { id, name } = source
  const known = state ?? SourceState.parse({ sourceId: id })
  const { okAt, failure } = known
  const health = healthOf(source, known, now)
  const needsAttention = attentionFor(health, known) === 'needed'
  return { id, name, health, needsAttention, okAt: failure ? okAt : (readAt ?? okAt), detail: failure?.detail }
}

interface Given {
  side: SlackSide
  panel: Panel
  poller: Poller
  queues: Record<string, Queue>
  clock: MovableClock
  elsewhere: string | undefined
  troubles: Troubles
  replay: Replay
}

export function pageState({
  side: { workspace, views, app },
  panel,
  poller,
  queues,
  clock,
  elsewhere,
  troubles,
  replay,
}: Given): PageState {
  const { sources, pipeline } = panel.shown()
  const all = Object.values(queues)
  const waiting = all.reduce((sum, queue) => sum + queue.waiting(), 0)
  const dead = all.reduce((sum, queue) => sum + queue.dead(), 0)
  return {
    workspace: TEAM.name,
    you: YOU.name,
    people: [
      { id: YOU.id, name: YOU.name },
      { id: BOT.userId, name: BOT.name },
    ],
    channels: workspace.channels.map((channel) => ({ ...channel, queries: panel.queries(channel.id) })),
    app,
    modal: views.modal() ?? null,
    home: views.home() ?? null,
    sources,
    pipeline: { ...pipeline, waiting, dead },
    polling: poller.polling(),
    ahead: clock.ahead(),
    elsewhere: elsewhere ?? null,
    troubles: troubles.now(),
    replay: replay.progress() ?? null,
  }
}
