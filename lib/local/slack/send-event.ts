import { randomUUID } from 'node:crypto'
import type { Heard, SlackSide } from './send-to-app.ts'
import { BOT, TEAM } from './workspace.ts'

/** Tells the app of something that happened, as the Events API does. */
export async function sendEvent(
  { knock }: SlackSide,
  event: { type: string } & Record<string, unknown>,
): Promise<Heard> {
  const at = Date.now()
  const body = {
    token: 'local',
    team_id: TEAM.id,
    api_app_id: BOT.appId,
    type: 'event_callback',
    event_id: `Ev${randomUUID()}`,
    event_time: Math.floor(at / 1000),
    authorizations: [
      { enterprise_id: null, team_id: TEAM.id, user_id: BOT.userId, is_bot: true, is_enterprise_install: false },
    ],
    event: { event_ts: String(at / 1000), ...event },
  }
  return knock(JSON.stringify(body))
}
