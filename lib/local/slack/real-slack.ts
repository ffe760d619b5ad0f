import { setTimeout as sleep } from 'node:timers/promises'
import type { Problems } from '../process/problems.ts'
import {
  checkAppToken,
  checkBotToken,
  type RealWorkspace,
  refusal,
  type SlackTokens,
  SlackUnreachable,
} from './check-tokens.ts'
import { type KnownPlaces, openMissedEvents } from './missed-events.ts'
import { signedRequest } from './signed-request.ts'
import { type LineState, openSocketMode, type SocketModeDeps, type SocketTiming } from './socket-mode.ts'

/** A real workspace and the tokens for it. */
export interface RealSlack extends SlackTokens {
  /** Ends with a slash. */
  api: string
  /** Whether lost answers are looked for in the channels, for which the app needs more permissions. */
  readBack?: boolean
  timing?: Partial<SocketTiming>
}

export interface RealSlackDeps extends Pick<SocketModeDeps, 'signingSecret' | 'clock' | 'send' | 'log'> {
  say(line: string): void
  problems: Problems
  workspace: RealWorkspace
  /** What was known of the workspace when the program last ended. */
  known: KnownPlaces
  onKnownChange(): void
  /** Called when the machine woke up, or its clock was set. */
  onWake(): void
  /** Called after each change of the line. */
  onLine(state: LineState): void
}

export interface RealSlackLine {
  state(): LineState
  close(): void
}

/** A line that is back within this time is no news for anybody. */
const QUIET_LOSS_MS = 15_000
const MAX_ASKING_PAUSE_MS = 60_000

/**
 * Whose tokens these are. Throws a sentence when Slack refuses one of them, or cannot be reached.
 */
export async function findWorkspace(slack: RealSlack, giveUp?: AbortSignal): Promise<RealWorkspace> {
  const workspace = await checkBotToken(slack.api, slack.botToken, slack.readBack, giveUp)
  await checkAppToken(slack.api, slack.appToken, giveUp)
  return workspace
}

interface WaitForWorkspaceDeps {
  say(line: string): void
  /** Called at the first time that Slack cannot be reached. */
  onWaiting?(): void
  giveUp?: AbortSignal | undefined
  firstPauseMs?: number
}

/**
 * The same, but where Slack cannot be reached it says so once and goes on asking: a machine that has just started may get its network later
 * than its programs. Throws also once it is told to give up.
 */
export async function waitForWorkspace(slack: RealSlack, deps: WaitForWorkspaceDeps): Promise<RealWorkspace> {
  const { say, onWaiting, giveUp, firstPauseMs = 2_000 } = deps
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, MAX_ASKING_PAUSE_MS)) {
    try {
      return await findWorkspace(slack, giveUp)
    } catch (error) {
      if (giveUp?.aborted || !(error instanceof SlackUnreachable)) throw error
      if (pause === firstPauseMs) {
        say(`  ! ${error.message} 연결될 때까지 계속 시도합니다.`)
        onWaiting?.()
      }
      await sleep(pause, undefined, giveUp && { signal: giveUp })
    }
  }
}

/** Connects to the workspace over Socket Mode, and keeps the line. Throws a sentence if Slack refuses the app's token. */
export async function connectRealSlack(slack: RealSlack, deps: RealSlackDeps): Promise<RealSlackLine> {
  const { workspace, problems, say, log } = deps
  const missed = openMissedEvents({
    ...slack,
    ...workspace,
    known: deps.known,
    onChange: deps.onKnownChange,
    now: deps.clock,
    send: async (body) => (await deps.send(signedRequest(body, deps.signingSecret, deps.clock()))).ok,
  })
  let warning: NodeJS.Timeout | undefined

  function makeGood(): void {
    if (workspace.team === undefined) return
    missed.makeGood().catch((error) => log(`what was missed could not be made good: ${error}`))
  }
  function onLine(state: LineState): void {
    if (state.downSince === undefined) {
      clearTimeout(warning)
      warning = undefined
      problems.end('line', 'Slack에 다시 연결했습니다.')
    } else {
      warning ??= setTimeout(
        () => problems.begin('line', 'Slack과 연결이 끊겨 다시 잇는 중입니다. 명령과 버튼은 연결된 뒤에 받습니다.'),
        QUIET_LOSS_MS,
      ).unref()
    }
    if (state.isShared)
      problems.begin(
        'shared',
        '같은 Slack 앱에 다른 프로그램도 연결되어 있습니다. Slack은 명령을 둘 가운데 하나에만 보내므로, 초록은 한 곳에서만 실행해 주세요.',
      )
    else problems.end('shared', '같은 Slack 앱에 연결된 다른 프로그램이 이제 없습니다.')
    deps.onLine(state)
  }

  const line = await openSocketMode({
    ...deps,
    ...slack,
    onEnvelope: missed.note,
    onChange: onLine,
    onBack: makeGood,
  }).catch((cause) => {
    throw new Error(whyNoLine(cause), { cause })
  })
  say(`  ✓ Slack 워크스페이스 '${workspace.name}'에 연결했습니다.`)
  // While the program stood still it heard nothing either.
  makeGood()
  return {
    state: line.state,
    close() {
      clearTimeout(warning)
      line.close()
    },
  }
}

function whyNoLine(error: unknown): string {
  const { data } = error as { data?: { error?: string } }
  if (data?.error) return refusal('SLACK_APP_TOKEN', data.error)
  return `Slack에 Socket Mode로 연결하지 못했습니다 (${error instanceof Error ? error.message : error}). 인터넷 연결과, 앱 설정에서 Socket Mode가 켜져 있는지 확인해 주세요.`
}
