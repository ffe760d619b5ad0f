import { setTimeout as sleep } from 'node:timers/promises'
import type { Queue } from '../aws/local-queue.ts'
import type { Poller } from '../doors/poller.ts'
import { sampleReleases } from './sample-release.ts'
import { SAMPLE_ID } from './sources-to-read.ts'

export interface ReplayProgress {
  /** How many of them have been matched. */
  done: number
  /** How many releases were sent again. */
  all: number
}

export interface SampleReplay {
  /** Reads what the sample has by now, and waits until it has been matched: whoever subscribes afterwards is not told of it as news. Returns how much it was. */
  readPast(): Promise<number>
  /** Reads the sample once more, in its next round; its releases are matched afterwards. */
  run(): Promise<void>
  /** The progress of the last run; undefined before the first. */
  progress(): ReplayProgress | undefined
}

const MATCHED_CHECK_MS = 30
/** A match that failed comes again later, and nobody waits for that. */
const MATCHED_MAX_CHECKS = 300

/** `onChange` is called when a run begins and when its releases have been read. */
export function openSampleReplay(poller: Poller, queues: Record<string, Queue>, onChange: () => void): SampleReplay {
  const matchedSoFar = () => queues.match?.ended() ?? 0
  let matchedBefore = 0
  let all: number | undefined

  return {
    async readPast() {
      let past = 0
      await poller.poll([SAMPLE_ID], ({ stored }) => {
        past = stored
      })
      for (let checks = 0; queues.match?.waiting() && checks < MATCHED_MAX_CHECKS; checks += 1)
        await sleep(MATCHED_CHECK_MS)
      return past
    },
    async run() {
      matchedBefore = matchedSoFar()
      all = sampleReleases.length
      onChange()
      await poller.poll([SAMPLE_ID], ({ stored }) => {
        all = stored
      })
      onChange()
    },
    progress: () => (all === undefined ? undefined : { done: Math.min(matchedSoFar() - matchedBefore, all), all }),
  }
}
