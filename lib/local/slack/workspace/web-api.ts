import type { Handle } from '../../process/listen.ts'
import { BOT, TEAM } from './workspace.ts'

/** The arguments of a call of Slack's Web API. */
export type MethodArguments = Record<string, unknown>

export type Refusal = { ok: false; error: string; retryAfter?: number } & Record<string, unknown>
export type Reply = ({ ok: true } & Record<string, unknown>) | Refusal

export type Method = (args: MethodArguments) => Reply

export function refusal(error: string): Refusal {
  return { ok: false, error }
}

/** Slack's Web API with these methods and `auth.test`, for callers that have the token. */
export function webApi(methods: Record<string, Method>, token: string): Handle {
  const known: Record<string, Method> = { ...methods, 'auth.test': authTest }
  return async (request) => {
    const args = await readArguments(request)
    const bearer = request.headers.get('authorization')?.replace(/^Bearer /, '') ?? args.token
    if (!bearer) return toResponse(refusal('not_authed'))
    if (bearer !== token) return toResponse(refusal('invalid_auth'))
    const method = known[new URL(request.url).pathname.split('/').pop() as string]
    return toResponse(method ? method(args) : refusal('unknown_method'))
  }
}

/** Slack's own client sends forms; fields with a structure are JSON inside the form. */
async function readArguments(request: Request): Promise<MethodArguments> {
  if (request.headers.get('content-type')?.startsWith('application/json'))
    return (await request.json()) as MethodArguments
  const fields = new URLSearchParams(await request.text())
  return Object.fromEntries([...fields].map(([name, value]) => [name, fieldValue(name, value)]))
}

function fieldValue(name: string, value: string): unknown {
  if (!/^(blocks|metadata|view|attachments)$/.test(name)) return value
  try {
    return JSON.parse(value)
  } catch {
    // The method refuses text where it needs a structure.
    return value
  }
}

function authTest(): Reply {
  return {
    ok: true,
    url: `https://${TEAM.domain}.slack.com/`,
    team: TEAM.name,
    user: BOT.name,
    team_id: TEAM.id,
    user_id: BOT.userId,
    bot_id: BOT.botId,
    is_enterprise_install: false,
  }
}

function toResponse({ retryAfter, ...reply }: Reply): Response {
  if (retryAfter === undefined) return Response.json(reply)
  return Response.json(reply, { status: 429, headers: { 'retry-after': String(retryAfter) } })
}
