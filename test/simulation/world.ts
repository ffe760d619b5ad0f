import type { Delivery, DeliveryTrouble } from '../../functions/delivery/delivery.ts'
import { RowRefused } from '../../functions/releases/row-refused.ts'
import type { Store } from '../../functions/store/store.ts'
import type { Instant } from '../../functions/text/seoul.ts'
import type { Backend } from './backend.ts'
import { type Container, type DoorName, openContainer } from './container.ts'
import { type DoorDeps, doors, type Handler } from './doors.ts'
import type { Faults } from './faults.ts'
import { type History, openHistory, recordHistory } from './history.ts'
import { openSimulatedQueue, type SimulatedQueue } from './simulated-queue.ts'
import { openSimulatedSlack, type Post, type SimulatedSlack } from './simulated-slack.ts'
import type { SimulatedSource } from './simulated-source.ts'
import { openStickyFaults, type StickyFaults } from './sticky-faults.ts'
import type { Trace } from './trace.ts'
import type { VirtualTime } from './virtual-time.ts'

export interface World {
  time: VirtualTime
  backend: Backend
  slack: SimulatedSlack
  history: History
  sticky: StickyFaults
  sources: SimulatedSource[]
  /** Runs the poll door on all sources now. */
  poll(): void
  /** Runs the sweep door now. */
  sweep(): void
  /** Runs somebody's command or button in a container of the Slack door. False when it was not answered. */
  command(run: (store: Store, now: Instant) => Promise<void>): Promise<boolean>
  /** Whether no door is at work and no job on its way. */
  isIdle(): boolean
  /** Called when something happens; the scenario sets them. `planning`: right before a delivery is saved. */
  on: {
    posted(post: Post): void
    slackFault(channel: string, content: Post['content']): void
    closed(channel: string): void
    planning(delivery: Delivery): void
    trouble(trouble: DeliveryTrouble): void
  }
}

interface WorldDeps {
  time: VirtualTime
  backend: Backend
  faults: Faults
  trace: Trace
  sources: SimulatedSource[]
  readBack?: boolean | undefined
  /** Whether sweep judges ills; it does unless told otherwise. */
  judgesIlls?: boolean | undefined
}

const SECOND = 1_000
/** How long a door may run, as in the stack (ms). */
const TIME_LIMIT_MS: Record<DoorName, number> = {
  poll: 240 * SECOND,
  match: 60 * SECOND,
  deliver: 60 * SECOND,
  sweep: 50 * SECOND,
  slack: 10 * SECOND,
}
/** The visibility timeout of the queues, as in the stack. */
const VISIBILITY_TIMEOUT_MS = 6 * TIME_LIMIT_MS.deliver
const PARTLY_REFUSED = new Error('the queue or bus refused some of it')

/** A container with the door that runs in it. The Slack door has no handler: `command` hands it its work. */
interface RunningDoor {
  container: Container
  store: Store
  handle: Handler | undefined
}

/** The doors, in containers that come and go, with their queues, a bus and a Slack. */
export function openWorld({
  time,
  backend,
  faults,
  trace,
  sources,
  readBack = false,
  judgesIlls = true,
}: WorldDeps): World {
  const history = openHistory()
  const sticky = openStickyFaults()
  const ignore = () => undefined
  const on: World['on'] = { posted: ignore, slackFault: ignore, closed: ignore, planning: ignore, trouble: ignore }
  const slack = openSimulatedSlack({
    time,
    faults,
    sticky,
    onPosted: (post) => on.posted(post),
    onFault: (channel, content) => on.slackFault(channel, content),
    onClosed: (channel) => on.closed(channel),
  })
  const idle: Record<DoorName, RunningDoor[]> = { poll: [], match: [], deliver: [], sweep: [], slack: [] }
  let containers = 0
  let atWork = 0

  const doorDeps: DoorDeps = {
    time,
    faults,
    sources,
    slack,
    history,
    readBack,
    judgesIlls,
    onTrouble(trouble) {
      history.troubles.push(trouble)
      if (trouble.trouble === 'failed')
        for (const id of trouble.releaseIds) history.failed.add(`${trouble.channel} ${id}`)
      on.trouble(trouble)
    },
    async announce(container, releaseIds) {
      if (releaseIds.length === 0) return
      const put = () => {
        for (const releaseId of releaseIds) queues.match.send(JSON.stringify({ releaseId }))
      }
      await container.call('announce', releaseIds, put, { throttled: PARTLY_REFUSED })
    },
    async ring(container, channels, delaySeconds = 0) {
      if (channels.length === 0) return
      const put = () => {
        for (const { team, channel } of channels) {
          queues.deliver.send(JSON.stringify({ team, channel }), Math.min(Math.max(delaySeconds, 0), 900))
        }
      }
      await container.call('ring', channels, put, { throttled: PARTLY_REFUSED })
    },
    async callSlack(container, call) {
      time.beginRealWork()
      try {
        const answer = await call()
        if (typeof answer === 'object' && 'retryAt' in answer) {
          const wait = Math.round((answer.retryAt - Date.now()) / SECOND) * SECOND
          answer.retryAt = container.now() + wait
        }
        return answer
      } finally {
        time.endRealWork()
      }
    },
  }

  /** The store as the scenario has it: some rows it refuses, and some moments it waits for. */
  function withHooks(store: Store): Store {
    return {
      ...store,
      async storeRelease(incoming, ringAt) {
        if (sticky.poison.has(incoming.release.url)) throw new RowRefused('the table refuses it (too large)')
        return store.storeRelease(incoming, ringAt)
      },
      planDelivery(delivery, ringAt) {
        on.planning(delivery)
        return store.planDelivery(delivery, ringAt)
      },
    }
  }

  /** An idle container of a door, or a new one. */
  function takeContainer(door: DoorName): RunningDoor {
    for (let waiting = idle[door].pop(); waiting; waiting = idle[door].pop()) {
      // Work that an earlier invocation left running may have crashed it since.
      if (!waiting.container.isDead()) return waiting
    }
    containers += 1
    const container = openContainer({ time, faults, trace }, `${door} ${containers}`, TIME_LIMIT_MS[door])
    const store = recordHistory(withHooks(backend.storeFor(container)), history, time.now, container)
    const handle = door === 'slack' ? undefined : doors[door](container, store, doorDeps)
    return { container, store, handle }
  }

  async function invoke<T>(door: DoorName, work: (running: RunningDoor) => Promise<T>): Promise<T | undefined> {
    const running = takeContainer(door)
    atWork += 1
    const run = await running.container.invoke(() => work(running))
    atWork -= 1
    if (!running.container.isDead()) idle[door].push(running)
    return run.ended === 'returned' ? run.value : undefined
  }

  async function consume(door: 'match' | 'deliver', bodies: string[]): Promise<number[]> {
    const failed = await invoke(door, async ({ handle }) => handle?.(bodies))
    return failed ?? bodies.map((_, index) => index)
  }

  const queues: Record<'match' | 'deliver', SimulatedQueue> = {
    match: openSimulatedQueue(time, faults, {
      batchSize: 10,
      maxConcurrency: 10,
      visibilityTimeoutMs: VISIBILITY_TIMEOUT_MS,
      consume: (bodies) => consume('match', bodies),
    }),
    deliver: openSimulatedQueue(time, faults, {
      batchSize: 1,
      maxConcurrency: 60,
      visibilityTimeoutMs: VISIBILITY_TIMEOUT_MS,
      consume: (bodies) => consume('deliver', bodies),
    }),
  }

  return {
    time,
    backend,
    slack,
    history,
    sticky,
    sources,
    on,
    poll() {
      for (let times = faults.scheduleFiresTwice() ? 2 : 1; times > 0; times -= 1)
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
