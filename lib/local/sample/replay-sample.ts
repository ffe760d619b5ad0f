import type { Queue } from '../aws/local-queue.ts'
import type { Poller } from '../process/poller.ts'
import { SAMPLE } from './extra-sources.ts'
import { sampleReleases } from './sample-release.ts'

export interface ReplayProgress {
  /** Releases that were matched, of `all` that were sent again. */
  done: number
  all: number
}

export interface Replay {
  /** Reads the sample, sent once more, and follows its releases until they are matched. */
  run(): Promise<void>
  /** Of the last run; undefined before the first. */
  progress(): ReplayProgress | undefined
}

// A row with an address of its own stays the release it is.
const SENT_AGAIN = sampleReleases.filter(({ link }) => !link).length

export function openReplay(poller: Poller, queues: Record<string, Queue>, changed: () => void): Replay {
  const matched = () => queues.match?.ended() ?? 0
  let before = 0
  let all: number | undefined

  return {
    async run() {
      before = matched()
      all = SENT_AGAIN
      changed()
      await poller.poll([SAMPLE], ({ stored }) => {
        all = stored
      })
      changed()
    },
    progress: () => (all === undefined ? undefined : { done: Math.min(matched() - before, all), all }),
  }
}
