import { randomUUID } from 'node:crypto'
import type { Door } from '../../lib/bundling/doors.ts'
import { MAPPINGS, type Mapping } from './deployed-template.ts'

export interface JobQueues {
  send(queue: string, body: string, delaySeconds: number): void
  /** Lets each queue call its door, until no job is ready at this time. */
  settle(): Promise<void>
  /** How many jobs lie in a queue of this logical id. */
  lyingIn(queue: string): number
  /** Whether the queues call their doors; when they do not, jobs wait. */
  mapped: boolean
  /** Takes away the jobs that are ready for a door, as a queue that loses them would. */
  lose(door: Door): number
}

interface Job {
  id: string
  body: string
  readyAt: number
  receives: number
}

/** The queues of the template with their mappings: times to hide a job, tries, and dead queues. */
export function openJobQueues(
  now: () => number,
  call: (door: Door, event: unknown) => Promise<{ answer?: unknown; error?: string }>,
): JobQueues {
  const queues = new Map<string, Job[]>()
  const jobsOf = (queue: string) => {
    const jobs = queues.get(queue) ?? []
    queues.set(queue, jobs)
    return jobs
  }

  /** Whether there was anything to do. */
  async function workOn(mapping: Mapping): Promise<boolean> {
    const { queue, door, batchSize, visibilityMs, maxReceives, deadLetters } = mapping
    const jobs = jobsOf(queue)
    const batch = jobs.filter(({ readyAt }) => readyAt <= now()).slice(0, batchSize)
    if (batch.length === 0) return false
    for (const job of batch) {
      job.receives += 1
      job.readyAt = now() + visibilityMs
    }
    const { answer, error } = await call(door, { Records: batch.map((job) => recordOf(queue, job)) })
    const { batchItemFailures = [] } = (answer ?? {}) as { batchItemFailures?: { itemIdentifier: string }[] }
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier))
    for (const job of batch) {
      const isDone = error === undefined && !failed.has(job.id)
      if (isDone || job.receives >= maxReceives) jobs.splice(jobs.indexOf(job), 1)
      if (!isDone && job.receives >= maxReceives) jobsOf(deadLetters).push(job)
    }
    return true
  }

  const opened: JobQueues = {
    mapped: true,
    send(queue, body, delaySeconds) {
      jobsOf(queue).push({ id: randomUUID(), body, readyAt: now() + delaySeconds * 1000, receives: 0 })
    },
    async settle() {
      if (!opened.mapped) return
      for (let isWorking = true; isWorking; ) {
        isWorking = false
        for (const mapping of MAPPINGS) isWorking = (await workOn(mapping)) || isWorking
      }
    },
    lyingIn: (queue) => jobsOf(queue).length,
    lose(door) {
      const queue = MAPPINGS.find((mapping) => mapping.door === door)?.queue ?? ''
      return jobsOf(queue).splice(0).length
    },
  }
  return opened
}

function recordOf(queue: string, { id, body, receives }: Job) {
  return {
    messageId: id,
    receiptHandle: id,
    body,
    attributes: { ApproximateReceiveCount: String(receives) },
    messageAttributes: {},
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:ap-northeast-2:111122223333:${queue}`,
    awsRegion: 'ap-northeast-2',
  }
}
