import { onTestFinished } from 'vitest'
import { type Handle, listen } from '../../lib/local/process/listen.ts'

interface StandingStack {
  status?: string
  outputs?: Record<string, string>
  template?: object
  /** Type and physical id. */
  resources?: [type: string, id: string][]
  isProtected?: boolean
  /** What cannot be deleted, by its physical id, and why. */
  undeletable?: Record<string, string>
}

/** What a bot token of the stand-in workspace may do, and where its bot is. */
interface StandingToken {
  team: string
  user: string
  scopes: string[]
  channels: string[]
}

/** An AWS account and a Slack workspace, as far as installing Chorok looks at them. A test changes them in place. */
export interface StandingAccount {
  /** Undefined: no credentials are taken. */
  id: string | undefined
  /** Actions that are refused, such as `PutParameter`. */
  refuses: string[]
  stacks: Record<string, StandingStack>
  parameters: Record<string, string>
  /** How many Lambda functions may run at once. */
  concurrency: number
  schedules: Record<string, { State: string; Target: object }>
  mappings: Record<string, { State: string }>
  tokens: Record<string, StandingToken>
  /** Whom the topic of each ARN mails to, and the ARN of the subscription, or `PendingConfirmation`. */
  subscriptions: Record<string, [email: string, arn: string][]>
  /** Answers what is sent to the address that Slack calls. */
  door: Handle
  /** What was called, by service and action. */
  calls: string[]
}

/** Serves an account on loopback until the test ends. `env`: the variables with which a command finds it. */
export async function openAccount(
  change: Partial<StandingAccount> = {},
): Promise<{ account: StandingAccount; url: string; env: Record<string, string> }> {
  const account: StandingAccount = {
    id: '111122223333',
    refuses: [],
    stacks: {},
    parameters: {},
    concurrency: 1000,
    schedules: {},
    mappings: {},
    tokens: {},
    subscriptions: {},
    door: () => new Response('', { status: 401 }),
    calls: [],
    ...change,
  }
  const { url, close } = await listen(0, (request) => answer(account, request))
  onTestFinished(close)
  const services = ['STS', 'CLOUDFORMATION', 'LAMBDA', 'SCHEDULER', 'SSM', 'SNS']
  return {
    account,
    url,
    env: {
      ...Object.fromEntries(services.map((service) => [`AWS_ENDPOINT_URL_${service}`, url])),
      AWS_ACCESS_KEY_ID: 'AKIATEST',
      AWS_SECRET_ACCESS_KEY: 'test',
      CHOROK_SLACK_API: `${url}/api/`,
    },
  }
}

async function answer(account: StandingAccount, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (pathname.startsWith('/api/')) return answerSlack(account, pathname.slice('/api/'.length), request)
  if (pathname === '/slack/events') return account.door(request)
  const signature = request.headers.get('authorization') ?? ''
  const service = /^AWS4-HMAC-SHA256 Credential=[^/]+\/\d{8}\/[\w-]+\/(\w+)\/aws4_request, /.exec(signature)?.[1]
  if (!service) return jsonRefusal('MissingAuthenticationToken', 'not signed')
  if (service === 'sts' || service === 'cloudformation' || service === 'sns')
    return answerQuery(account, service, request)
  return answerJson(account, service, pathname, request)
}

async function answerQuery(account: StandingAccount, service: string, request: Request): Promise<Response> {
  const form = new URLSearchParams(await request.text())
  const action = form.get('Action') ?? ''
  account.calls.push(`${service}:${action}`)
  if (!account.id)
    return xmlRefusal('InvalidClientTokenId', 'The security token included in the request is invalid.', 403)
  if (account.refuses.includes(action)) return xmlRefusal('AccessDenied', `not authorized to perform: ${action}`, 403)
  if (action === 'GetCallerIdentity') {
    const arn = `arn:aws:iam::${account.id}:user/installer`
    return xml(
      `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>${arn}</Arn><Account>${account.id}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
    )
  }
  if (action === 'ListSubscriptionsByTopic') {
    const of = account.subscriptions[form.get('TopicArn') ?? ''] ?? []
    const members = of.map(
      ([email, arn]) => `<member><Endpoint>${email}</Endpoint><SubscriptionArn>${arn}</SubscriptionArn></member>`,
    )
    return xml(
      `<ListSubscriptionsByTopicResponse><ListSubscriptionsByTopicResult><Subscriptions>${members.join('')}</Subscriptions></ListSubscriptionsByTopicResult></ListSubscriptionsByTopicResponse>`,
    )
  }
  return answerStack(account, action, form)
}

/** A stack is called by its name, or by its ARN, by which a deleted one is still known. */
function answerStack(account: StandingAccount, action: string, form: URLSearchParams): Response {
  const given = form.get('StackName') ?? ''
  const name = given.startsWith('arn:') ? (given.split('/')[1] ?? '') : given
  const stack = account.stacks[name]
  if (!stack && given !== name) return xml(describedStack(account, name, { status: 'DELETE_COMPLETE' }))
  if (!stack) return xmlRefusal('ValidationError', `Stack with id ${name} does not exist`, 400)
  const { template = {}, resources = [] } = stack
  if (action === 'UpdateTerminationProtection') {
    stack.isProtected = form.get('EnableTerminationProtection') === 'true'
    return xml('<UpdateTerminationProtectionResponse/>')
  }
  if (action === 'DeleteStack') {
    if (stack.isProtected)
      return xmlRefusal('ValidationError', `Stack [${name}] cannot be deleted while protected`, 400)
    if (Object.keys(stack.undeletable ?? {}).length > 0) {
      stack.resources = resources.filter(([, id]) => id in (stack.undeletable ?? {}))
      stack.status = 'DELETE_FAILED'
    } else delete account.stacks[name]
    return xml('<DeleteStackResponse/>')
  }
  if (action === 'GetTemplate')
    return xml(
      `<GetTemplateResponse><GetTemplateResult><TemplateBody>${escapeXml(JSON.stringify(template))}</TemplateBody></GetTemplateResult></GetTemplateResponse>`,
    )
  if (action === 'ListStackResources') return xml(resourcePage(stack, Number(form.get('NextToken') ?? 0)))
  return xml(describedStack(account, name, stack))
}

function describedStack(account: StandingAccount, name: string, stack: StandingStack): string {
  const { status = 'UPDATE_COMPLETE', outputs = {}, isProtected = false } = stack
  const members = Object.entries(outputs).map(
    ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${escapeXml(value)}</OutputValue></member>`,
  )
  const id = `arn:aws:cloudformation:ap-northeast-2:${account.id}:stack/${name}/1`
  return `<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackId>${id}</StackId><Outputs>
    ${members.join('\n')}
  </Outputs><StackStatus>${status}</StackStatus><EnableTerminationProtection>${isProtected}</EnableTerminationProtection></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`
}

/** Two resources a page, so that who reads only the first page is found out. */
function resourcePage({ resources = [], undeletable = {} }: StandingStack, from: number): string {
  const members = resources.slice(from, from + 2).map(([type, id]) => {
    const why = undeletable[id]
    const status = why === undefined ? 'CREATE_COMPLETE' : 'DELETE_FAILED'
    return `<member><ResourceType>${type}</ResourceType><PhysicalResourceId>${id}</PhysicalResourceId><ResourceStatus>${status}</ResourceStatus><ResourceStatusReason>${why ?? ''}</ResourceStatusReason></member>`
  })
  const next = from + 2 < resources.length ? `<NextToken>${from + 2}</NextToken>` : ''
  return `<ListStackResourcesResponse><ListStackResourcesResult><StackResourceSummaries>${members.join('')}</StackResourceSummaries>${next}</ListStackResourcesResult></ListStackResourcesResponse>`
}

async function answerJson(
  account: StandingAccount,
  service: string,
  path: string,
  request: Request,
): Promise<Response> {
  const body = await request.text()
  const json = body ? JSON.parse(body) : undefined
  const action = request.headers.get('x-amz-target')?.split('.').at(-1) ?? `${request.method} ${path.split('/')[1]}`
  account.calls.push(`${service}:${action}`)
  if (!account.id) return jsonRefusal('UnrecognizedClientException', 'The security token is invalid.')
  if (account.refuses.includes(action)) return jsonRefusal('AccessDeniedException', 'not authorized')
  if (action === 'PutParameter') {
    account.parameters[json.Name] = json.Value
    return Response.json({ Version: 1 })
  }
  if (action === 'GetParameters') {
    const Parameters = (json.Names as string[]).flatMap((Name) =>
      account.parameters[Name] === undefined ? [] : [{ Name, Value: account.parameters[Name], Type: 'SecureString' }],
    )
    return Response.json({ Parameters, InvalidParameters: [] })
  }
  if (action === 'DeleteParameters') {
    for (const name of json.Names as string[]) delete account.parameters[name]
    return Response.json({ DeletedParameters: json.Names, InvalidParameters: [] })
  }
  if (path === '/2016-08-19/account-settings')
    return Response.json({ AccountLimit: { ConcurrentExecutions: account.concurrency } })
  const name = decodeURIComponent(path.split('/').at(-1) ?? '')
  if (path.startsWith('/schedules/')) {
    const schedule = account.schedules[name]
    if (!schedule) return jsonRefusal('ResourceNotFoundException', 'no such schedule')
    if (request.method === 'GET') return Response.json({ Name: name, Arn: 'arn:x', CreationDate: 1, ...schedule })
    account.schedules[name] = json
    return Response.json({ ScheduleArn: 'arn:x' })
  }
  if (path.startsWith('/2015-03-31/event-source-mappings/')) {
    const mapping = account.mappings[name]
    if (!mapping) return jsonRefusal('ResourceNotFoundException', 'no such mapping')
    if (request.method === 'PUT') mapping.State = json.Enabled ? 'Enabling' : 'Disabling'
    return Response.json({ UUID: name, ...mapping })
  }
  return jsonRefusal('UnknownOperationException', `${service} ${action}`)
}

function answerSlack(account: StandingAccount, method: string, request: Request): Response {
  account.calls.push(`slack:${method}`)
  const token = request.headers.get('authorization')?.replace(/^Bearer /, '') ?? ''
  const known = account.tokens[token]
  if (!known) return Response.json({ ok: false, error: 'invalid_auth' })
  if (method === 'auth.test')
    return Response.json(
      { ok: true, team: known.team, user: known.user, team_id: 'T1', user_id: 'U1' },
      { headers: { 'x-oauth-scopes': known.scopes.join(',') } },
    )
  if (method === 'users.conversations') {
    const channels = known.channels.map((name, index) => ({ id: `C${index}`, name }))
    return Response.json({ ok: true, channels, response_metadata: { next_cursor: '' } })
  }
  return Response.json({ ok: false, error: 'unknown_method' })
}

function xml(body: string): Response {
  return new Response(body, { headers: { 'content-type': 'text/xml' } })
}

function xmlRefusal(code: string, message: string, status: number): Response {
  const error = `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`
  return new Response(error, { status, headers: { 'content-type': 'text/xml' } })
}

function jsonRefusal(type: string, message: string): Response {
  return Response.json({ __type: type, message }, { status: 400 })
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
