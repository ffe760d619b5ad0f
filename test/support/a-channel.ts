import { beforeEach } from 'vitest'
import type { Carrier, CarrierLimits, SeekOutcome, SendOutcome } from '../../functions/delivery/carrier.ts'
import { deliverChannel } from '../../functions/delivery/deliver-channel.ts'
import type { Message, MessagePart } from '../../functions/delivery/message.ts'
import type { Release } from '../../functions/releases/release.ts'
import type { Store } from '../../functions/store/store.ts'
import type { Channel } from '../../functions/subscriptions/channel.ts'
import { MINUTE } from '../../functions/text/seoul.ts'
import { aDelivery, anIncomingRelease, aSubscription, MONDAY } from './a-release.ts'
import { openTestStore } from './test-stores.ts'

export type Answer = SendOutcome | 'struck down'

interface World {
  now: number
  posts: { ids: string[]; at: number; tooOld?: number | undefined; continues?: boolean | undefined }[]
  /** The titles that each edit showed. */
  edits: string[][]
  /** The reasons of the pauses that people were told of. */
  told: string[]
  /** Until when nobody can be told of a pause. */
  mute: number
  /** The carrier's answers, one after the other; after the last it posts everything. */
  answers: Answer[]
  /** How long a post takes (ms). */
  carrierTakesMs: number
  /** What reading the channel back finds, one look after the other; undefined where nobody may read it. */
  sought: SeekOutcome[] | undefined
  looks: number
  limits: CarrierLimits
}

const fresh = (): World => ({
  now: MONDAY,
  posts: [],
  edits: [],
  told: [],
  mute: 0,
  answers: [],
  carrierTakesMs: 0,
  sought: undefined,
  looks: 0,
  limits: { messagePauseMs: 1_000, maxReleasesPerMessage: 30 },
})

let channels = 0

/**
 * A channel subscribed to 희소금속, a new one for each test, with a clock and a carrier that do as a test says. It stands in the given
 * store, or in a real one.
 */
export async function aChannel(given?: Store) {
  const store = given ?? (await openTestStore())
  const at = { team: 'T1', channel: 'C1' }
  const world = fresh()

  beforeEach(async () => {
    channels += 1
    Object.assign(at, { team: `T${channels}`, channel: `C${channels}` })
    Object.assign(world, fresh())
    await store.subscribe([aSubscription('희소금속', at)])
  })

  /** Plans releases that are due one after the other, and puts the clock to when the last one is. */
  async function planned(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      const id = `${at.channel}-${n}`
      await store.storeRelease(anIncomingRelease({ id, title: `희소금속 ${n}` }, [id]))
      const plannedAt = MONDAY - MINUTE
      await store.planDelivery(aDelivery({ ...at, releaseId: id, dueAt: MONDAY + n, plannedAt }), MONDAY)
    }
    world.now = MONDAY + count
    await store.wakeChannel(at, world.now + 2 * MINUTE)
  }

  /** Lets a worker deliver in the channel, over a store with some methods changed. Returns when it asked to be rung again. */
  async function deliver(change: Partial<typeof store> = {}): Promise<number | undefined> {
    let ringAt: number | undefined
    const deps = {
      clock: {
        now: () => world.now,
        sleep: async (ms: number) => {
          world.now += ms
        },
      },
      store: { ...store, ...change },
      carrier: aCarrier(),
      async tellPaused(_: Channel, reason: string) {
        if (world.now < world.mute) return world.mute
        world.told.push(reason)
        return undefined
      },
      ringLater: async (_: Channel, seconds: number) => {
        ringAt = world.now + seconds * 1000
      },
    }
    await deliverChannel(deps, { ...at })
    return ringAt
  }

  function aCarrier(): Carrier {
    return { limits: world.limits, post, edit, seek: world.sought && seek }
  }

  async function post({ releaseIds, tooOld, continues }: Message): Promise<SendOutcome> {
    world.posts.push({ ids: releaseIds, at: world.now, tooOld, continues })
    world.now += world.carrierTakesMs
    const answer = world.answers.shift()
    if (answer === 'struck down') throw new Error('struck down')
    return answer ?? { outcome: 'posted', ts: `${world.now}.${world.posts.length}` }
  }

  async function edit(message: Message, parts: MessagePart[]): Promise<SendOutcome> {
    world.edits.push(parts.map(({ release }) => release.title))
    return (world.answers.shift() as SendOutcome | undefined) ?? { outcome: 'posted', ts: message.ts ?? '' }
  }

  async function seek(): Promise<SeekOutcome> {
    world.looks += 1
    return world.sought?.shift() ?? { found: 'nowhere' }
  }

  /** Revises a release, so that its message is to be edited. */
  async function revised(n = 0, change: Partial<Release> = {}): Promise<void> {
    const id = `${at.channel}-${n}`
    const was = await store.releaseById(id)
    if (!was) throw new Error('no release')
    const marks = { revision: 1, revisedAt: world.now, changed: ['title' as const] }
    const release = { ...was, title: `${was.title} (정정)`, ...marks, ...change }
    await store.saveRevision(release, was, { release, identities: [id], claims: [], revision: 1 })
    await store.wantRevision(at, id, 1, world.now, MONDAY)
    await store.wakeChannel(at, world.now)
  }

  const ended = (n: number) => store.deliveryOf(at, `${at.channel}-${n}`)

  /** The message that carried the channel's first release. */
  async function sentMessage(): Promise<Message | undefined> {
    const { messageId } = (await ended(0)) ?? {}
    return messageId ? store.messageOf(at, messageId) : undefined
  }

  /** When the channel's bell is due; undefined when it is silent. */
  async function ringsAt(): Promise<number | undefined> {
    const bells = await store.overdueBells(MONDAY + 1e10, 1000)
    return bells.find(({ bell }) => bell.of === 'channel' && bell.channel === at.channel)?.ringAt
  }

  return { store, at, world, aCarrier, planned, deliver, revised, ended, sentMessage, ringsAt }
}
