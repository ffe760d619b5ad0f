import { z } from 'zod'

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

/** The name of the workspace the bot token belongs to. Throws a sentence when Slack refuses it. */
export async function workspaceName({ api, botToken }: RealSlack): Promise<string> {
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
