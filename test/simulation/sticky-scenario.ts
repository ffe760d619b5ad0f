import type { Delivery } from '../../functions/delivery/delivery.ts'
import type { RawRelease } from '../../functions/releases/raw-release.ts'
import { identityOf, releaseId } from '../../functions/releases/same-release/identity.ts'
import { type Key, keys } from '../../functions/store/table/keys.ts'
import { DAY, HOUR, type Instant, MINUTE, seoulDay } from '../../functions/text/seoul.ts'
import type { Random } from '../support/seeded-random.ts'
import { GONE_TEAM, type SimulatedChannel, type Topic } from './channels.ts'
import type { People } from './people.ts'
import type { ScenarioOptions } from './scenario.ts'
import { findUntoldRefusal } from './untold.ts'
import type { World } from './world.ts'

/** As many as one reading shows, and enough to make a digest. */
const BURST = 8
const POISON_ROWS = 10
const SILENT_MS = 4 * HOUR
const GONE_MS = 3 * DAY
/** How long a row stands that a later version wrote. */
const LATER_VERSION_MS = 2 * HOUR
const MAX_LATER_ROWS = 12
const SECOND = 1_000
/** Not long enough for anything to be too old, and longer than anything happens. */
const CLOSED_AT_MOST_MS = 6 * DAY

/**
 * Schedules what does not pass by itself: messages that are refused for good or never answered (or with nothing right behind them), a Slack that is silent, a workspace that is
 * gone, a lease and a turn taken by a clock that ran ahead, rows that cannot be stored or read, and people who resume a channel just while
 * something is planned for it, or while a worker is about to pause it. Returns the addresses of the releases that this takes.
 */
export function scheduleStickyFaults(
  world: World,
  people: People,
  random: Random,
  { channels, lasting, isLong }: Omit<ScenarioOptions, 'deliveries'>,
): string[] {
  const { time, history, slack, sticky, backend, sources, on } = world
  const start = time.now()
  const urls: string[] = []
  const byName = new Map(channels.map((one) => [one.channel, one]))
  const prompt = channels.filter(({ rhythm, quiet }) => rhythm === 'at once' && !quiet)

  /** Has a source publish a release now. Returns its address. */
  function publish(topic: Topic, what: string): string {
    const source = random.pick(sources)
    const url = `https://${source.id}.example.go.kr/view?id=sticky-${urls.length}`
    const published = { day: seoulDay(time.now()), at: time.now() }
    const raw: RawRelease = { title: `${topic.word} ${what} ${urls.length}호`, url, text: '', published }
    source.publish(raw)
    return url
  }

  /** Schedules `count` releases about what a channel asks for. `among`: hears of their addresses before anybody reads them. */
  function publishAt(at: Instant, { topics }: SimulatedChannel, count: number, among?: (urls: string[]) => void): void {
    const topic = random.pick(topics)
    time.at(at, () => {
      const made = Array.from({ length: count }, () => {
        const url = publish(topic, '공고')
        urls.push(url)
        return url
      })
      among?.(made)
      world.poll()
    })
  }

  const idOf = (url: string) => releaseId(identityOf(url))
  const mark = (of: Set<string>) => (made: string[]) => of.add(idOf(made[Math.floor(made.length / 2)] as string))
  const [one, other, third] = Array.from({ length: 3 }, () => random.pick(prompt))
  if (!one || !other || !third) return []

  /** Something that cannot be sent, and soon after it something that must not wait behind it. */
  function publishBad(at: Instant, channel: SimulatedChannel, count: number, bad: Set<string>): void {
    publishAt(at, channel, count, mark(bad))
    publishAt(at + 6 * MINUTE, channel, 1)
  }
  publishBad(start + lasting * 0.1, one, 1, sticky.refused)
  publishBad(start + lasting * 0.2, other, BURST, sticky.refused)
  publishBad(start + lasting * 0.15, third, 1, sticky.unanswered)
  publishBad(start + lasting * 0.25, third, 1, sticky.muffled)

  /** Nothing of Slack answers for some hours, about the middle of which something is published. */
  function silence(from: Instant, lastingMs: number): void {
    history.outages.push({ of: '*', from, to: from + lastingMs, isSilence: true })
    time.at(from, () => void Object.assign(sticky, { isSilent: true }))
    time.at(from + lastingMs, () => void Object.assign(sticky, { isSilent: false }))
    for (let times = 0; times < 3; times += 1) publishAt(from + (times * lastingMs) / 4, random.pick(prompt), 1)
  }
  silence(start + lasting * 0.7, Math.min(SILENT_MS, lasting / 6))

  /** The bot is removed from a workspace, and put back. Nobody has to do anything there. */
  function leaveWorkspace(from: Instant, lastingMs: number): void {
    const gone = channels.filter(({ team }) => team === GONE_TEAM)
    const to = from + lastingMs
    history.outages.push({ of: GONE_TEAM, from, to })
    time.at(from, () => slack.close(GONE_TEAM, 'invalid_auth'))
    time.at(to, () => slack.close(GONE_TEAM))
    for (const channel of gone) publishAt(from + MINUTE, channel, 1)
    if (isLong) time.at(to - MINUTE, async () => void history.untold.push(...(await findUntoldRefusal(world, gone))))
  }
  leaveWorkspace(start + lasting * 0.6, isLong ? GONE_MS : lasting / 4)

  /** A worker whose clock is a day ahead takes a channel and dies. Tried until nobody else holds it. */
  function leaseAhead(channel: SimulatedChannel, at: Instant, triesLeft: number): void {
    time.at(at, async () => {
      const lease = await backend.store.leaseChannel(channel, time.now() + DAY)
      if (!lease && triesLeft > 0) leaseAhead(channel, time.now() + MINUTE, triesLeft - 1)
    })
    publishAt(at + 2 * MINUTE, channel, 1)
  }
  const [held] = [random.pick(prompt)]
  if (held) leaseAhead(held, start + lasting * 0.3, 0)
  if (held) leaseAhead(held, start + lasting * 0.35, 0)

  /** A worker whose clock is an hour ahead takes a turn in a workspace's budget of posts. */
  function turnAhead({ team }: SimulatedChannel, at: Instant): void {
    time.at(at, () => void backend.store.reserveSlot(team, time.now() + HOUR))
  }
  for (const share of [0.45, 0.5]) {
    turnAhead(one, start + lasting * share)
    publishAt(start + lasting * share + MINUTE, one, 1)
  }

  time.at(start + lasting * 0.4, () => {
    const source = random.pick(sources)
    const published = { day: seoulDay(time.now()), at: time.now() }
    for (let row = 0; row < POISON_ROWS; row += 1) {
      const url = `https://${source.id}.example.go.kr/view?id=poison-${row}`
      sticky.poison.add(url)
      source.publish({ title: `저장되지 않는 행 ${row}`, url, text: '', published })
    }
    world.poll()
  })

  /** Has a row be of a later version for a while. */
  async function rollAhead({ channel, releaseId: id }: Delivery, key: Key): Promise<void> {
    await backend.setReadable(key, false)
    for (const about of [channel, id])
      history.outages.push({ of: about, from: time.now(), to: time.now() + LATER_VERSION_MS })
    time.at(time.now() + LATER_VERSION_MS, () => void backend.setReadable(key, true))
  }
  const keysOf = ({ team, channel, releaseId: id, matches }: Delivery): Key[] => {
    const of = { team, channel }
    const subscribers = matches.map(({ queryId }) => keys.subscriber(queryId, of))
    return [keys.release(id), keys.channel(of), keys.delivery(of, id), ...subscribers]
  }

  let laterRows = 0
  on.planning = (delivery) => {
    const { channel } = delivery
    const simulated = byName.get(channel)
    const wasClosed = history.closures.some((closed) => closed.channel === channel && closed.to < time.now())
    if (simulated && wasClosed) time.at(time.now() + random.between(1, 40), () => void people.resume(simulated))
    if (laterRows >= MAX_LATER_ROWS || time.now() > start + lasting || !random.chance(0.02)) return
    laterRows += 1
    time.at(time.now() + random.between(20, 2_000), () => void rollAhead(delivery, random.pick(keysOf(delivery))))
  }
  // Something is planned just when people find that their channel is open again.
  for (const { channel, to } of history.closures) {
    const simulated = byName.get(channel)
    if (simulated && to < start + lasting) publishAt(to + random.between(1, 15) * MINUTE, simulated, 1)
  }

  /**
   * Slack takes nothing for a channel at one moment. By the time the worker pauses it people have it open again, and have pressed [다시 받기]:
   * nobody will press it once more.
   */
  function closeForAMoment({ team, channel }: SimulatedChannel, at: Instant): void {
    history.closures.push({ channel, from: at, to: at + CLOSED_AT_MOST_MS })
    time.at(at, () => slack.close(channel, 'is_archived'))
    on.closed = (refused) => {
      if (refused !== channel) return
      on.closed = () => undefined
      time.at(time.now() + 1, async () => {
        slack.close(channel)
        while (!(await world.command(async (store, now) => void (await store.resumeChannel({ team, channel }, now)))))
          await time.sleep(SECOND)
      })
    }
  }
  const open = prompt.filter(({ channel }) => !history.closures.some((closed) => closed.channel === channel))
  const closing = random.pick(open)
  if (closing) closeForAMoment(closing, start + lasting * 0.55)
  if (closing) publishAt(start + lasting * 0.55 + MINUTE, closing, 1)
  return urls
}
