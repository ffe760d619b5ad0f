import { randomUUID } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import type { Context } from 'aws-lambda'
import { stopSoon } from '../../../functions/platform/clock.ts'
import { goThroughProxy } from '../../../functions/platform/http/proxy.ts'
import type { Door } from '../../bundling/doors.ts'

// The thread in which local-doors.ts runs the handlers of the real doors.

interface DoorCall {
  call: number
  door: Door
  event: unknown
}

/** To the thread: a call, how far the clock is ahead (ms), or that it will be ended soon. */
export type ToDoors = DoorCall | { ahead: number } | { stopping: true }

/** From the thread: every door is loaded, so that the first command need not wait for that; or the end of a call. */
export type FromDoors = { ready: true } | { call: number; answer: unknown } | { call: number; error: string }

type Handler = (event: unknown, context: Context) => unknown

const REMAINING_MS = 60_000

// All doors read the time through Date.now, so replacing it puts their clock ahead.
const realNow = Date.now

const loadDoor: Record<Door, () => Promise<{ handler: unknown }>> = {
  poll: () => import('../../../functions/poll.ts'),
  match: () => import('../../../functions/match.ts'),
  deliver: () => import('../../../functions/deliver.ts'),
  sweep: () => import('../../../functions/sweep.ts'),
  slack: () => import('../../../functions/slack.ts'),
  answer: () => import('../../../functions/answer.ts'),
  reconcile: () => import('../../../functions/reconcile.ts'),
}

// Proxies are set for each thread of its own.
goThroughProxy()

parentPort?.on('message', async (message: ToDoors) => {
  if ('stopping' in message) stopSoon()
  else if ('ahead' in message) Date.now = () => realNow() + message.ahead
  else parentPort?.postMessage(await callDoor(message))
})

async function callDoor({ call, door, event }: DoorCall): Promise<FromDoors> {
  try {
    const { handler } = await loadDoor[door]()
    return { call, answer: await (handler as Handler)(event, contextOf(door)) }
  } catch (error) {
    console.error(error)
    return { call, error: error instanceof Error ? error.message : String(error) }
  }
}

function contextOf(door: Door): Context {
  const deadline = Date.now() + REMAINING_MS
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName: door,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:ap-northeast-2:000000000000:function:${door}`,
    memoryLimitInMB: '256',
    awsRequestId: randomUUID(),
    logGroupName: 'local',
    logStreamName: 'local',
    getRemainingTimeInMillis: () => deadline - Date.now(),
    done: () => undefined,
    fail: () => undefined,
    succeed: () => undefined,
  }
}

// A door that cannot be loaded fails again, with its error, when it is called.
await Promise.allSettled(Object.values(loadDoor).map((load) => load()))
parentPort?.postMessage({ ready: true } satisfies FromDoors)
