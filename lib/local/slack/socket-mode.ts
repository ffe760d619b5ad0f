import { setTimeout as sleep } from 'node:timers/promises'
import type { Instant } from '../../../functions/text/seoul.ts'
import { signedRequest } from './signed-request.ts'
import { acknowledgementOf, type Envelope, httpBodyOf } from './socket-envelope.ts'
import { type Line, type LineTiming, openLine } from './socket-line.ts'

/*
Keeps a line to Slack. A line can die without a word: a network that drops packets, a router that forgot it, a laptop that slept, a server
that hangs. So a line counts as dead when

  - it is closed, by a frame or without one, or its pong does not come (Slack's client sees these),
  - Slack, which pings every few seconds, has sent nothing for SILENCE_MS,
  - the machine's clock and its time since the start went apart: it slept, or somebody set the clock.

A dead line is left alone, not waited for, and another is opened at pauses that grow to 30 s. When Slack asks to move on, the next line
stands before the last is given up, so that nothing is lost.
*/

export interface SocketModeDeps {
  /** The address of Slack's Web API, with a slash at its end. */
  api: string
  appToken: string
  signingSecret: string
  clock(): Instant
  /** Hands a request to the app's one address. */
  send(request: Request): Promise<Response>
  /** Hears what went wrong with a line or with an answer. */
  log(text: string): void
  /** Hears of every envelope once the app has answered it. */
  onEnvelope?(envelope: Envelope): void
  /** Called when the line stands, is lost, or stands again. */
  onChange?(state: LineState): void
  /** Called when a line stands again after one was lost: what happened meanwhile was not heard. */
  onBack?(): void
  /** Called when the machine woke up, or its clock was set. */
  onWake?(): void
  timing?: Partial<SocketTiming>
}

export interface LineState {
  /** Since when there has been no line; undefined while there is one. */
  downSince: Instant | undefined
  /** Why the last try for one failed, while there is none. */
  why: string | undefined
  /** How many lines have been lost since the start. */
  lost: number
  /** Whether another program is connected as the same app: Slack shares what happens between all of them. */
  isShared: boolean
}

export interface SocketMode {
  state(): LineState
  close(): void
}

export interface SocketTiming extends LineTiming {
  silenceMs: number
  /** Between two looks at the line. */
  lookMs: number
  firstRetryMs: number
  maxRetryMs: number
  /** How long the last line is kept beside the next. */
  overlapMs: number
  /** After how long it is asked again whether another program is connected. */
  shareCheckMs: number
}

export const SOCKET_TIMING: SocketTiming = {
  openMs: 20_000,
  pongMs: 10_000,
  pingMs: 30_000,
  callMs: 10_000,
  silenceMs: 45_000,
  lookMs: 5_000,
  firstRetryMs: 1_000,
  maxRetryMs: 30_000,
  overlapMs: 3_000,
  shareCheckMs: 3 * 60_000,
}
/** By how much the wall clock may drift from the time since the start between two looks. */
const CLOCK_JUMP_MS = 20_000

/**
 * Receives what happens in a real workspace over Socket Mode, and hands each envelope to the app as the signed request that Slack would
 * have sent to its address. Rejects when Slack refuses the token; a line that cannot be had for any other reason is tried for until `close`.
 */
export async function openSocketMode(deps: SocketModeDeps): Promise<SocketMode> {
  const timing = { ...SOCKET_TIMING, ...deps.timing }
  const state: LineState = { downSince: undefined, why: undefined, lost: 0, isShared: false }
  let line: Line | undefined
  let closed = false
  let opening = false
  let lastSignAt = performance.now()
  let shareCheckAt = Number.POSITIVE_INFINITY
  /** Whether the last line was told to be one of too many. Slack may still count one of ours that died. */
  let looksShared = false

  async function open(): Promise<Line> {
    let own: Line | undefined
    const opened = await openLine({
      api: deps.api,
      appToken: deps.appToken,
      timing,
      log: deps.log,
      onEnvelope: (envelope, acknowledge) => void answer(envelope, acknowledge),
      onSign: () => {
        if (own === undefined || own === line) lastSignAt = performance.now()
      },
      onMoveOn: () => own === line && void moveOn(),
      onEnd: (why) => own === line && lose(why),
    })
    own = opened
    lastSignAt = performance.now()
    return opened
  }

  async function answer(
    envelope: Envelope,
    acknowledge: (response?: string | Record<string, unknown>) => Promise<void>,
  ) {
    try {
      const answered = await deps.send(signedRequest(httpBodyOf(envelope), deps.signingSecret, deps.clock()))
      // Without an acknowledgement Slack tells the person that the app failed, which is true.
      if (!answered.ok) return
      await acknowledge(acknowledgementOf(envelope, await answered.text()))
      deps.onEnvelope?.(envelope)
    } catch (error) {
      // The line or the door went down under the answer: Slack tells the person so.
      deps.log(`not acknowledged: ${error}`)
    }
  }

  /** Opens the next line before the last is given up. */
  async function moveOn(): Promise<void> {
    if (closed || opening) return
    opening = true
    const last = line
    try {
      const next = await open()
      take(next, last ? 2 : 1)
      if (last) void sleep(timing.overlapMs, undefined, { ref: false }).then(last.close)
    } catch (error) {
      // The last line says itself when it ends; then another is tried for.
      deps.log(`no next line: ${error}`)
    } finally {
      opening = false
    }
    if (!closed && line === undefined) void reopen()
  }

  function lose(why: string): void {
    deps.log(`line lost: ${why}`)
    line?.close()
    line = undefined
    if (closed || state.downSince !== undefined) return
    state.downSince = deps.clock()
    state.why = why
    state.lost += 1
    deps.onChange?.({ ...state })
    void reopen()
  }

  async function reopen(): Promise<void> {
    if (opening) return
    opening = true
    for (
      let pause = timing.firstRetryMs;
      !closed && line === undefined;
      pause = Math.min(pause * 2, timing.maxRetryMs)
    ) {
      try {
        take(await open(), 1)
      } catch (error) {
        state.why = error instanceof Error ? error.message : String(error)
        deps.onChange?.({ ...state })
        await sleep(Math.max(pause, retryAfterMs(error)), undefined, { ref: false })
      }
    }
    opening = false
  }

  /** `ours`: how many connections of this program Slack counts at that moment. */
  function take(next: Line, ours: number): void {
    if (closed) {
      next.close()
      return
    }
    const wasDown = state.downSince !== undefined
    line = next
    state.downSince = undefined
    state.why = undefined
    const tooMany = (next.connections ?? ours) > ours
    state.isShared = tooMany && looksShared
    looksShared = tooMany
    shareCheckAt = tooMany ? performance.now() + timing.shareCheckMs : Number.POSITIVE_INFINITY
    deps.onChange?.({ ...state })
    if (wasDown) deps.onBack?.()
  }

  await open().then(
    (first) => take(first, 1),
    (error) => {
      if (isRefusal(error)) throw error
      lose(String(error))
    },
  )
  let lookedAt = { wall: Date.now(), mono: performance.now() }
  const watch = setInterval(() => {
    const at = { wall: Date.now(), mono: performance.now() }
    const jump = Math.abs(at.wall - lookedAt.wall - (at.mono - lookedAt.mono))
    lookedAt = at
    if (jump > CLOCK_JUMP_MS) {
      deps.onWake?.()
      if (line) lose('the machine slept, or its clock was set')
    } else if (line && at.mono - lastSignAt > timing.silenceMs) lose(`no sign of Slack for ${timing.silenceMs} ms`)
    else if (line && at.mono > shareCheckAt) {
      shareCheckAt = Number.POSITIVE_INFINITY
      void moveOn()
    }
  }, timing.lookMs)

  return {
    state: () => ({ ...state }),
    close() {
      closed = true
      clearInterval(watch)
      line?.close()
    },
  }
}

/** Whether Slack answered, and said no. */
function isRefusal(error: unknown): boolean {
  return (error as { data?: { error?: unknown } }).data?.error !== undefined
}

/** How long Slack wants to be left alone, by the error of its client. */
function retryAfterMs(error: unknown): number {
  const { retryAfter } = error as { retryAfter?: unknown }
  return typeof retryAfter === 'number' ? retryAfter * 1000 : 0
}
