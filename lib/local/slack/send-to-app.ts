import { setTimeout as sleep } from 'node:timers/promises'
import type { InstalledApp } from './installed-app.ts'
import { signedRequest } from './signed-request.ts'
import type { ResponseUrls } from './workspace/response-urls.ts'
import type { Views } from './workspace/views.ts'
import { BOT, type Person, TEAM, type Workspace, type WorkspaceChannel } from './workspace/workspace.ts'

/** The stand-in Slack as one of the people in it sees it. */
export interface StandInSlack {
  person: Person
  workspace: Workspace
  views: Views
  responseUrls: ResponseUrls
  sendToApp: SendToApp
  app: InstalledApp
}

/** The body of the app's answer, or the word Slack has for an app that did not answer. */
export type AppAnswer = { body: string } | { error: 'operation_timeout' | 'dispatch_failed' }
export type SendToApp = (body: string) => Promise<AppAnswer>

const ANSWER_TIMEOUT_MS = 3_000

/** Sends bodies, signed, to the app's one address, and waits three seconds for the answer, as Slack does. */
export function appSender(
  send: (request: Request) => Promise<Response>,
  signingSecret: string,
  clock: () => number,
): SendToApp {
  return async (body) => {
    const timeout = sleep(ANSWER_TIMEOUT_MS, undefined, { ref: false })
    const answer = await Promise.race([send(signedRequest(body, signingSecret, clock())), timeout]).catch(() => null)
    if (answer === undefined) return { error: 'operation_timeout' }
    if (answer?.ok) return { body: await answer.text() }
    return { error: 'dispatch_failed' }
  }
}

/** Sends a click or the submission of a view, in the form Slack sends it. */
export function sendInteraction(
  { views, sendToApp, person }: StandInSlack,
  interaction: Record<string, unknown>,
): Promise<AppAnswer> {
  const payload = {
    token: 'local',
    api_app_id: BOT.appId,
    team: { id: TEAM.id, domain: TEAM.domain },
    enterprise: null,
    is_enterprise_install: false,
    user: { id: person.id, username: person.login, name: person.login, team_id: TEAM.id },
    trigger_id: views.issueTrigger(person.id),
    ...interaction,
  }
  return sendToApp(`payload=${encodeURIComponent(JSON.stringify(payload))}`)
}

/** Shows a message from Slack itself to the person who acted. */
export function showSlackNotice(
  { workspace, person }: StandInSlack,
  channel: WorkspaceChannel,
  text: string,
  command?: string,
): void {
  workspace.add(channel, { by: 'slack', text, blocks: [], onlyYou: true, person: person.id, command })
}
