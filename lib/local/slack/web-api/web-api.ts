import type { Handle } from '../../process/listen.ts'
import { BOT, TEAM } from '../workspace.ts'
import { apiArguments } from './api-arguments.ts'
import { type Method, type Reply, refused } from './method.ts'

/** Slack's Web API: these methods, and `auth.test`, for whoever has the token. */
export function webApi(methods: Record<string, Method>, token: string): Handle {
  const known: Record<string, Method> = { ...methods, 'auth.test': authTest }
  return async (request) => {
    const told = await apiArguments(request)
    const bearer = request.headers.get('authorization')?.replace(/^Bearer /, '') ?? told.token
    if (!bearer) return answer(refused('not_authed'))
    if (bearer !== token) return answer(refused('invalid_auth'))
    const method = known[new URL(request.url).pathname.split('/').pop() as string]
    return answer(method ? method(told) : refused('unknown_method'))
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

function answer({ retryAfter, ...reply }: Reply): Response {
  if (retryAfter === undefined) return Response.json(reply)
  return Response.json(reply, { status: 429, headers: { 'retry-after': String(retryAfter) } })
}
