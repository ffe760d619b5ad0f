import { setTimeout as sleep } from 'node:timers/promises'
import type { Door } from '../../bundling/doors.ts'
import { awsStandIn } from '../aws/aws-stand-in.ts'
import { lambdaQueues } from '../aws/lambda-queues.ts'
import type { Queue } from '../aws/local-queue.ts'
import type { Handle } from '../process/listen.ts'
import type { RotatingLog } from '../process/rotating-log.ts'
import { type DoorEnvironmentOptions, doorEnvironment, PARAMETER_PREFIX } from './door-environment.ts'
import { type LocalDoors, openLocalDoors } from './local-doors.ts'

export interface LocalAws {
  doors: LocalDoors
  queues: Record<string, Queue>
  /** Answers the AWS calls the doors make. */
  handle: Handle
  stop(): Promise<void>
}

interface LocalAwsOptions {
  /** Where the doors' log is written. */
  log: RotatingLog
  environment: DoorEnvironmentOptions
  /** The parameters with a value, by the last part of their name. */
  secrets: Record<string, string | undefined>
  /** Called when a door behind a queue has worked on a batch, with the number of records that failed. */
  onBatch(door: Door, failed: number): void
  /** Called with each notice for the person who runs the program: what began or ended that somebody must act on. */
  onNotice(text: string): void
}

/** A call of Slack's Web API is given up after eight seconds; hardly any takes one. What is cut off is taken up again from the table. */
const STOP_PATIENCE_MS = 6_000

/** Starts the real doors, with their queues, event bus and parameters in this process. */
export async function openLocalAws(options: LocalAwsOptions): Promise<LocalAws> {
  const { log, environment, secrets, onBatch, onNotice } = options
  const doors = await openLocalDoors(doorEnvironment(environment), log.write)
  const { queues, publish } = lambdaQueues({ callDoor: doors.call, onBatch, onNotice })
  const parameters = Object.entries(secrets).flatMap(([name, value]) =>
    value ? [[`${PARAMETER_PREFIX}/${name}`, value]] : [],
  )
  return {
    doors,
    queues,
    handle: awsStandIn({ queues, publish, parameters: Object.fromEntries(parameters) }),
    async stop() {
      doors.stopSoon()
      const ended = Promise.all(Object.values(queues).map((queue) => queue.close()))
      await Promise.race([ended, sleep(STOP_PATIENCE_MS, undefined, { ref: false })])
      await doors.stop()
      await log.close()
    },
  }
}
