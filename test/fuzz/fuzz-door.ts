import { BUTTONS } from '../../functions/slack/buttons.ts'
import { COMMANDS } from '../../functions/slack/commands.ts'
import { seededRandom } from '../support/seeded-random.ts'
import { NOW, openTestSlackDoor } from '../support/slack-door.ts'
import { commandForm, pressForm, signedRequest, viewForm } from '../support/slack-requests.ts'
import { mutate } from './mutate.ts'

export interface DoorFuzzResult {
  runs: number
  /** How many answers had each HTTP status. */
  statuses: Record<string, number>
  /** Exceptions of the door and answers with a status of 500 or more, which must never be, with the run that repeats them. */
  exceptions: { run: number; message: string }[]
}

const QUERIES = [
  '희소금속, 탄소중립',
  '수소 +보조금 -자동차',
  '"전기 안전"',
  '부처:기후에너지환경부 제목:탄소',
  '<!channel>',
  'help',
]

/** Requests of every kind that Slack sends. */
export function fuzzedRequests(): Buffer[] {
  const commands = [...COMMANDS.map(({ name }) => name), '/nobody']
  const typed = commands.flatMap((command) => QUERIES.map((text) => commandForm(command, text)))
  const buttons = [...Object.keys(BUTTONS), 'nobody'].map((id) => pressForm(id, 'x'))
  const pressed = [...buttons, pressForm('latest_older', '{"queries":"","count":3}')]
  const event = JSON.stringify({ type: 'event_callback', team_id: 'T1', event: { type: 'member_joined_channel' } })
  const said = {
    type: 'message',
    channel_type: 'im',
    user: 'U1',
    channel: 'D1',
    ts: '1.1',
    text: '<@UBOT> 수소 알려줘',
  }
  const message = JSON.stringify({ type: 'event_callback', team_id: 'T1', event_id: 'Ev1', event: said })
  const submitted = viewForm('subscribe', { queries: { type: 'plain_text_input', value: '탄소중립' } })
  const probe = JSON.stringify({ type: 'url_verification', challenge: 'c' })
  return [...typed, ...pressed, submitted, event, message, probe].map((body) => Buffer.from(body))
}

/** Sends hostile bytes to the Slack door, signed and unsigned. Run `n` of a seed has the same bytes on any machine. */
export async function fuzzDoor(runs: number, seed: number): Promise<DoorFuzzResult> {
  const fuzzed: DoorFuzzResult = { runs, statuses: {}, exceptions: [] }
  const { handler } = openTestSlackDoor()
  const outside = globalThis.fetch
  // A body that is still understood is answered at the address in it, which must not lead off this machine.
  globalThis.fetch = async () => Response.json({ ok: true })
  const samples = fuzzedRequests()
  try {
    for (let run = 1; run <= runs; run += 1) {
      const random = seededRandom(seed * 2_000_003 + run).next
      const body = mutate(samples, random).subarray(0, 200_000).toString()
      const contentType = random() < 0.5 ? 'application/json' : 'application/x-www-form-urlencoded; charset=utf-8'
      const signature = random() < 0.2 ? { signature: 'v0=00' } : {}
      const event = signedRequest(body, { at: NOW, contentType, base64: random() < 0.3, ...signature })
      const broken = random() < 0.1 ? { ...event, headers: undefined } : event
      try {
        const { statusCode } = await handler(broken)
        fuzzed.statuses[statusCode] = (fuzzed.statuses[statusCode] ?? 0) + 1
        if (statusCode >= 500) fuzzed.exceptions.push({ run, message: `http ${statusCode}` })
      } catch (error) {
        fuzzed.exceptions.push({ run, message: String(error).slice(0, 200) })
      }
    }
  } finally {
    globalThis.fetch = outside
  }
  return fuzzed
}
