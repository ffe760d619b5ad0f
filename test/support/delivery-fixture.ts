import { beforeEach } from 'vitest'
import type { Carrier, CarrierLimits, SeekOutcome, SendOutcome } from '../../functions/delivery/carrier.ts'
import { deliverChannel } from '../../functions/delivery/deliver-channel.ts'
import type { DeliveryTrouble } from '../../functions/delivery/delivery.ts'
import type { Message, MessagePart } from '../../functions/delivery/message.ts'
import type { Release } from '../../functions/releases/release.ts'
import type { Store } from '../../functions/store/store.ts'
import type { Channel } from '../../functions/subscriptions/channel.ts'
import { MINUTE } from '../../functions/text/seoul.ts'
import { aDelivery, anIncomingRelease, aSubscription, MONDAY } from './a-release.ts'
import { openTestStore } from './test-stores.ts'

export type CarrierAnswer = SendOutcome | 'crash'

/** What always becomes of a message that holds a release; undefined for the usual. */
type Fate = (message: Message) => CarrierAnswer | undefined

interface DeliveryWorld {
  now: number
  posts: {
    ids: string[]
    at: number
    tooOld?: number | undefined
    continues?: boolean | undefined
    unsent?: Message['unsent']
  }[]
  /** The titles that each edit showed. */
  edits: string[][]
  /** The reason of each pause that people were told of. */
  pauseNotices: string[]
  /** Until this instant (ms), telling people about a pause fails. */
  muteUntil: number
  /** The carrier's answers, one after the other; after the last it posts everything. */
  answers: CarrierAnswer[]
  /** Stronger than `answers`. */
  fate: Fate
  /** No probe of the workspace is answered. */
  isSilent: boolean
  /** When it was probed. */
  probes: number[]
  troubles: DeliveryTrouble[]
  /** What happens while a post is on its way. */
  whilePosting: () => Promise<unknown>
  /** The program that runs the worker is about to end. */
  isStopping: boolean
  /** How long a post takes (ms). */
  carrierTakesMs: number
  /** What reading the channel back finds, each time; undefined where nobody may read it. */
  seekOutcomes: SeekOutcome[] | undefined
  /** How often it was read back. */
  seeks: number
  limits: CarrierLimits
}

const newWorld = (): DeliveryWorld => ({
  now: MONDAY,
  posts: [],
  edits: [],
  pauseNotices: [],
  muteUntil: 0,
  answers: [],
  fate: () => undefined,
  isSilent: false,
  probes: [],
  troubles: [],
  whilePosting: async () => undefined,
  isStopping: false,
  carrierTakesMs: 0,
  seekOutcomes: undefined,
  seeks: 0,
  limits: { messagePauseMs: 1_000, maxReleasesPerMessage: 30 },
})

/** More steps than any test needs in one run. Its clock stands still, so a worker that goes round in circles would never end. */
const MAX_STEPS = 1_000

let channelCount = 0

/**
 * A channel subscribed to 희소금속, new for each test, with a worker whose clock and carrier behave as the test sets in `world`. The store is
 * a real one unless one is given.
 */
export async function deliveryFixture(given?: Store) {
  const store = given ?? (await openTestStore())
  const at = { team: 'T1', channel: 'C1' }
  const world = newWorld()

  beforeEach(async () => {
    channelCount += 1
    Object.assign(at, { team: `T${channelCount}`, channel: `C${channelCount}` })
    Object.assign(world, newWorld())
    await store.subscribe([aSubscription('희소금속', { ...at, options: { remind: 3 } })])
  })

  /** Plans releases that are due one millisecond apart, and sets the clock to when the last one is due. */
  async function planReleases(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      const id = `${at.channel}-${n}`
      await store.storeRelease(anIncomingRelease({ id, title: `희소금속 ${n}` }, [id]))
      const plannedAt = MONDAY - MINUTE
      await store.planDelivery(aDelivery({ ...at, releaseId: id, dueAt: MONDAY + n, plannedAt }), MONDAY)
    }
    world.now = MONDAY + count
    await store.wakeChannel(at, world.now + 2 * MINUTE)
  }

  /** Lets a worker deliver in the channel, over the store with some functions replaced. Returns when it asked to be rung again. */
  async function deliver(change: Partial<typeof store> = {}): Promise<number | undefined> {
    let ringAt: number | undefined
    let steps = 0
    const renewLease: Store['renewLease'] = async (...args) => {
      steps += 1
      if (steps > MAX_STEPS) throw new Error('the worker goes round in circles')
      return store.renewLease(...args)
    }
    const deps = {
      clock: {
        now: () => world.now,
        sleep: async (ms: number) => {
          world.now += ms
        },
        isStopping: () => world.isStopping,
      },
      store: { ...store, renewLease, ...change },
      carrier: openCarrier(),
      async tellPaused(_: Channel, reason: string) {
        if (world.now < world.muteUntil) return world.muteUntil
        world.pauseNotices.push(reason)
        return undefined
      },
      tell: (trouble: DeliveryTrouble) => void world.troubles.push(trouble),
      ringLater: async (_: Channel, seconds: number) => {
        ringAt = world.now + seconds * 1000
      },
    }
    await deliverChannel(deps, { ...at })
    return ringAt
  }

  function openCarrier(): Carrier {
    return { limits: world.limits, post, edit, probe, seek: world.seekOutcomes && seek }
  }

  async function probe(): Promise<boolean> {
    world.probes.push(world.now)
    return !world.isSilent
  }

  async function post(message: Message): Promise<SendOutcome> {
    const { releaseIds, tooOld, continues, unsent } = message
    world.posts.push({ ids: releaseIds, at: world.now, tooOld, continues, ...(unsent && { unsent }) })
    world.now += world.carrierTakesMs
    await world.whilePosting()
    const answer = world.fate(message) ?? world.answers.shift()
    if (answer === 'crash') throw new Error('crash')
    return answer ?? { outcome: 'posted', ts: `${world.now}.${world.posts.length}` }
  }

  async function edit(message: Message, parts: MessagePart[]): Promise<SendOutcome> {
    world.edits.push(parts.map(({ release }) => release.title))
    return (world.answers.shift() as SendOutcome | undefined) ?? { outcome: 'posted', ts: message.ts ?? '' }
  }

  async function seek(): Promise<SeekOutcome> {
    world.seeks += 1
    return world.seekOutcomes?.shift() ?? { found: 'nowhere' }
  }

  /** Revises a release, so that its message is to be edited. */
  async function reviseRelease(n = 0, change: Partial<Release> = {}): Promise<void> {
    const id = `${at.channel}-${n}`
    const was = await store.releaseById(id)
    if (!was) throw new Error('no release')
    const marks = { revision: 1, revisedAt: world.now, changed: ['title' as const] }
    const release = { ...was, title: `${was.title} (정정)`, ...marks, ...change }
    await store.saveRevision(release, was, { release, identities: [id], claims: [], revision: 1 })
    await store.wantRevision(at, id, 1, world.now, MONDAY)
    await store.wakeChannel(at, world.now)
  }

  const deliveryOf = (n: number) => store.deliveryOf(at, `${at.channel}-${n}`)

  /** The message that carried the channel's first release. */
  async function sentMessage(): Promise<Message | undefined> {
    const { messageId } = (await deliveryOf(0)) ?? {}
    return messageId ? store.messageOf(at, messageId) : undefined
  }

  /** When the channel's bell is due; undefined when it is not set. */
  async function bellDueAt(): Promise<number | undefined> {
    const bells = await store.overdueBells(MONDAY + 1e10, 1000)
    return bells.find(({ bell }) => bell.of === 'channel' && bell.channel === at.channel)?.ringAt
  }

  /** Lets workers deliver whenever the channel's bell is due, until an instant. */
  async function deliverUntil(until: number): Promise<void> {
    while (world.now < until) {
      await deliver()
      const bell = await bellDueAt()
      world.now = Math.min(Math.max(world.now + 1_000, bell ?? until), until)
    }
  }

  return {
    deliverUntil,
    store,
    at,
    world,
    openCarrier,
    planReleases,
    deliver,
    reviseRelease,
    deliveryOf,
    sentMessage,
    bellDueAt,
  }
}
