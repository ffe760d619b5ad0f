import { createHash, randomUUID } from 'node:crypto'
import type { Handle } from '../../lib/local/process/listen.ts'
import type { Properties } from '../support/stack-template.ts'
import { BUS, LEDGER, type Statement, targetsOf } from './deployed-template.ts'

/*
The AWS services as far as the doors call them, with the rights of the template: who calls is told by the id of the access key that signed, and
what is not granted is denied, as IAM does.
*/

/** A right that a call used: `deliver dynamodb:Query arn:Ledger/index/dueInChannel`. */
type UsedRight = `${string} ${string} ${string}`

/** What is billed by the piece. */
interface Counts {
  reads: number
  writes: number
  tableCalls: number
  queueCalls: number
  events: number
  /** Encrypted parameters that were read. */
  secrets: number
}

export interface AwsApi {
  handle: Handle
  used: Set<UsedRight>
  counts: Counts
}

export interface AwsApiDeps {
  /** The address of DynamoDB. */
  dynamodb: string
  statementsOf(door: string): Statement[]
  /** The logical id of a queue, by its URL. */
  queueAt(url: string): string
  send(queue: string, body: string, delaySeconds: number): void
  /** Takes what a rule of the bus sends to something that is no queue. */
  publish(topic: string, text: string): void
  parameters: Record<string, string>
  now(): number
}

interface Right {
  action: string
  resource: string
}

/** The body of any call. */
type Body = Properties

export function openAwsApi(deps: AwsApiDeps): AwsApi {
  const counts: Counts = { reads: 0, writes: 0, tableCalls: 0, queueCalls: 0, events: 0, secrets: 0 }
  const used = new Set<UsedRight>()

  async function handle(request: Request): Promise<Response> {
    const response = await answer(request)
    // By the clock that the functions go by: the SDK tries anything refused again whose answer bears another time than its own.
    response.headers.set('date', new Date(deps.now()).toUTCString())
    return response
  }

  async function answer(request: Request): Promise<Response> {
    const target = request.headers.get('x-amz-target') ?? ''
    const door = /Credential=(\w+)\//.exec(request.headers.get('authorization') ?? '')?.[1] ?? ''
    const body = (await request.json()) as Body
    for (const { action, resource } of rightsFor(target, body, deps)) {
      const isGranted = deps
        .statementsOf(door)
        .some(({ actions, resources }) => actions.includes(action) && resources.includes(resource))
      if (!isGranted)
        return refuse('AccessDeniedException', `${door} is not authorized to perform ${action} on ${resource}`)
      used.add(`${door} ${action} ${resource}`)
    }
    if (target.startsWith('DynamoDB_20120810.')) return callTable(request, target, body)
    if (target === 'AWSEvents.PutEvents') return Response.json(putEvents(body))
    if (target === 'AmazonSSM.GetParameters') return Response.json(getParameters(body))
    counts.queueCalls += 1
    const queue = deps.queueAt(body.QueueUrl)
    if (target === 'AmazonSQS.SendMessage') return Response.json(take(queue, body))
    const Successful = (body.Entries as Body[]).map((entry) => ({ Id: entry.Id, ...take(queue, entry) }))
    return Response.json({ Successful, Failed: [] })
  }

  async function callTable(request: Request, target: string, body: Body): Promise<Response> {
    const answer = await fetch(deps.dynamodb, {
      method: 'POST',
      headers: Object.fromEntries(
        ['authorization', 'content-type', 'x-amz-date', 'x-amz-target'].map((name) => [
          name,
          request.headers.get(name) ?? '',
        ]),
      ),
      body: JSON.stringify({ ...body, ReturnConsumedCapacity: 'INDEXES' }),
    })
    const text = await answer.text()
    counts.tableCalls += 1
    const units = consumedUnits(JSON.parse(text), body)
    if (/(Put|Update|Delete|TransactWrite)Items?$/.test(target)) counts.writes += units
    else counts.reads += units
    return new Response(text, { status: answer.status, headers: { 'content-type': 'application/x-amz-json-1.0' } })
  }

  function putEvents({ Entries }: Body): object {
    counts.events += Entries.length
    for (const entry of Entries as Body[]) {
      const event = busEvent(entry, deps.now())
      for (const { id, path } of targetsOf(entry.Source, entry.DetailType)) {
        if (path === undefined) deps.send(id, JSON.stringify(event), 0)
        else deps.publish(id, String(event.detail[path.split('.').at(-1) ?? '']))
      }
    }
    return { FailedEntryCount: 0, Entries: Entries.map(() => ({ EventId: randomUUID() })) }
  }

  function getParameters({ Names }: Body): object {
    const known = (Names as string[]).filter((name) => name in deps.parameters)
    counts.secrets += known.length
    return {
      Parameters: known.map((Name) => ({ Name, Type: 'SecureString', Value: deps.parameters[Name], Version: 1 })),
      InvalidParameters: Names.filter((name: string) => !known.includes(name)),
    }
  }

  function take(queue: string, { MessageBody, DelaySeconds = 0 }: Body): object {
    deps.send(queue, MessageBody, DelaySeconds)
    return { MessageId: randomUUID(), MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex') }
  }

  return { handle, used, counts }
}

const TABLE = `arn:${LEDGER}`

function rightsFor(target: string, body: Body, deps: AwsApiDeps): Right[] {
  const [service, operation = ''] = target.split('.')
  if (service === 'DynamoDB_20120810') return tableRights(operation, body)
  if (service === 'AmazonSQS') return [{ action: 'sqs:SendMessage', resource: `arn:${deps.queueAt(body.QueueUrl)}` }]
  if (target === 'AWSEvents.PutEvents') return [{ action: 'events:PutEvents', resource: `arn:${BUS}` }]
  if (target === 'AmazonSSM.GetParameters')
    return (body.Names as string[]).map((name) => ({
      action: 'ssm:GetParameters',
      resource: `arn:aws:ssm:ap-northeast-2:111122223333:parameter${name}`,
    }))
  throw new Error(`nothing stands in for ${target}`)
}

function tableRights(operation: string, { IndexName, TransactItems }: Body): Right[] {
  if (operation === 'TransactWriteItems')
    return (TransactItems as Body[]).flatMap((item) =>
      Object.keys(item).map((kind) => ({
        action: `dynamodb:${kind === 'ConditionCheck' ? 'ConditionCheckItem' : `${kind}Item`}`,
        resource: TABLE,
      })),
    )
  if (operation === 'TransactGetItems') return [{ action: 'dynamodb:GetItem', resource: TABLE }]
  return [{ action: `dynamodb:${operation}`, resource: IndexName ? `${TABLE}/index/${IndexName}` : TABLE }]
}

/** What DynamoDB says that a call consumed. It does not say so of a write whose condition did not hold: that is one unit an item, two in a transaction. */
function consumedUnits({ ConsumedCapacity, __type }: Body, { TransactItems }: Body): number {
  if (ConsumedCapacity) return [ConsumedCapacity].flat().reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0)
  if (/ConditionalCheckFailed/.test(__type)) return 1
  if (/TransactionCanceled/.test(__type)) return 2 * TransactItems.length
  return 0
}

function busEvent({ Source, DetailType, Detail }: Body, now: number) {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': DetailType,
    source: Source,
    account: '111122223333',
    time: `${new Date(now).toISOString().slice(0, 19)}Z`,
    region: 'ap-northeast-2',
    resources: [],
    detail: JSON.parse(Detail) as Record<string, unknown>,
  }
}

function refuse(type: string, message: string): Response {
  return Response.json({ __type: type, message }, { status: 400 })
}
