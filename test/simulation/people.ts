import { unlessUnreadable } from '../../functions/releases/unreadable-row.ts'
import type { Store } from '../../functions/store/store.ts'
import { replaceSubscriptions, subscribe, unsubscribe } from '../../functions/subscriptions/change-subscriptions.ts'
import type { SubscriptionOptions } from '../../functions/subscriptions/subscription-options.ts'
import { type Instant, MINUTE } from '../../functions/text/seoul.ts'
import type { SimulatedChannel, Topic } from './channels.ts'
import type { History, SubscriptionPeriod } from './history.ts'
import type { World } from './world.ts'

export interface People {
  /** Subscribes every channel to its topics, without faults, before anything else happens. */
  subscribeAll(channels: SimulatedChannel[]): Promise<void>
  leave(channel: SimulatedChannel, topic: Topic): Promise<void>
  join(channel: SimulatedChannel, topic: Topic): Promise<void>
  /** Gives a subscription another topic, which the channel has not. */
  reword(channel: SimulatedChannel, topic: Topic, other: Topic): Promise<void>
  /** Presses [다시 받기] in a channel that Slack takes messages for again but that is still paused. */
  resume(channel: SimulatedChannel): Promise<void>
  /** Channels that were paused without anybody being told. */
  pausedUntold: string[]
}

/** The notes to channels about changes are not simulated. */
const noteChange = async () => undefined

const RETRY_MS = 30_000

/** The people of the channels, one in each. A person whose command gets no answer tries again. */
export function openPeople(world: World): People {
  const { time, history, slack, backend } = world
  const newestPeriods = new Map<string, SubscriptionPeriod>()
  const noticesBefore = new Map<string, number>()
  const pausedUntold: string[] = []
  /** Channels whose people are at it. */
  const resuming = new Set<string>()

  /** Sends a command until it is answered. */
  async function retryUntilAnswered(run: (store: Store, now: Instant) => Promise<unknown>): Promise<void> {
    while (!(await world.command(async (store, now) => void (await run(store, now))))) {
      await time.sleep(RETRY_MS)
    }
  }

  async function requestTopics(store: Store, simulated: SimulatedChannel, topics: Topic[], now: Instant) {
    const { team, channel, rhythm, remind } = simulated
    const deps = { add: store.subscribe, noteChange }
    const request = (some: Topic[], options: Partial<SubscriptionOptions>) =>
      subscribe(
        deps,
        { team, channel },
        some.map(({ query }) => query),
        personIn(channel),
        now,
        options,
      )
    if (!remind) return void (await request(topics, { rhythm }))
    for (const topic of topics) await request([topic], { rhythm, remind: remind.get(topic.word) ?? 0 })
  }

  function beginPeriod(channel: string, topic: Topic): SubscriptionPeriod {
    const period: SubscriptionPeriod = { channel, topic: topic.word, askedAt: time.now() }
    newestPeriods.set(`${channel} ${topic.word}`, period)
    history.subscriptionPeriods.push(period)
    return period
  }

  return {
    pausedUntold,
    async subscribeAll(channels) {
      for (const channel of channels) {
        if (channel.quiet) await backend.store.setQuietHours(channel, channel.quiet)
        await requestTopics(backend.store, channel, channel.topics, time.now() - MINUTE)
        for (const topic of channel.topics) beginPeriod(channel.channel, topic).ackAt = time.now()
      }
    },
    async leave({ team, channel }, topic) {
      const period = newestPeriods.get(`${channel} ${topic.word}`)
      if (period?.ackAt === undefined || period.leaveAskedAt !== undefined) return
      period.leaveAskedAt = time.now()
      await retryUntilAnswered((store) =>
        unsubscribe({ remove: store.unsubscribe, noteChange }, { team, channel }, [topic.query], personIn(channel)),
      )
      period.leftAt = time.now()
    },
    async join(channel, topic) {
      if (newestPeriods.get(`${channel.channel} ${topic.word}`)?.leftAt === undefined) return
      const period = beginPeriod(channel.channel, topic)
      await retryUntilAnswered((store, now) => requestTopics(store, channel, [topic], now))
      period.ackAt = time.now()
    },
    async reword({ team, channel }, topic, other) {
      const period = newestPeriods.get(`${channel} ${topic.word}`)
      if (period?.ackAt === undefined || period.leaveAskedAt !== undefined) return
      period.leaveAskedAt = time.now()
      const heir = beginPeriod(channel, other)
      heir.insteadOf = period
      await retryUntilAnswered(async (store, now) => {
        const standing = await store.subscriptionsOf({ team, channel })
        const before = standing.filter(({ queryId }) => queryId === topic.query.id)
        const deps = { ...store, add: store.subscribe, remove: store.unsubscribe, change: store.changeSubscriptions }
        if (before.length === 0) return
        await replaceSubscriptions(
          { ...deps, noteChange },
          { team, channel },
          before,
          [other.query],
          personIn(channel),
          now,
        )
      })
      heir.ackAt = time.now()
      period.leftAt = time.now()
    },
    async resume({ team, channel }) {
      if (slack.isClosed(channel) || resuming.has(channel)) return
      if (!(await unlessUnreadable(backend.store.pauseOf({ team, channel }), undefined))) return
      resuming.add(channel)
      const notices = slack.pauseNotices.get(personIn(channel)) ?? 0
      const wasTold = notices > (noticesBefore.get(channel) ?? 0)
      if (!wasTold && hasSomebodyToTell(history, channel)) pausedUntold.push(channel)
      noticesBefore.set(channel, notices)
      await retryUntilAnswered((store, now) => store.resumeChannel({ team, channel }, now))
      resuming.delete(channel)
    },
  }
}

function personIn(channel: string): string {
  return `U-${channel}`
}

/** Whether a subscription from before the channel closed still stands, whose maker is to be told of a pause. */
function hasSomebodyToTell({ closures, subscriptionPeriods }: History, channel: string): boolean {
  const from = Math.min(...closures.filter((one) => one.channel === channel).map((one) => one.from))
  return subscriptionPeriods.some((one) => one.channel === channel && !one.leaveAskedAt && (one.ackAt ?? from) < from)
}
