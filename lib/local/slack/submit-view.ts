import { z } from 'zod'
import { type StandInSlack, sendInteraction } from './send-to-app.ts'
import type { View } from './workspace/views.ts'
import { BOT, TEAM } from './workspace/workspace.ts'

/** The state of the fields of a view or message, by block id and action id. */
export const FieldValues = z.record(z.string(), z.record(z.string(), z.looseObject({ type: z.string() })))
export type FieldValues = z.infer<typeof FieldValues>

const SubmissionAnswer = z.union([
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.enum(['update', 'push']), view: z.unknown() }),
  z.object({ response_action: z.literal('clear') }),
])

/**
 * Submits the open modal. Returns the errors to show beside its fields, by block id; an error of the whole form has an empty key.
 * Without errors the modal is closed, or replaced if the app answers with another view.
 */
export async function submitView(slack: StandInSlack, values: FieldValues): Promise<Record<string, string>> {
  const { views, person } = slack
  const view = views.modal(person.id)
  if (!view) return {}
  const interaction = { type: 'view_submission', view: viewWithState(view, values), response_urls: [] }
  const answer = await sendInteraction(slack, interaction)
  if ('error' in answer) return { '': `저장하지 못했습니다 (${answer.error}). 다시 시도해 주세요.` }
  const action = answer.body === '' ? undefined : SubmissionAnswer.safeParse(JSON.parse(answer.body)).data
  if (action?.response_action === 'errors') return action.errors
  if (action?.response_action === 'update' || action?.response_action === 'push')
    views.replaceModal(person.id, action.view)
  else views.close(person.id)
  return {}
}

/** A view in the form Slack sends it to the app, with the state of its fields. */
export function viewWithState(view: View, values: FieldValues): Record<string, unknown> {
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
