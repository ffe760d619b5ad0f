import type { Queue } from '../aws/local-queue.ts'
import type { LedgerCounts } from '../database/ledger-counts.ts'
import type { Poller } from '../doors/poller.ts'
import type { MovableClock } from '../process/movable-clock.ts'
import type { Problems } from '../process/problems.ts'
import type { ReplayProgress, SampleReplay } from '../sample/replay-sample.ts'
import type { InstalledApp } from '../slack/installed-app.ts'
import type { StandInSlack } from '../slack/send-to-app.ts'
import type { View } from '../slack/workspace/views.ts'
import { BOT, PEOPLE, type ShownMessage, TEAM } from '../slack/workspace/workspace.ts'
import type { OperatorPanel, PollCounts, ShownSource } from './operator-panel.ts'

interface ShownChannel {
  id: string
  name: string
  isDirect?: boolean
  isPrivate: boolean
  hasBot: boolean
  queries: string[]
  messages: ShownMessage[]
}

/** Everything the page shows. It is sent whole after each change. */
export interface PageState {
  /** Another one once practice was begun anew. */
  workspaceId: string
  /** The name of the stand-in workspace. */
  workspace: string
  /** Who may use the page; the first does without a word about it. */
  people: { id: string; name: string }[]
  bot: { id: string; name: string }
  channels: ShownChannel[]
  /** The conversation with the bot. */
  direct: ShownChannel | null
  app: InstalledApp
  /** The forms that are open and the Homes, by the id of the person who sees them. */
  modals: Record<string, View>
  homes: Record<string, View>
  sources: ShownSource[]
  /** `waiting` and `dead` count jobs in the queues. */
  pipeline: PollCounts & LedgerCounts & { waiting: number; dead: number }
  polling: boolean
  /** How far the bot's clock is ahead of the real one (ms). */
  ahead: number
  /** The name of the real workspace the bot is connected to, if it is; the page then shows no channels. */
  realWorkspace: string | null
  /** What is wrong with the program itself, and what else somebody must act on, in sentences. */
  problems: string[]
  /** The progress of sending the sample again; null if that has not been asked for. */
  replay: ReplayProgress | null
}

/** The views of each person who has one. */
function ofEach(viewOf: (person: string) => View | undefined): Record<string, View> {
  return Object.fromEntries(
    PEOPLE.flatMap(({ id }) => {
      const view = viewOf(id)
      return view ? [[id, view]] : []
    }),
  )
}

export interface PageStateDeps {
  slack: StandInSlack
  panel: OperatorPanel
  poller: Poller
  queues: Record<string, Queue>
  clock: MovableClock
  /** The name of the real workspace the bot is connected to, if it is. */
  realWorkspace: string | undefined
  problems: Problems
  replay: SampleReplay
  workspaceId: string
}

export function pageState(deps: PageStateDeps): PageState {
  const { panel, poller, clock, realWorkspace, problems, replay } = deps
  const { workspace, views, app } = deps.slack
  const shown = workspace.channels.map((channel): ShownChannel => ({ ...channel, queries: panel.queries(channel.id) }))
  const queues = Object.values(deps.queues)
  const waiting = queues.reduce((sum, queue) => sum + queue.waiting(), 0)
  const dead = queues.reduce((sum, queue) => sum + queue.dead(), 0)
  return {
    workspaceId: deps.workspaceId,
    workspace: TEAM.name,
    people: PEOPLE.map(({ id, name }) => ({ id, name })),
    bot: { id: BOT.userId, name: BOT.name },
    channels: shown.filter(({ isDirect }) => !isDirect),
    direct: shown.find(({ isDirect }) => isDirect) ?? null,
    app,
    modals: ofEach(views.modal),
    homes: ofEach(views.home),
    sources: panel.sources(),
    pipeline: { ...panel.counts(), waiting, dead },
    polling: poller.isPolling(),
    ahead: clock.ahead(),
    realWorkspace: realWorkspace ?? null,
    problems: [...problems.current(), ...panel.ills()],
    replay: replay.progress() ?? null,
  }
}
