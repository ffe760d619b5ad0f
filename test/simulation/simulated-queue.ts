import type { Faults } from './faults.ts'
import type { VirtualTime } from './virtual-time.ts'

export interface SimulatedQueue {
  send(body: string, delaySeconds?: number): void
  /** How many jobs are waiting or being worked on. */
  size(): number
  /** How many jobs failed too often and are gone. The bells in the store make up for them. */
  dead(): number
}

interface SimulatedQueueOptions {
  batchSize: number
  maxConcurrency: number
  /** A job that failed comes again this long after its batch was taken. */
  visibilityTimeoutMs: number
  /** Works on a batch. Returns the indices of the jobs that failed. */
  consume(bodies: string[]): Promise<number[]>
}

interface Job {
  body: string
  received: number
}

const MAX_RECEIVES = 5

/** A standard queue in front of a door. Jobs come late, twice, out of order or not at all, as the faults have it. */
export function openSimulatedQueue(
  time: VirtualTime,
  faults: Faults,
  { batchSize, maxConcurrency, visibilityTimeoutMs, consume }: SimulatedQueueOptions,
): SimulatedQueue {
  const ready: Job[] = []
  let waiting = 0
  let running = 0
  let dead = 0

  function arrive(job: Job, wait: number): void {
    waiting += 1
    time.at(time.now() + wait, () => {
      waiting -= 1
      ready.push(job)
      pump()
    })
  }

  function pump(): void {
    while (ready.length > 0 && running < maxConcurrency) void work(ready.splice(0, batchSize))
  }

  async function work(jobs: Job[]): Promise<void> {
    running += 1
    const startedAt = time.now()
    const failed = await consume(jobs.map(({ body }) => body))
    running -= 1
    for (const index of failed) {
      const job = jobs[index] as Job
      if (job.received + 1 >= MAX_RECEIVES) dead += 1
      else arrive({ ...job, received: job.received + 1 }, Math.max(startedAt + visibilityTimeoutMs - time.now(), 0))
    }
    pump()
  }

  return {
    dead: () => dead,
    size: () => ready.length + waiting + running,
    send(body, delaySeconds = 0) {
      const fault = faults.forQueue()
      if (fault) faults.count(`queue: ${fault}`)
      if (fault === 'lost') return
      const job = { body, received: 0 }
      const wait = delaySeconds * 1_000 + (fault === 'late' ? 45_000 : 20)
      arrive(job, wait)
      if (fault === 'twice') arrive(job, wait + 30)
    },
  }
}
