import { setTimeout as sleep } from 'node:timers/promises'
import type { RealWorkspace } from '../support/real-workspace.ts'
import { numbersIn } from './growing-feed.ts'

/** A message that a stand-in Slack took. */
export interface Posted {
  ts: string
  channel: string
  text: string
  metadata: unknown
}

/** Slack's answers that depend on what was posted; what is posted is added to `posted`. */
export function answerAndNote(
  posted: Posted[],
  method: string,
  body: URLSearchParams,
  now = Date.now(),
): object | undefined {
  const channel = body.get('channel') ?? ''
  if (method === 'chat.postMessage') {
    const ts = `${Math.floor(now / 1000)}.${String(posted.length).padStart(6, '0')}`
    const text = `${body.get('text')}\n${body.get('blocks')}`
    posted.push({ ts, channel, text, metadata: JSON.parse(body.get('metadata') ?? 'null') })
    return { ts, channel }
  }
  if (method === 'conversations.history') return { messages: posted.filter((one) => one.channel === channel) }
  return undefined
}

/** Types `/subscribe` in a channel of the stand-in, and waits until it is acknowledged. */
export async function subscribe(slack: RealWorkspace, channel: string, word = '핵심광물'): Promise<void> {
  const envelope_id = `subscribe ${channel}`
  const payload = {
    ...{ command: '/subscribe', text: word, team_id: 'T0REAL', team_domain: 'real' },
    ...{ channel_id: channel, channel_name: 'policy', user_id: 'U0REAL', user_name: 'someone' },
    ...{ api_app_id: 'A0REAL', trigger_id: '1.2.x', response_url: `${slack.api.replace('/api/', '')}/answers/1` },
  }
  while (!slack.connected()) await sleep(100)
  slack.send({ type: 'slash_commands', envelope_id, accepts_response_payload: true, payload })
  while (!slack.acknowledged.some((text) => text.includes(envelope_id))) await sleep(50)
}

/** Pairs of channel and release: due, never told, told more than once. A channel is due the releases whose title holds its word. */
export function judgeTold(titles: string[], posted: Posted[], words: Map<string, string>) {
  const result = { due: 0, lost: 0, twice: 0 }
  for (const [channel, word] of words) {
    const times = new Map<number, number>()
    // Only what announces releases has metadata: notes to the channel and greetings have none.
    const messages = posted.filter((one) => one.channel === channel && one.metadata !== null)
    for (const number of messages.flatMap(({ text }) => [...numbersIn(text)]))
      times.set(number, (times.get(number) ?? 0) + 1)
    for (const [index, title] of titles.entries()) {
      const told = times.get(index + 1) ?? 0
      if (told > 1) result.twice += 1
      if (!title.includes(word)) continue
      result.due += 1
      if (told === 0) result.lost += 1
    }
  }
  return result
}
