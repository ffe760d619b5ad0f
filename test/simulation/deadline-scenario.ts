import type { RawRelease } from '../../functions/releases/raw-release.ts'
import { identityOf, releaseId } from '../../functions/releases/same-release/identity.ts'
import { businessDaysBefore } from '../../functions/text/days/business-day.ts'
import { addDays, DAY, type Day, HOUR, type Instant, MINUTE, morningOf, seoulDay } from '../../functions/text/seoul.ts'
import type { Random } from '../support/seeded-random.ts'
import { type SimulatedChannel, TOPICS } from './channels.ts'
import type { People } from './people.ts'
import type { SimulatedSource } from './simulated-source.ts'
import type { World } from './world.ts'

/** A notice or law as its source has it in the end. */
export interface Binding {
  id: string
  url: string
  due?: Day | undefined
  effective?: Day[] | undefined
  withdrawn: boolean
}

interface DeadlineOptions {
  channels: SimulatedChannel[]
  notices: number
  /** For how long things happen (ms). */
  lasting: number
}

const MORNING = '09:00'
/** Notices come out until this long before the end, so that most of their days lie within. */
const LAST_DAYS_MS = 4 * DAY
const SILENT_MS = 4 * HOUR

/**
 * Schedules notices with last days and laws with days from which they bind, and what becomes of them, mostly in the very morning in which a
 * reminder is due: extended, shortened, moved there and back, withdrawn, given their day only later. Beside that a silence of Slack and a
 * revoked token over a morning, channels that are closed over a day, and people who leave and return. Returns what the sources say in the end,
 * filled while it happens.
 */
export function scheduleDeadlines(
  world: World,
  people: People,
  random: Random,
  { channels, notices, lasting }: DeadlineOptions,
): Binding[] {
  const { time, sources, history, slack, sticky } = world
  const start = time.now()

  function publish(number: number): Binding {
    const at = start + random.between(MINUTE, lasting - LAST_DAYS_MS)
    const source = sources[number % sources.length] as SimulatedSource
    const topic = random.pick(TOPICS)
    const second = random.chance(0.3) ? random.pick(TOPICS) : topic
    const isLaw = random.chance(0.2)
    const published = seoulDay(at)
    const days = isLaw
      ? [...new Set([8, 12, 34, 41].filter(() => random.chance(0.5)).map((days) => addDays(published, days)))]
      : []
    const due = isLaw ? undefined : addDays(published, random.between(2, 12))
    const url = `https://${source.id}.example.go.kr/view?id=${number}`
    const binding: Binding = { id: releaseId(identityOf(url)), url, withdrawn: false }
    const raw: RawRelease = {
      title: `${topic.word} ${isLaw ? '특별법' : '심사기준'} ${number}호 ${isLaw ? '개정' : '행정예고'}`,
      url,
      text: `정부는 ${second.word} 기준을 고친다.`,
      kind: isLaw ? '법령' : '행정예고',
      published: { day: published, at },
      ...(isLaw && { effective: days }),
    }
    const isLate = due !== undefined && random.chance(0.06)
    time.at(at, () => {
      source.publish({ ...raw, ...(!isLate && { due }) })
      Object.assign(binding, { due: isLate ? undefined : due, effective: isLaw ? days : undefined })
    })
    const change = (when: Instant, what: Partial<RawRelease>) =>
      // Later nobody reads the source any more.
      time.at(Math.min(when, start + lasting - HOUR), () => {
        source.change(url, what)
        const { due: moved = binding.due, effective = binding.effective, withdrawn = binding.withdrawn } = what
        Object.assign(binding, { due: moved, effective, withdrawn })
        if (random.chance(0.5)) time.at(time.now() + random.between(1, 20_000), world.poll)
      })
    if (isLate) change(at + random.between(HOUR, DAY), { due })
    else if (due) befall(due, at, raw, change)
    else if (random.chance(0.2))
      change(at + random.between(HOUR, 3 * DAY), { effective: days.map((day) => addDays(day, 2)) })
    return binding
  }

  /** What becomes of a notice. A day that is over is never changed any more. */
  function befall(
    due: Day,
    from: Instant,
    { text }: RawRelease,
    change: (when: Instant, what: Partial<RawRelease>) => void,
  ): void {
    const morning = morningOf(businessDaysBefore(due, random.pick([1, 1, 2, 3, 3, 3, 5])), MORNING)
    const around = morning + random.between(-10 * MINUTE, 10 * MINUTE)
    const sometime = from + random.between(10 * MINUTE, DAY)
    const end = morningOf(due, '20:00')
    const when = Math.min(random.chance(0.6) && around > from + 10 * MINUTE ? around : sometime, end)
    const later = addDays(due, random.between(1, 9))
    const drawn = random.next()
    if (drawn < 0.25) change(when, { due: later })
    else if (drawn < 0.32) {
      change(when, { due: later })
      change(Math.min(when + random.between(30, 6 * 3_600) * 1_000, end), { due })
    } else if (drawn < 0.38) {
      change(when, { due: later })
      change(when + random.between(30, 24 * 3_600) * 1_000, { due: addDays(later, 3) })
    } else if (drawn < 0.46 && addDays(due, -1) > seoulDay(when)) change(when, { due: addDays(due, -1) })
    else if (drawn < 0.56) change(when, { withdrawn: true })
    else if (drawn < 0.64) change(when, { text: `${text} 고친 글이다.` })
  }

  /** Has Slack refuse a channel's messages for some hours, while its people try to resume it. */
  function closeFor(simulated: SimulatedChannel, from: Instant, hours: number): void {
    const { channel } = simulated
    history.closures.push({ channel, from, to: from + hours * HOUR })
    time.at(from, () => slack.close(channel, random.pick(['is_archived', 'channel_not_found'])))
    time.at(from + hours * HOUR, () => slack.close(channel))
    for (let at = from; at < from + (hours + 14) * HOUR; at += 20 * MINUTE)
      time.at(at, () => void people.resume(simulated))
  }

  const bindings = Array.from({ length: notices }, (_, index) => publish(index + 1))
  for (const [index, channel] of channels.entries()) {
    const leaveAt = start + random.between(HOUR, lasting)
    const [topic] = channel.topics
    if (topic && random.chance(0.3)) {
      time.at(leaveAt, () => void people.leave(channel, topic))
      if (random.chance(0.7)) time.at(leaveAt + random.between(HOUR, 3 * DAY), () => void people.join(channel, topic))
    }
    const nightOf = (day: number) => start + day * DAY + random.between(8, 20) * HOUR
    if (index % 40 === 7) closeFor(channel, nightOf(1), 9 * 24)
    else if (random.chance(0.15)) closeFor(channel, nightOf(random.between(1, 12)), random.between(6, 60))
  }

  // Nothing of Slack answers from before the morning on, and on another day the token is revoked over it.
  const silentFrom = start + 3 * DAY - 10 * MINUTE
  history.outages.push({ of: '*', from: silentFrom, to: silentFrom + SILENT_MS, isSilence: true })
  time.at(silentFrom, () => void Object.assign(sticky, { isSilent: true }))
  time.at(silentFrom + SILENT_MS, () => void Object.assign(sticky, { isSilent: false }))
  const revokedFrom = start + 8 * DAY - 30 * MINUTE
  history.outages.push({ of: '*', from: revokedFrom, to: revokedFrom + HOUR })
  time.at(revokedFrom, () => slack.close('*', 'token_revoked'))
  time.at(revokedFrom + HOUR, () => slack.close('*'))
  return bindings
}

const REMINDED_AHEAD = [0, 1, 2, 3, 3, 3, 5, 10]
const UNTIL_NOON = { from: 8 * 60, to: 12 * 60 }

/** Gives each subscription of these channels its own number of days, some channels mornings in which nothing may be posted, others a rhythm. */
export function withReminders(random: Random, channels: SimulatedChannel[]): SimulatedChannel[] {
  return channels.map((channel, index) => ({
    ...channel,
    remind: new Map(channel.topics.map(({ word }) => [word, random.pick(REMINDED_AHEAD)])),
    ...(index % 9 === 7 && { quiet: UNTIL_NOON }),
    ...(index % 7 === 3 && { rhythm: 'daily' as const }),
  }))
}
