import type { QueuedJob } from './aws-stand-in.ts'
import type { Installation } from './installation.ts'
import { addressesIn } from './outcome.ts'

/** Something a channel was told, or a message of it was made to show. */
export interface Post {
  /** `post`, or `edit` of a message that stood. */
  what: 'post' | 'edit'
  channel: string
  /** Addresses of the releases it shows; none in a word about something else. */
  releases: string[]
  at: number
}

interface Given {
  here: Installation
  /** What stands on the queues at first. */
  jobs: QueuedJob[]
  until: number
}

/**
 * Lets the doors work as AWS has them: what is on the queues at once, bells once a minute when one is due. Time leaps to whatever
 * comes next. Answers what Slack was told meanwhile, in order.
 */
export async function letTimePass({ here, jobs, until }: Given): Promise<Post[]> {
  const posts: Post[] = []
  const waiting: (QueuedJob & { from: number })[] = []
  here.slack.told.length = 0
  here.jobs.splice(0, here.jobs.length, ...jobs)
  for (;;) {
    waiting.push(...here.jobs.splice(0).map((job) => ({ ...job, from: here.now() + job.delaySeconds * 1000 })))
    const ready = waiting.filter(({ from }) => from <= here.now())
    if (ready.length > 0) {
      for (const job of ready) waiting.splice(waiting.indexOf(job), 1)
      await workOn(here, ready)
      posts.push(...here.slack.told.splice(0).flatMap(({ method, said }) => postOf(method, said, here.now())))
      continue
    }
    const bell = await here.nextBell()
    if (bell <= here.now()) {
      await here.sweep()
      continue
    }
    const next = Math.min(bell, ...waiting.map(({ from }) => from))
    if (next > until) return posts
    here.setClock(next)
  }
}

/** Jobs about different channels at a time, those about one channel one after the other. */
async function workOn(here: Installation, jobs: QueuedJob[]): Promise<void> {
  const lines = Map.groupBy(jobs, ({ queue, body }) => (queue === 'deliver' ? body : 'others'))
  await Promise.all(
    [...lines.values()].map(async (line) => {
      for (const job of line) await here.work(job)
    }),
  )
}

function postOf(method: string, said: Record<string, unknown>, at: number): Post[] {
  const what = method === 'chat.postMessage' ? 'post' : method === 'chat.update' ? 'edit' : undefined
  return what ? [{ what, channel: String(said.channel), releases: addressesIn(JSON.stringify(said)), at }] : []
}
