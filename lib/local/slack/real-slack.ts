import { z } from 'zod'
import { openSocketMode } from './socket-mode.ts'

/** A workspace of Slack's own, spoken to over Socket Mode. */
export interface RealSlack {
  /** Ends with a slash. */
  api: string
  botToken: string
  appToken: string
}

const Tested = z.union([
  z.object({ ok: z.literal(true), team: z.string() }),
  z.object({ ok: z.literal(false), error: z.string() }),
])

interface Given {
  signingSecret: string
  clock(): number
  /** The app's one address. */
  send(request: Request): Promise<Response>
  say(line: string): void
}

/** Connects to the workspace the tokens belong to. Throws a sentence when Slack refuses one of them. */
export async function connectRealSlack(slack: RealSlack, given: Given): Promise<{ workspace: string; close(): void }> {
  const workspace = await workspaceName(slack)
  const { close } = await openSocketMode({ ...slack, ...given })
  given.say(`  Slack 워크스페이스 '${workspace}'에 연결했습니다.`)
  return { workspace, close }
}

async function workspaceName({ api, botToken }: RealSlack): Promise<string> {
  const answer = await fetch(`${api}auth.test`, {
    method: 'POST',
    headers: { authorization: `Bearer ${botToken}` },
  }).catch((cause) => {
    throw new Error('Slack에 연결하지 못했습니다. 인터넷 연결을 확인해 주세요.', { cause })
  })
  const tested = Tested.parse(await answer.json())
  if (!tested.ok) throw new Error(`Slack이 SLACK_BOT_TOKEN을 받아들이지 않았습니다 (${tested.error}).`)
  return tested.team
}
