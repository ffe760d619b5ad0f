import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Handle } from '../process/listen.ts'
import type { Job, Queue } from './local-queue.ts'

interface AwsStandInDeps {
  /** By the last part of their URL. */
  queues: Record<string, Queue>
  /** The event bus; it filters by source and detail type itself. */
  publish(entry: BusEntry): void
  /** SecureString parameters, by their whole name. */
  parameters: Record<string, string>
}

const BusEntry = z.object({ Source: z.string(), DetailType: z.string(), Detail: z.string(), EventBusName: z.string() })
export type BusEntry = z.infer<typeof BusEntry>

const Message = z.object({
  MessageBody: z.string().min(1),
  DelaySeconds: z.int().min(0).max(900).optional(),
  MessageGroupId: z.string().max(128).optional(),
})
const SendMessage = Message.extend({ QueueUrl: z.url() })
const SendMessageBatch = z.object({
  QueueUrl: z.url(),
  Entries: z
    .array(Message.extend({ Id: z.string() }))
    .min(1)
    .max(10),
})
const PutEvents = z.object({ Entries: z.array(BusEntry).min(1).max(10) })
const GetParameters = z.object({ Names: z.array(z.string()).min(1).max(10) })

/** Answers the four AWS calls the doors make, in AWS's own wire format. Any other call is refused by its name. */
export function awsStandIn(deps: AwsStandInDeps): Handle {
  const calls: Record<string, (body: unknown) => object> = {
    'AWSEvents.PutEvents': (body) => putEvents(deps, PutEvents.parse(body)),
    'AmazonSQS.SendMessage': (body) => sendMessage(deps, SendMessage.parse(body)),
    'AmazonSQS.SendMessageBatch': (body) => sendMessageBatch(deps, SendMessageBatch.parse(body)),
    'AmazonSSM.GetParameters': (body) => getParameters(deps, GetParameters.parse(body)),
  }
  return async (request) => {
    const target = request.headers.get('x-amz-target') ?? ''
    const call = calls[target]
    if (!call)
      return refuse('UnknownOperationException', `nothing stands in for ${target || 'a call without a target'}`)
    try {
      return reply(call(await request.json()))
    } catch (error) {
      return refuse('ValidationException', error instanceof z.ZodError ? z.prettifyError(error) : String(error))
    }
  }
}

function putEvents({ publish }: AwsStandInDeps, { Entries }: z.infer<typeof PutEvents>): object {
  for (const entry of Entries) publish(entry)
  return { FailedEntryCount: 0, Entries: Entries.map(() => ({ EventId: randomUUID() })) }
}

function sendMessage(deps: AwsStandInDeps, { QueueUrl, ...message }: z.infer<typeof SendMessage>): object {
  const { messageId, md5 } = queueAt(deps, QueueUrl).send(jobOf(message))
  return { MessageId: messageId, MD5OfMessageBody: md5 }
}

function sendMessageBatch(deps: AwsStandInDeps, { QueueUrl, Entries }: z.infer<typeof SendMessageBatch>): object {
  const queue = queueAt(deps, QueueUrl)
  const Successful = Entries.map((entry) => {
    const { messageId, md5 } = queue.send(jobOf(entry))
    return { Id: entry.Id, MessageId: messageId, MD5OfMessageBody: md5 }
  })
  return { Successful, Failed: [] }
}

function getParameters({ parameters }: AwsStandInDeps, { Names }: z.infer<typeof GetParameters>): object {
  const known = Names.filter((name) => Object.hasOwn(parameters, name))
  return {
    Parameters: known.map((Name) => ({ Name, Type: 'SecureString', Value: parameters[Name], Version: 1 })),
    InvalidParameters: Names.filter((name) => !known.includes(name)),
  }
}

function jobOf(message: z.infer<typeof Message>): Job {
  return { body: message.MessageBody, groupId: message.MessageGroupId, delaySeconds: message.DelaySeconds }
}

function queueAt({ queues }: AwsStandInDeps, url: string): Queue {
  const queue = queues[url.slice(url.lastIndexOf('/') + 1)]
  if (!queue) throw new Error(`no queue at ${url}`)
  return queue
}

function reply(body: object): Response {
  return Response.json(body, { headers: { 'content-type': 'application/x-amz-json-1.1' } })
}

function refuse(type: string, message: string): Response {
  return Response.json({ __type: type, message }, { status: 400 })
}
