import type { Store } from '../../functions/store/store.ts'
import { subscribe, unsubscribe } from '../../functions/subscriptions/change-subscriptions.ts'
import { type Instant, MINUTE } from '../../functions/text/seoul.ts'
import type { History, Standing } from './history.ts'
import type { Listening, Topic } from './layout.ts'
import type { World } from './world.ts'

export interface People {
  /** Before anything else happens: everybody's subscriptions, without faults. */
  settle(layout: Listening[]): Promise<void>
  leave(listening: Listening, topic: Topic): Promise<void>
  join(listening: Listening, topic: Topic): Promise<void>
  /** Presses [다시 받기] in a channel that can be written to again but is still paused. */
  resume(listening: Listening): Promise<void>
  /** Channels that were paused without anybody being told. */
  untold: string[]
}

/** Nobody reads the notes to the channels here. */
const noteChange = async () => undefined

const TRIES_AGAIN_AFTER = 30_000

/** The people of the channels. Who gets no answer tries again. */
export function openPeople(world: World): People {
  const { time, history, slack, backend } = world
  const standing = new Map<string, Standing>()
  const toldBefore = new Map<string, number>()
  const untold: string[] = []

  async function insist(run: (store: Store, now: Instant) => Promise<unknown>): Promise<void> {
    while (!(await world.command(async (store, now) => void (await run(store, now))))) {
      await time.sleep(TRIES_AGAIN_AFTER)
    }
  }

  function ask(store: Store, { team, channel, rhythm }: Listening, topics: Topic[], now: Instant) {
    const queries = topics.map(({ query }) => query)
    return subscribe({ add: store.subscribe, noteChange }, { team, channel }, queries, personIn(channel), now, {
      rhythm,
    })
  }

  function begin(channel: string, topic: Topic): Standing {
    const begun: Standing = { channel, topic: topic.word, askedAt: time.now() }
    standing.set(`${channel} ${topic.word}`, begun)
    history.standings.push(begun)
    return begun
  }

  return {
    untold,
    async settle(layout) {
      for (const listening of layout) {
        if (listening.quiet) await backend.store.setQuietHours(listening, listening.quiet)
        await ask(backend.store, listening, listening.topics, time.now() - MINUTE)
        for (const topic of listening.topics) begin(listening.channel, topic).ackAt = time.now()
      }
    },
    async leave({ team, channel }, topic) {
      const stands = standing.get(`${channel} ${topic.word}`)
      if (stands?.ackAt === undefined || stands.leaveAskedAt !== undefined) return
      stands.leaveAskedAt = time.now()
      await insist((store) =>
        unsubscribe({ remove: store.unsubscribe, noteChange }, { team, channel }, [topic.query], personIn(channel)),
      )
      stands.leftAt = time.now()
    },
    async join(listening, topic) {
      if (standing.get(`${listening.channel} ${topic.word}`)?.leftAt === undefined) return
      const begun = begin(listening.channel, topic)
      await insist((store, now) => ask(store, listening, [topic], now))
      begun.ackAt = time.now()
    },
    async resume({ team, channel }) {
      if (slack.isClosed(channel) || !(await backend.store.pauseOf({ team, channel }))) return
      const told = slack.told.get(personIn(channel)) ?? 0
      const isNew = told > (toldBefore.get(channel) ?? 0)
      if (!isNew && isAskedForThroughout(history, channel)) untold.push(channel)
      toldBefore.set(channel, told)
      await insist((store, now) => store.resumeChannel({ team, channel }, now))
    },
  }
}

function personIn(channel: string): string {
  return `U-${channel}`
}

/** Whether somebody is subscribed now who was before the channel closed: somebody to tell. */
function isAskedForThroughout({ shut, standings }: History, channel: string): boolean {
  const from = Math.min(...shut.filter((one) => one.channel === channel).map((one) => one.from))
  return standings.some((one) => one.channel === channel && !one.leaveAskedAt && (one.ackAt ?? from) < from)
}
