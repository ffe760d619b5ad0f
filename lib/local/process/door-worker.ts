import { randomUUID } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import type { Context } from 'aws-lambda'
import type { DoorName } from './local-doors.ts'

interface Call {
  call: number
  door: DoorName
  event: unknown
}

export type Told = Call | { ahead: number }

/** `ready`: every door has been loaded, so that the first command need not wait for it. */
export type Heard = { ready: true } | { call: number; answer: unknown } | { call: number; failed: string }

type Handler = (event: unknown, context: Context) => unknown

const REMAINING = 60_000

// Every door asks the clock through Date.now, so that is where a day can be made to pass.
const realNow = Date.now

const doors: Record<DoorName, () => Promise<{ handler: unknown }>> = {
  poll: () => import('../../../functions/poll.ts'),
  match: () => import('../../../functions/match.ts'),
  deliver: () => import('../../../functions/deliver.ts'),
  sweep: () => import('../../../functions/sweep.ts'),
  slack: () => import('../../../functions/slack.ts'),
  answer: () => import('../../../functions/answer.ts'),
  reconcile: () => import('../../../functions/reconcile.ts'),
}

parentPort?.on('message', async (told: Told) => {
  if ('ahead' in told) Date.now = () => realNow() + told.ahead
  else parentPort?.postMessage(await open(told))
})

async function open({ call, door, event }: Call): Promise<Heard> {
  try {
    const { handler } = await doors[door]()
    return { call, answer: await (handler as Handler)(event, contextOf(door)) }
  } catch (error) {
    console.error(error)
    return { call, failed: error instanceof Error ? error.message : String(error) }
  }
}

function contextOf(door: DoorName): Context {
  const until = Date.now() + REMAINING
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName: door,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:ap-northeast-2:000000000000:function:${door}`,
    memoryLimitInMB: '256',
    awsRequestId: randomUUID(),
    logGroupName: 'local',
    logStreamName: 'local',
    getRemainingTimeInMillis: () => until - Date.now(),
    done: () => undefined,
    fail: () => undefined,
    succeed: () => undefined,
  }
}

// A door that cannot be loaded says so to whoever calls it.
await Promise.allSettled(Object.values(doors).map((load) => load()))
parentPort?.postMessage({ ready: true } satisfies Heard)
