import { type LocalServer, openLocalServer } from '../support/local-server.ts'

/** What Slack was told: by a method of its Web API, or (`reply`) at an address it gave with a request. */
interface Told {
  method: string
  said: Record<string, unknown>
  /** As whom. */
  token: string
}

export interface SlackStandIn extends Omit<LocalServer, 'asked'> {
  told: Told[]
  /** What Slack answers in place of its usual word. */
  answers: (method: string, said: Record<string, unknown>, token: string) => object | undefined
}

/** The channels people are in; the bot is in every one. */
const CHANNELS = ['C02SUPPLY', 'C06DAILY', 'C09PAUSED', 'C61TRY', 'C51NEWS', 'C53PAUSED', 'C65TRY']
/** Who is in none of them any more. */
const LEFT = 'U09LEFT'

/** A Slack that takes everything and shows nothing. */
export async function openSlackStandIn(now: () => number): Promise<SlackStandIn> {
  const told: Told[] = []
  let posted = 0
  let views = 0
  const usual: Record<string, (said: Record<string, unknown>) => object> = {
    'auth.test': () => ({ user_id: 'U0CHOROK', team: '해든' }),
    'conversations.info': ({ channel }) => ({ channel: { id: channel, is_member: true } }),
    'users.conversations': ({ user }) => ({ channels: user === LEFT ? [] : CHANNELS.map((id) => ({ id })) }),
    'chat.postMessage': () => ({ ts: `${Math.floor(now() / 1000)}.${String(++posted).padStart(6, '0')}` }),
    'chat.update': ({ ts }) => ({ ts }),
  }
  const slack = await openLocalServer((request, response, body) => {
    const [, api = '', method = ''] = request.url?.split('/') ?? []
    const token = (request.headers.authorization ?? '').replace('Bearer ', '')
    const what = api === 'api' ? { method, said: argumentsOf(body) } : { method: 'reply', said: JSON.parse(body) }
    const entry = { ...what, token }
    told.push(entry)
    response.setHeader('content-type', 'application/json')
    const view = method.startsWith('views.') ? { view: { id: `V${++views}`, hash: `h${views}` } } : {}
    const answer = standIn.answers(entry.method, entry.said, token) ?? { ...usual[method]?.(entry.said), ...view }
    response.end(JSON.stringify({ ok: true, ...answer }))
  })
  const standIn: SlackStandIn = { url: slack.url, close: slack.close, told, answers: () => undefined }
  return standIn
}

const AS_JSON = ['blocks', 'view', 'metadata']

/** The form of a call, with what stands in it as JSON read. */
function argumentsOf(body: string): Record<string, unknown> {
  const read = (name: string, value: string) => (AS_JSON.includes(name) ? JSON.parse(value) : value)
  return Object.fromEntries([...new URLSearchParams(body)].map(([name, value]) => [name, read(name, value)]))
}
