import { z } from 'zod'
import { knockWith, type SlackSide } from './send-to-app.ts'
import type { View } from './web-api/views.ts'
import { BOT, TEAM } from './workspace.ts'

/** What stands in the fields of a view, by block and action. */
export const Values = z.record(z.string(), z.record(z.string(), z.looseObject({ type: z.string() })))
export type Values = z.infer<typeof Values>

const Ack = z.union([
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.enum(['update', 'push']), view: z.unknown() }),
  z.object({ response_action: z.literal('clear') }),
])

/** Sends the open modal; answers the errors to show beside its fields, by block, or for the whole under an empty name. */
export async function submitView(side: SlackSide, values: Values): Promise<Record<string, string>> {
  const { views } = side
  const view = views.modal()
  if (!view) return {}
  const heard = await knockWith(side, { type: 'view_submission', view: sentView(view, values), response_urls: [] })
  if ('trouble' in heard) return { '': `저장하지 못했습니다 (${heard.trouble}). 다시 시도해 주세요.` }
  const ack = heard.body === '' ? undefined : Ack.safeParse(JSON.parse(heard.body)).data
  if (ack?.response_action === 'errors') return ack.errors
  if (ack?.response_action === 'update' || ack?.response_action === 'push') views.replace(ack.view)
  else views.close()
  return {}
}

/** A view as Slack sends it along with what was done in it. */
export function sentView(view: View, values: Values): Record<string, unknown> {
  return {
    ...view,
    team_id: TEAM.id,
    app_id: BOT.appId,
    bot_id: BOT.botId,
    state: { values },
    root_view_id: view.id,
    previous_view_id: null,
    external_id: '',
  }
}
