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
  /** Reads the sample once more, in its next round; its releases are matched afterwards. */
  run(): Promise<void>
  /** The progress of the last run; undefined before the first. */
  progress(): ReplayProgress | undefined
}

// A release with a link of its own keeps its identity: it is not sent again.
const SENT_AGAIN = sampleReleases.filter(({ link }) => !link).length

/** `onChange` is called when a run begins and when its releases have been read. */
export function openSampleReplay(poller: Poller, queues: Record<string, Queue>, onChange: () => void): SampleReplay {
  const matchedSoFar = () => queues.match?.ended() ?? 0
  let matchedBefore = 0
  let all: number | undefined

  return {
    async run() {
      matchedBefore = matchedSoFar()
      all = SENT_AGAIN
      onChange()
      await poller.poll([SAMPLE_ID], ({ stored }) => {
        all = stored
      })
      onChange()
    },
    progress: () => (all === undefined ? undefined : { done: Math.min(matchedSoFar() - matchedBefore, all), all }),
  }
}
