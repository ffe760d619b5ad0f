import type { RawRelease } from '../../functions/releases/raw-release.ts'
import { identityOf, releaseId } from '../../functions/releases/same-release/identity.ts'
import { DAY, HOUR, type Instant, MINUTE, seoulDay } from '../../functions/text/seoul.ts'
import type { Random } from '../support/seeded-random.ts'
import { type SimulatedChannel, TOPICS, type Topic } from './channels.ts'
import type { People } from './people.ts'
import type { Post } from './simulated-slack.ts'
import type { SimulatedSource } from './simulated-source.ts'
import type { World } from './world.ts'

interface Published {
  source: SimulatedSource
  raw: RawRelease
  /** A copy on another site may have replaced its text, and a revision would put the old text back. */
  isCopied: boolean
}

export interface ScenarioOptions {
  channels: SimulatedChannel[]
  deliveries: number
  /** For how long things happen, from now on (ms). */
  lasting: number
  /** Whether some channels stay closed until what waits for them is too old. */
  isLong: boolean
}

/**
 * Schedules everything that happens in the world: releases, copies and revisions, people who leave and return, channels that close. Returns
 * the address of every release.
 */
export function scheduleEvents(
  world: World,
  people: People,
  random: Random,
  { channels, deliveries, lasting, isLong }: ScenarioOptions,
): string[] {
  const { time, sources, slack, history } = world
  const start = time.now()
  const published = new Map<string, Published>()
  const sometime = () => start + random.between(lasting / 20, lasting)
  const later = (from: Instant, least: number, most: number) => from + random.between(least, most)

  /** Schedules a release and what becomes of it. Returns how many channels want it. */
  function publish(at: Instant, number: number): number {
    const source = random.pick(sources)
    const topic = random.pick(TOPICS)
    const second = random.chance(0.3) ? random.pick(TOPICS) : topic
    const title = `${topic.word} 종합대책 ${number}차 발표`
    const raw: RawRelease = {
      title,
      url: `https://${source.id}.example.go.kr/view?id=${number}`,
      text: `정부는 ${second.word} 지원을 넓힌다.`,
      published: { day: seoulDay(at), at },
      embargoUntil: random.chance(0.05) ? at + random.between(1, 180) * MINUTE : undefined,
    }
    const isCopied = random.chance(0.12)
    published.set(releaseId(identityOf(raw.url)), { source, raw, isCopied })
    time.at(at, () => source.publish(raw))
    if (isCopied) copy(later(at, MINUTE, 3 * HOUR), source, raw)
    else if (random.chance(0.15)) time.at(later(at, MINUTE, 10 * HOUR), () => revise(raw.url, source))
    else if (random.chance(0.05)) time.at(later(at, MINUTE, HOUR), () => reviseRepeatedly(raw.url, source))
    else if (random.chance(0.03))
      time.at(later(at, MINUTE, 5 * HOUR), () => source.change(raw.url, { withdrawn: true }))
    return channels.filter(({ topics }) => topics.includes(topic) || topics.includes(second)).length
  }

  /** Publishes the same announcement on another site, perhaps with a fuller text, which names one more topic. */
  function copy(at: Instant, { id, ministry }: SimulatedSource, raw: RawRelease): void {
    const other = random.pick(sources)
    if (other.id === id) return
    const text = random.chance(0.7) ? `${raw.text} ${random.pick(TOPICS).word}도 함께 살핀다. `.repeat(8) : raw.text
    const url = raw.url.replace(id, `${other.id}-copy`)
    time.at(at, () => other.publish({ ...raw, text, url, ministry }))
  }

  function revise(url: string, source: SimulatedSource): void {
    source.change(url, { title: `(정정) ${published.get(releaseId(identityOf(url)))?.raw.title}` })
    if (random.chance(0.3))
      time.at(later(time.now(), 1, 30 * MINUTE), () => source.change(url, { text: `다시 고쳤다. ${topicsIn(url)}` }))
  }

  const topicsIn = (url: string) => published.get(releaseId(identityOf(url)))?.raw.text ?? ''

  /** Changes a release again while the doors are still busy with the change before. */
  function reviseRepeatedly(url: string, source: SimulatedSource): void {
    for (let times = 0, at = time.now(); times < 4; times += 1, at = later(at, 60, 400)) {
      time.at(at, () => {
        source.change(url, { text: `${times}번째 글. ${topicsIn(url)}` })
        world.poll()
      })
    }
  }

  /** One of the releases that a message shows, if revising it would not put an old text back. */
  function changeable(content: Post['content']): Published | undefined {
    const [id] = random.pick(content) ?? []
    const release = id === undefined ? undefined : published.get(id)
    return release?.isCopied ? undefined : release
  }

  function leaveAndReturn(channel: SimulatedChannel, topic: Topic, leaveAt: Instant): void {
    time.at(leaveAt, () => void people.leave(channel, topic))
    if (random.chance(0.7)) time.at(later(leaveAt, lasting / 30, lasting / 4), () => void people.join(channel, topic))
  }

  /** Has Slack refuse a channel's messages for some hours, while its people try to resume it. */
  function closeFor(simulated: SimulatedChannel, from: Instant, hours: number): void {
    const { channel } = simulated
    history.closures.push({ channel, from, to: from + hours * HOUR })
    time.at(from, () => slack.close(channel, random.pick(['is_archived', 'channel_not_found'])))
    time.at(from + hours * HOUR, () => slack.close(channel))
    for (let at = from; at < from + (hours + 14) * HOUR; at += 20 * MINUTE) {
      time.at(at, () => void people.resume(simulated))
    }
  }

  for (let planned = 0, number = 1; planned < deliveries * 1.25; number += 1) planned += publish(sometime(), number)
  for (const [index, channel] of channels.entries()) {
    if (random.chance(0.6)) leaveAndReturn(channel, random.pick(channel.topics), sometime())
    if (isLong && index < 2) closeFor(channel, start + 12 * HOUR, 9 * 24)
    else if (random.chance(0.08)) closeFor(channel, sometime(), random.between(1, 20))
  }
  const revokedFrom = start + lasting / 2
  history.outages.push({ of: '*', from: revokedFrom, to: revokedFrom + HOUR })
  time.at(revokedFrom, () => slack.close('*', 'token_revoked'))
  time.at(revokedFrom + HOUR, () => slack.close('*'))

  const channelsById = new Map(channels.map((one) => [one.channel, one]))
  // What happens while something is on its way is the hardest to get right, so people and sources act just then.
  world.on.slackFault = (id, content) => {
    const channel = channelsById.get(id)
    if (channel && random.chance(0.03))
      leaveAndReturn(channel, random.pick(channel.topics), later(time.now(), 1, 8_000))
    const release = changeable(content)
    if (!release || !random.chance(0.02)) return
    release.source.change(release.raw.url, { withdrawn: true })
    time.at(later(time.now(), 1, 3_000), world.poll)
  }
  world.on.posted = ({ content }) => {
    const release = changeable(content)
    if (!release || !random.chance(0.004)) return
    revise(release.raw.url, release.source)
    time.at(later(time.now(), 1, 3_000), world.poll)
  }
  return [...published.values()].map(({ raw }) => raw.url)
}

/** Publishes a release that is nine days old. Nobody may be told of it: the first reading of a source announces only what is at most a day old. */
export function publishOldReleases(sources: SimulatedSource[], now: Instant): void {
  for (const source of sources) {
    const url = `https://${source.id}.example.go.kr/view?id=old`
    const published = { day: seoulDay(now - 9 * DAY), at: now - 9 * DAY }
    source.publish({ title: `${TOPICS[0]?.word} 옛 대책`, url, text: '', published })
  }
}
