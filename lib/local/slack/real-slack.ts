import { z } from 'zod'
import { openSocketMode, type SocketModeDeps } from './socket-mode.ts'

/** A real workspace and the tokens for it. */
export interface RealSlack {
  /** Ends with a slash. */
  api: string
  botToken: string
  appToken: string
}

const AuthTestAnswer = z.union([
  z.object({ ok: z.literal(true), team: z.string() }),
  z.object({ ok: z.literal(false), error: z.string() }),
])

/** Connects to the workspace of the tokens over Socket Mode. Throws a sentence if Slack refuses one of them. */
export async function connectRealSlack(
  { api, botToken, appToken }: RealSlack,
  deps: Omit<SocketModeDeps, 'api' | 'appToken'>,
): Promise<{ workspace: string; close(): void }> {
  const workspace = await workspaceName(api, botToken)
  const { close } = await openSocketMode({ ...deps, api, appToken })
  deps.say(`  Slack 워크스페이스 '${workspace}'에 연결했습니다.`)
  return { workspace, close }
}

async function workspaceName(api: string, botToken: string): Promise<string> {
  const response = await fetch(`${api}auth.test`, {
    method: 'POST',
    headers: { authorization: `Bearer ${botToken}` },
  }).catch((cause) => {
    throw new Error('Slack에 연결하지 못했습니다. 인터넷 연결을 확인해 주세요.', { cause })
  })
  const answer = AuthTestAnswer.parse(await response.json())
  if (!answer.ok) throw new Error(`Slack이 SLACK_BOT_TOKEN을 받아들이지 않았습니다 (${answer.error}).`)
  return answer.team
}
