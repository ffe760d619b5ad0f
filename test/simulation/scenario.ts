import type { RawRelease } from '../../functions/releases/raw-release.ts'
import { identityOf, releaseId } from '../../functions/releases/same-release/identity.ts'
import { DAY, HOUR, type Instant, MINUTE, seoulDay } from '../../functions/text/seoul.ts'
import { type Listening, TOPICS, type Topic } from './layout.ts'
import type { People } from './people.ts'
import type { Random } from './random.ts'
import type { Post } from './simulated-slack.ts'
import type { SimulatedSource } from './simulated-source.ts'
import type { World } from './world.ts'

interface Published {
  source: SimulatedSource
  raw: RawRelease
  /** A copy of it elsewhere may have replaced its text; a revision would put the old one back. */
  isCopied: boolean
}

export interface Staged {
  layout: Listening[]
  deliveries: number
  /** How long things happen, from now on. */
  lasting: number
  /** Whether some channels stay closed until what waits for them is too old. */
  long: boolean
}

/** Lays out everything that happens in the world: releases, revisions, people coming and going, channels closing. Answers every address published. */
export function stage(
  world: World,
  people: People,
  random: Random,
  { layout, deliveries, lasting, long }: Staged,
): string[] {
  const { time, sources, slack, history } = world
  const start = time.now()
  const published = new Map<string, Published>()
  const sometime = () => start + random.between(lasting / 20, lasting)
  const later = (from: Instant, least: number, most: number) => from + random.between(least, most)

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
    else if (random.chance(0.05)) time.at(later(at, MINUTE, HOUR), () => fidget(raw.url, source))
    else if (random.chance(0.03))
      time.at(later(at, MINUTE, 5 * HOUR), () => source.change(raw.url, { withdrawn: true }))
    return layout.filter(({ topics }) => topics.includes(topic) || topics.includes(second)).length
  }

  /** The same announcement on another site, perhaps with its whole text, in which there is something more. */
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

  /** Changed again while the doors are still busy with the change before. */
  function fidget(url: string, source: SimulatedSource): void {
    for (let times = 0, at = time.now(); times < 4; times += 1, at = later(at, 60, 400)) {
      time.at(at, () => {
        source.change(url, { text: `${times}번째 글. ${topicsIn(url)}` })
        world.poll()
      })
    }
  }

  /** One of the releases a message shows, if nothing about it would come back as it was. */
  function changeable(content: Post['content']): Published | undefined {
    const [id] = random.pick(content) ?? []
    const release = id === undefined ? undefined : published.get(id)
    return release?.isCopied ? undefined : release
  }

  function come(listening: Listening, topic: Topic, leaveAt: Instant): void {
    time.at(leaveAt, () => void people.leave(listening, topic))
    if (random.chance(0.7)) time.at(later(leaveAt, lasting / 30, lasting / 4), () => void people.join(listening, topic))
  }

  function shut(listening: Listening, from: Instant, hours: number): void {
    history.shut.push({ channel: listening.channel, from, to: from + hours * HOUR })
    time.at(from, () => slack.close(listening.channel, random.pick(['is_archived', 'channel_not_found'])))
    time.at(from + hours * HOUR, () => slack.close(listening.channel))
    for (let at = from; at < from + (hours + 14) * HOUR; at += 20 * MINUTE) {
      time.at(at, () => void people.resume(listening))
    }
  }

  for (let planned = 0, number = 1; planned < deliveries * 1.25; number += 1) planned += publish(sometime(), number)
  for (const [index, listening] of layout.entries()) {
    if (random.chance(0.6)) come(listening, random.pick(listening.topics), sometime())
    if (long && index < 2) shut(listening, start + 12 * HOUR, 9 * 24)
    else if (random.chance(0.08)) shut(listening, sometime(), random.between(1, 20))
  }
  time.at(start + lasting / 2, () => slack.close('*', 'token_revoked'))
  time.at(start + lasting / 2 + HOUR, () => slack.close('*'))

  const byChannel = new Map(layout.map((listening) => [listening.channel, listening]))
  // What is hardest to get right is what happens while something is on its way.
  world.on.trouble = (channel, content) => {
    const listening = byChannel.get(channel)
    if (listening && random.chance(0.03)) come(listening, random.pick(listening.topics), later(time.now(), 1, 8_000))
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

/** What stood on the sites before anybody looked: of the first sight, only what is younger than a day is announced. */
export function publishOld(sources: SimulatedSource[], now: Instant): void {
  for (const source of sources) {
    const url = `https://${source.id}.example.go.kr/view?id=old`
    const published = { day: seoulDay(now - 9 * DAY), at: now - 9 * DAY }
    source.publish({ title: `${TOPICS[0]?.word} 옛 대책`, url, text: '', published })
  }
}
