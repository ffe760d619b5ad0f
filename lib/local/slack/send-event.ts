import { randomUUID } from 'node:crypto'
import type { AppAnswer, StandInSlack } from './send-to-app.ts'
import { BOT, TEAM } from './workspace/workspace.ts'

/** Sends the app an event, in the envelope of the Events API. An event that is sent again keeps its id. */
export async function sendEvent(
  { sendToApp }: StandInSlack,
  event: { type: string } & Record<string, unknown>,
  eventId = newEventId(),
): Promise<AppAnswer> {
  const now = Date.now()
  const envelope = {
    token: 'local',
    team_id: TEAM.id,
    api_app_id: BOT.appId,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(now / 1000),
    authorizations: [
      { enterprise_id: null, team_id: TEAM.id, user_id: BOT.userId, is_bot: true, is_enterprise_install: false },
    ],
    event: { event_ts: String(now / 1000), ...event },
  }
  return sendToApp(JSON.stringify(envelope))
}

export function newEventId(): string {
  return `Ev${randomUUID()}`
}
