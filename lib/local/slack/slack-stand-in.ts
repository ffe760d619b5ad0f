import type { Handle } from '../process/listen.ts'
import type { InstalledApp } from './installed-app.ts'
import { appSender, type StandInSlack } from './send-to-app.ts'
import { channelMethods } from './workspace/channel-methods.ts'
import { chatMethods } from './workspace/chat-methods.ts'
import { openResponseUrls } from './workspace/response-urls.ts'
import { openViews } from './workspace/views.ts'
import { webApi } from './workspace/web-api.ts'
import { type KeptMessages, type MadeChannel, openWorkspace, YOU } from './workspace/workspace.ts'

interface StandInSlackOptions {
  /** The messages of an earlier run. */
  messages: KeptMessages
  /** The channels that the person made in earlier runs. */
  made?: MadeChannel[]
  /** Called after every change to what the workspace shows. */
  onChange(): void
  /** Hands a request to the app's one address. */
  send(request: Request): Promise<Response>
  clock(): number
  /** Where `handle` is served, without a slash at its end. */
  address: string
  botToken: string
  signingSecret: string
  app: InstalledApp
}

/** A whole Slack workspace. What people do in it goes to the app through `slack`; the app's own calls come in through `handle`. */
export function openStandInSlack(options: StandInSlackOptions): { slack: StandInSlack; handle: Handle } {
  const { messages, made, onChange, send, clock, address, botToken, signingSecret, app } = options
  const workspace = openWorkspace({ messages, made }, clock, onChange)
  const views = openViews(onChange)
  const responseUrls = openResponseUrls(workspace, address)
  const sendToApp = appSender(send, signingSecret, clock)
  const methods = { ...chatMethods(workspace), ...channelMethods(workspace), ...views.methods }
  const api = webApi(methods, botToken)
  return {
    slack: { person: YOU, workspace, views, responseUrls, sendToApp, app },
    handle: (request) =>
      new URL(request.url).pathname.startsWith('/response/') ? responseUrls.handle(request) : api(request),
  }
}
