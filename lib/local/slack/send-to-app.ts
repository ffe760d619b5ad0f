import { setTimeout as sleep } from 'node:timers/promises'
import type { InstalledApp } from './installed-app.ts'
import { signedRequest } from './signed-request.ts'
import type { ResponseUrls } from './web-api/response-urls.ts'
import type { Views } from './web-api/views.ts'
import { BOT, TEAM, type Workspace, type WorkspaceChannel, YOU } from './workspace.ts'

/** The side of Slack on which people act. */
export interface SlackSide {
  workspace: Workspace
  views: Views
  responses: ResponseUrls
  knock: Knock
  app: InstalledApp
}

/** The body of the app's answer, or Slack's own word for why there is none. */
export type Heard = { body: string } | { trouble: 'operation_timeout' | 'dispatch_failed' }
export type Knock = (body: string) => Promise<Heard>

const PATIENCE = 3_000

/** Sends what a person did to the app's one address, signed, and waits the three seconds that Slack waits. */
export function knockOn(
  send: (request: Request) => Promise<Response>,
  signingSecret: string,
  clock: () => number,
): Knock {
  return async (body) => {
    const late = sleep(PATIENCE, undefined, { ref: false })
    const answer = await Promise.race([send(signedRequest(body, signingSecret, clock())), late]).catch(() => null)
    if (answer === undefined) return { trouble: 'operation_timeout' }
    if (answer?.ok) return { body: await answer.text() }
    return { trouble: 'dispatch_failed' }
  }
}

/** Sends a click or a submission, as the form Slack makes of it. */
export function knockWith({ views, knock }: SlackSide, payload: Record<string, unknown>): Promise<Heard> {
  const whole = {
    token: 'local',
    api_app_id: BOT.appId,
    team: { id: TEAM.id, domain: TEAM.domain },
    enterprise: null,
    is_enterprise_install: false,
    user: { id: YOU.id, username: YOU.login, name: YOU.login, team_id: TEAM.id },
    trigger_id: views.issueTrigger(),
    ...payload,
  }
  return knock(`payload=${encodeURIComponent(JSON.stringify(whole))}`)
}

/** What Slack itself tells the one who acted. */
export function slackSays({ workspace }: SlackSide, channel: WorkspaceChannel, text: string, command?: string): void {
  workspace.add(channel, { by: 'slack', text, blocks: [], onlyYou: true, command })
}
