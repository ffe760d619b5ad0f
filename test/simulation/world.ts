import type { Store } from '../../functions/store/store.ts'
import type { Instant } from '../../functions/text/seoul.ts'
import type { Backend } from './backend.ts'
import { type Container, type DoorName, openContainer } from './container.ts'
import { doors, type Handler } from './doors.ts'
import type { Faults } from './faults.ts'
import { type History, openHistory, witnessed } from './history.ts'
import { openSimulatedQueue, type SimulatedQueue } from './simulated-queue.ts'
import { openSimulatedSlack, type Post, type SimulatedSlack } from './simulated-slack.ts'
import type { SimulatedSource } from './simulated-source.ts'
import type { Surroundings } from './surroundings.ts'
import type { Trace } from './trace.ts'
import type { VirtualTime } from './virtual-time.ts'

export interface World {
  time: VirtualTime
  backend: Backend
  slack: SimulatedSlack
  history: History
  sources: SimulatedSource[]
  /** Reads the sources now. */
  poll(): void
  sweep(): void
  /** Somebody's slash command or button: runs in a container of the Slack door; false when it did not answer. */
  command(run: (store: Store, now: Instant) => Promise<void>): Promise<boolean>
  /** Whether a door is at work or a job on its way. */
  isIdle(): boolean
  /** What the scenario does when something happens on Slack's side. */
  on: { posted(post: Post): void; trouble(channel: string, content: Post['content']): void }
}

interface Given {
  time: VirtualTime
  backend: Backend
  faults: Faults
  trace: Trace
  sources: SimulatedSource[]
  readBack?: boolean | undefined
}

const SECOND = 1_000
/** How long a door may run, as the stack says. */
const LIMIT: Record<DoorName, number> = {
  poll: 240 * SECOND,
  match: 60 * SECOND,
  deliver: 60 * SECOND,
  sweep: 50 * SECOND,
  slack: 10 * SECOND,
}
const HIDDEN = 6 * LIMIT.deliver
const NOT_TAKEN = new Error('the queue or bus took not all')

interface Served {
  container: Container
  store: Store
  handle: Handler | undefined
}

/** The doors in containers that live and die, with a queue before each, a bus and a Slack. */
export function openWorld({ time, backend, faults, trace, sources, readBack = false }: Given): World {
  const history = openHistory()
  const on: World['on'] = { posted: () => undefined, trouble: () => undefined }
  const slack = openSimulatedSlack({
    time,
    faults,
    onPosted: (post) => on.posted(post),
    onFault: (channel, content) => on.trouble(channel, content),
  })
  const idle: Record<DoorName, Served[]> = { poll: [], match: [], deliver: [], sweep: [], slack: [] }
  let containers = 0
  let atWork = 0

  const surroundings: Surroundings = {
    time,
    sources,
    slack,
    history,
    readBack,
    async bus(container, releaseIds) {
      if (releaseIds.length === 0) return
      const put = () => {
        for (const releaseId of releaseIds) queues.match.send(JSON.stringify({ releaseId }))
      }
      await container.pass('announce', releaseIds, put, { throttled: NOT_TAKEN })
    },
    async ring(container, channels, delaySeconds = 0) {
      if (channels.length === 0) return
      const put = () => {
        for (const { team, channel } of channels) {
          queues.deliver.send(JSON.stringify({ team, channel }), Math.min(Math.max(delaySeconds, 0), 900))
        }
      }
      await container.pass('ring', channels, put, { throttled: NOT_TAKEN })
    },
    async callSlack(container, call) {
      time.enter()
      try {
        const answer = await call()
        if (!('retryAt' in answer)) return answer
        const wait = Math.round((answer.retryAt - Date.now()) / SECOND) * SECOND
        return { ...answer, retryAt: container.now() + wait }
      } finally {
        time.leave()
      }
    },
  }

  function serve(door: DoorName): Served {
    for (let waiting = idle[door].pop(); waiting; waiting = idle[door].pop()) {
      // What an earlier invocation left behind may have struck it down since.
      if (!waiting.container.isDead()) return waiting
    }
    containers += 1
    const container = openContainer({ time, faults, trace }, `${door} ${containers}`, LIMIT[door])
    const store = witnessed(backend.storeFor(container), history, time.now, container)
    const handle = door === 'slack' ? undefined : doors[door](container, store, surroundings)
    return { container, store, handle }
  }

  async function invoke<T>(door: DoorName, work: (served: Served) => Promise<T>): Promise<T | undefined> {
    const served = serve(door)
    atWork += 1
    const run = await served.container.invoke(() => work(served))
    atWork -= 1
    if (!served.container.isDead()) idle[door].push(served)
    return run.ended === 'returned' ? run.value : undefined
  }

  async function consume(door: 'match' | 'deliver', bodies: string[]): Promise<number[]> {
    const failed = await invoke(door, async ({ handle }) => handle?.(bodies))
    return failed ?? bodies.map((_, index) => index)
  }

  const queues: Record<'match' | 'deliver', SimulatedQueue> = {
    match: openSimulatedQueue(time, faults, {
      batch: 10,
      atOnce: 10,
      hiddenFor: HIDDEN,
      consume: (bodies) => consume('match', bodies),
    }),
    deliver: openSimulatedQueue(time, faults, {
      batch: 1,
      atOnce: 60,
      hiddenFor: HIDDEN,
      consume: (bodies) => consume('deliver', bodies),
    }),
  }

  return {
    time,
    backend,
    slack,
    history,
    sources,
    on,
    poll() {
      for (let times = faults.overlap() ? 2 : 1; times > 0; times -= 1)
        void invoke('poll', async ({ handle }) => handle?.([]))
    },
    sweep: () => void invoke('sweep', async ({ handle }) => handle?.([])),
    async command(run) {
      const done = await invoke('slack', async ({ container, store }) => {
        await run(store, container.now())
        return true
      })
      return done ?? false
    },
    isIdle: () => atWork === 0 && queues.match.size() === 0 && queues.deliver.size() === 0,
  }
}
