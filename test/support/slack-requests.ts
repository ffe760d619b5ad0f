import { createHmac } from 'node:crypto'

export const SECRET = 'a-signing-secret-of-tests'

interface Options {
  at: number
  secret?: string
  contentType?: string
  base64?: boolean
  method?: string
  signature?: string
}

/** An HTTP API v2 event as API Gateway hands it on, signed as Slack signs. `at` is ms. */
export function signedRequest(body: string, options: Options) {
  const { at, secret = SECRET, contentType = 'application/x-www-form-urlencoded', base64 = false } = options
  const timestamp = String(Math.floor(at / 1000))
  const signature =
    options.signature ?? `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`
  return {
    version: '2.0',
    routeKey: 'POST /slack/events',
    rawPath: '/slack/events',
    rawQueryString: '',
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signature,
    },
    requestContext: { http: { method: options.method ?? 'POST', path: '/slack/events' } },
    body: base64 ? Buffer.from(body).toString('base64') : body,
    isBase64Encoded: base64,
  }
}

/** The form of a slash command, as Slack fills it in. */
export function commandForm(command: string, text: string, more: Record<string, string> = {}): string {
  const form = {
    token: 'unused',
    team_id: 'T1',
    team_domain: 'example',
    channel_id: 'C1',
    channel_name: 'esg',
    user_id: 'U1',
    user_name: 'someone',
    command,
    text,
    api_app_id: 'A1',
    is_enterprise_install: 'false',
    response_url: 'https://hooks.slack.com/commands/T1/1/x',
    trigger_id: '1.2.x',
  }
  return new URLSearchParams({ ...form, ...more }).toString()
}

/** The form of a button pressed in an answer that only its reader sees. */
export function pressForm(actionId: string, value: string | undefined, more: Record<string, unknown> = {}): string {
  const payload = {
    type: 'block_actions',
    user: { id: 'U1', team_id: 'T1' },
    team: { id: 'T1', domain: 'example' },
    channel: { id: 'C1', name: 'esg' },
    container: { type: 'message', message_ts: '1.1', channel_id: 'C1', is_ephemeral: true },
    response_url: 'https://hooks.slack.com/actions/T1/1/x',
    actions: [{ type: 'button', block_id: 'b', action_id: actionId, value }],
    ...more,
  }
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
}

/** The state of a view with these values, by field. */
export function stateOf(values: Record<string, object>) {
  return { values: Object.fromEntries(Object.entries(values).map(([field, value]) => [field, { [field]: value }])) }
}

/** The form of a modal that was sent with these values, by field. `about` is its private_metadata. */
export function viewForm(
  callbackId: string,
  values: Record<string, object>,
  about: object = { channel: 'C1' },
  user = 'U1',
): string {
  const state = stateOf(values)
  const payload = {
    type: 'view_submission',
    user: { id: user, team_id: 'T1' },
    team: { id: 'T1', domain: 'example' },
    view: { id: 'V1', type: 'modal', callback_id: callbackId, private_metadata: JSON.stringify(about), state },
    response_urls: [],
  }
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
}
