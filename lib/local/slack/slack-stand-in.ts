import type { Handle } from '../process/listen.ts'
import type { InstalledApp } from './installed-app.ts'
import { knockOn, type SlackSide } from './send-to-app.ts'
import { channelMethods } from './web-api/channel-methods.ts'
import { chatMethods } from './web-api/chat-methods.ts'
import { responseUrls } from './web-api/response-urls.ts'
import { openViews } from './web-api/views.ts'
import { webApi } from './web-api/web-api.ts'
import { type KeptMessages, openWorkspace } from './workspace.ts'

interface Given {
  kept: KeptMessages
  changed(): void
  /** The app's one address. */
  send(request: Request): Promise<Response>
  clock(): number
  /** Where `handle` can be reached. */
  address: string
  botToken: string
  signingSecret: string
  app: InstalledApp
}

/** A whole Slack workspace: what people do goes to the app through `side`, what the app does comes in through `handle`. */
export function slackStandIn(given: Given): { side: SlackSide; handle: Handle } {
  const workspace = openWorkspace(given.kept, given.clock, given.changed)
  const views = openViews(given.changed)
  const responses = responseUrls(workspace, given.address)
  const knock = knockOn(given.send, given.signingSecret, given.clock)
  const methods = { ...chatMethods(workspace), ...channelMethods(workspace), ...views.methods }
  const api = webApi(methods, given.botToken)
  return {
    side: { workspace, views, responses, knock, app: given.app },
    handle: (request) =>
      new URL(request.url).pathname.startsWith('/response/') ? responses.handle(request) : api(request),
  }
}
