import { createWriteStream } from 'node:fs'
import { stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import type { Door } from '../../bundling/doors.ts'
import { awsStandIn } from '../aws/aws-stand-in.ts'
import { lambdaQueues } from '../aws/lambda-queues.ts'
import type { Queue } from '../aws/local-queue.ts'
import type { Handle } from '../process/listen.ts'
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
  /** Where the doors' log is written: `chorok.log`. */
  directory: string
  environment: DoorEnvironmentOptions
  /** The parameters with a value, by the last part of their name. */
  secrets: Record<string, string | undefined>
  /** Called when a door behind a queue has worked on a batch, with the number of records that failed. */
  onBatch(door: Door, failed: number): void
  /** Called with each notice for the person who runs the program: what began or ended that somebody must act on. */
  onNotice(text: string): void
}

const MAX_LOG_BYTES = 10 * 1024 * 1024

/** Starts the real doors, with their queues, event bus and parameters in this process. */
export async function openLocalAws(options: LocalAwsOptions): Promise<LocalAws> {
  const { directory, environment, secrets, onBatch, onNotice } = options
  const log = await openLogFile(join(directory, 'chorok.log'))
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
      await Promise.all(Object.values(queues).map((queue) => queue.close()))
      await doors.stop()
      await log.close()
    },
  }
}

/** Appends to a log file; one over 10 MB is emptied first. A log that cannot be written stops nothing else. */
async function openLogFile(path: string): Promise<{ write(text: string): void; close(): Promise<void> }> {
  const size = await stat(path).then(
    (file) => file.size,
    () => 0,
  )
  if (size > MAX_LOG_BYTES) await truncate(path).catch(() => undefined)
  const file = createWriteStream(path, { flags: 'a' })
  let failed = false
  file.on('error', () => {
    failed = true
  })
  return {
    write(text) {
      if (!failed) file.write(text)
    },
    close: () => new Promise((resolve) => (failed ? resolve() : file.end(() => resolve()))),
  }
}
