import { DAY, HOUR, MINUTE, seoulDay } from '../../functions/text/seoul.ts'
import type { Random } from '../support/seeded-random.ts'
import { GONE_TEAM, type SimulatedChannel, TOPICS } from './channels.ts'
import type { People } from './people.ts'
import type { ScenarioOptions } from './scenario.ts'
import type { World } from './world.ts'

const MAX_REWORDED_CHANNELS = 12

/**
 * Schedules people who reword a subscription while something waits by it that the new words name too: in channels that are told daily or
 * weekly, or that have quiet hours. Returns the addresses of the releases that this takes.
 */
export function scheduleRewordings(
  { time, sources, poll }: World,
  people: People,
  random: Random,
  { channels, lasting }: Pick<ScenarioOptions, 'channels' | 'lasting'>,
): string[] {
  const start = time.now()
  const urls: string[] = []
  const waiting = channels.filter(({ team, rhythm, quiet }) => team !== GONE_TEAM && (rhythm !== 'at once' || quiet))

  function schedule(channel: SimulatedChannel): void {
    const topic = random.pick(channel.topics)
    const other = random.pick(TOPICS.filter((one) => !channel.topics.includes(one)))
    const at = start + random.between(lasting / 10, lasting * 0.7)
    const source = random.pick(sources)
    const url = `https://${source.id}.example.go.kr/view?id=reworded-${urls.length}`
    urls.push(url)
    time.at(at, () => {
      const published = { day: seoulDay(time.now()), at: time.now() }
      source.publish({ title: `${topic.word} ${other.word} 계획 ${channel.channel}`, url, text: '', published })
      poll()
    })
    const rewordedAt = at + random.between(2 * MINUTE, channel.rhythm === 'weekly' ? DAY : 3 * HOUR)
    time.at(rewordedAt, () => void people.reword(channel, topic, other))
  }

  for (const channel of waiting.slice(0, MAX_REWORDED_CHANNELS)) schedule(channel)
  return urls
}
