import { randomUUID } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import type { Context } from 'aws-lambda'
import type { DoorName } from './doors.ts'

export interface Told {
  call: number
  door: DoorName
  event: unknown
}

export type Heard = { call: number; answer: unknown } | { call: number; failed: string }

type Handler = (event: unknown, context: Context) => unknown

const REMAINING = 60_000

const doors: Record<DoorName, () => Promise<{ handler: unknown }>> = {
  poll: () => import('../../functions/poll.ts'),
  match: () => import('../../functions/match.ts'),
  deliver: () => import('../../functions/deliver.ts'),
  sweep: () => import('../../functions/sweep.ts'),
  slack: () => import('../../functions/slack.ts'),
  answer: () => import('../../functions/answer.ts'),
}

parentPort?.on('message', async (told: Told) => {
  parentPort?.postMessage(await open(told))
})

async function open({ call, door, event }: Told): Promise<Heard> {
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
