import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { openSocketMode } from '../../lib/local/slack/socket-mode.ts'
import { DEATHS, type Death, openSlackLines } from '../support/slack-lines.ts'

export interface KilledLines {
  dead: number
  /** How many deaths were not noticed within a minute. */
  unnoticed: number
  /** From a death to its notice, in seconds, by the way of dying: the slowest. */
  slowest: Record<string, number>
  /** Commands that came over the next line and were not acknowledged. */
  commandsLost: number
}

const PROMISED_MS = 60_000
/** Slack pings about so often. */
const PING_MS = 10_000
const LIVES_MS = 12_000
const ANSWER_PATIENCE_MS = 10_000

/** Lets lines die, each of its own program, all at the same time. */
export async function killLines(dead: number): Promise<KilledLines> {
  const kills = Array.from({ length: dead }, (_, index) => killOne(DEATHS[index % DEATHS.length] as Death, index))
  const results = await Promise.all(kills)
  const slowest: Record<string, number> = {}
  for (const { how, noticedMs = Number.POSITIVE_INFINITY } of results)
    slowest[how] = Math.max(slowest[how] ?? 0, Math.round(noticedMs / 100) / 10)
  return {
    dead,
    unnoticed: results.filter(({ noticedMs }) => noticedMs === undefined || noticedMs > PROMISED_MS).length,
    slowest,
    commandsLost: results.filter(({ isAnswered }) => !isAnswered).length,
  }
}

async function killOne(how: Death, index: number): Promise<{ how: Death; noticedMs?: number; isAnswered: boolean }> {
  const lines = openSlackLines({ pingMs: PING_MS })
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ ok: true, url: `ws://127.0.0.1:${port()}/${lines.all.length}` }))
  })
  const port = () => (server.address() as AddressInfo).port
  server.on('upgrade', (request, socket: Socket) => lines.accept(request, socket))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const noticed = Promise.withResolvers<number>()
  const back = Promise.withResolvers<void>()
  const socket = await openSocketMode({
    api: `http://127.0.0.1:${port()}/api/`,
    appToken: 'xapp-1',
    signingSecret: 'secret',
    clock: Date.now,
    send: async () => Response.json({ text: '예' }),
    log: () => undefined,
    onChange: ({ downSince }) => downSince !== undefined && noticed.resolve(performance.now()),
    onBack: back.resolve,
  })
  // They do not all die at the same moment between two looks.
  await sleep(LIVES_MS + (index % 20) * 250)
  const diedAt = performance.now()
  lines.all[0]?.die(how)
  const at = await Promise.race([noticed.promise, sleep(2 * PROMISED_MS, undefined, { ref: false })])
  await Promise.race([back.promise, sleep(PROMISED_MS, undefined, { ref: false })])
  const payload = { command: '/latest', text: '', team_id: 'T1' }
  lines.all.at(-1)?.send({ type: 'slash_commands', envelope_id: 'after', accepts_response_payload: true, payload })
  const until = performance.now() + ANSWER_PATIENCE_MS
  while (lines.acknowledged.length === 0 && performance.now() < until) await sleep(50)
  socket.close()
  lines.close()
  server.closeAllConnections()
  server.close()
  return { how, ...(at === undefined ? {} : { noticedMs: at - diedAt }), isAnswered: lines.acknowledged.length > 0 }
}
