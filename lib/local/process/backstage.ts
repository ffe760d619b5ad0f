import { join } from 'node:path'
import { cloud } from '../aws/aws-stand-in.ts'
import { lambdaQueues } from '../aws/lambda-queues.ts'
import type { Queue } from '../aws/local-queue.ts'
import { doorEnvironment, PARAMETERS, type Surroundings } from './door-environment.ts'
import { openDoorLog } from './door-log.ts'
import type { Handle } from './listen.ts'
import { type DoorName, type Doors, openDoors } from './local-doors.ts'

export interface Backstage {
  doors: Doors
  queues: Record<string, Queue>
  /** The AWS calls of the doors. */
  cloud: Handle
  stop(): Promise<void>
}

interface Given {
  directory: string
  surroundings: Surroundings
  /** By the last part of the parameter's name. */
  secrets: Record<string, string | undefined>
  /** A door behind a queue has worked on a batch, of which so many failed. */
  heard(door: DoorName, failed: number): void
}

/** The doors with AWS around them. */
export async function openBackstage({ directory, surroundings, secrets, heard }: Given): Promise<Backstage> {
  const log = await openDoorLog(join(directory, 'chorok.log'))
  const doors = await openDoors(doorEnvironment(surroundings), log.write)
  const { queues, publish } = lambdaQueues(doors, heard)
  const parameters = Object.entries(secrets).flatMap(([name, value]) =>
    value ? [[`${PARAMETERS}/${name}`, value]] : [],
  )
  return {
    doors,
    queues,
    cloud: cloud({ queues, publish, parameters: Object.fromEntries(parameters) }),
    async stop() {
      await Promise.all(Object.values(queues).map((queue) => queue.close()))
      await doors.stop()
      await log.close()
    },
  }
}
