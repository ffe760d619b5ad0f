import { MINUTE, seoulDay } from '../../functions/text/seoul.ts'
import { type SimulatedChannel, TOPICS, type Topic } from './channels.ts'
import type { Complaint } from './complaint.ts'
import { faultAtCall } from './faults.ts'
import { checkInvariants } from './invariants.ts'
import { openMemoryBackend } from './memory-backend.ts'
import { openPeople } from './people.ts'
import { START } from './play-world.ts'
import { openSimulatedSource } from './simulated-source.ts'
import { noTrace } from './trace.ts'
import { openVirtualTime } from './virtual-time.ts'
import { openWorld } from './world.ts'

export interface BacklogResult {
  /** How long a channel waits for its one release beside another with 500 due (ms). */
  besideBacklog: number
  /** The most messages within a minute when one release goes to a thousand channels of one workspace. */
  busiestMinute: number
  complaints: Complaint[]
}

const BACKLOG = 500
const SOURCES = 10
const CHANNELS = 1_000
const MAX_DELAY_MS = MINUTE
const [COMMON, RARE] = TOPICS as [Topic, Topic]

/** What much to do at once does to others, without any fault: a channel with hundreds due, and a release for a thousand channels. */
export async function playBacklogs(): Promise<BacklogResult> {
  const busy: SimulatedChannel = { team: 'B', channel: 'B1', topics: [COMMON], rhythm: 'at once' }
  const quick: SimulatedChannel = { team: 'B', channel: 'B2', topics: [RARE], rhythm: 'at once' }
  const beside = await play([busy, quick], [...Array.from({ length: BACKLOG }, () => COMMON), RARE])
  const [post] = beside.postsOf(quick)
  const besideBacklog = post ? post.at - beside.publishedAt : Number.POSITIVE_INFINITY
  const channels = Array.from({ length: CHANNELS }, (_, index): SimulatedChannel => {
    return { team: 'M', channel: `M${index}`, topics: [COMMON], rhythm: 'at once' }
  })
  const many = await play(channels, [COMMON])
  const about = `a channel waited for ${besideBacklog / 1_000} s because another had ${BACKLOG} due`
  const unfair = besideBacklog > MAX_DELAY_MS ? [{ kind: 'unfair', about, subjects: [] }] : []
  return {
    besideBacklog,
    busiestMinute: many.busiestMinute,
    complaints: [...beside.complaints, ...many.complaints, ...unfair],
  }
}

/** Publishes releases all at once, and goes on until everybody has them. */
async function play(channels: SimulatedChannel[], topics: Topic[]) {
  const time = openVirtualTime(START)
  const faults = faultAtCall(0, 'crash before')
  const sources = Array.from({ length: SOURCES }, (_, index) =>
    openSimulatedSource(`b${index}`, `시험${index}부`, faults),
  )
  const backend = openMemoryBackend()
  const world = openWorld({ time, backend, faults, trace: noTrace, sources, judgesIlls: false })
  await openPeople(world).subscribeAll(channels)
  world.poll()
  await time.runUntil(time.now() + MINUTE)
  const publishedAt = time.now()
  const urls = topics.map((topic, index) => {
    const url = `https://b${index % SOURCES}.example.go.kr/view?id=${index}`
    const published = { day: seoulDay(publishedAt), at: publishedAt }
    sources[index % SOURCES]?.publish({ title: `${topic.word} ${index}차 대책`, url, text: '', published })
    return url
  })
  world.poll()
  for (let minute = 0; minute < 30; minute += 1) {
    world.sweep()
    await time.runUntil(time.now() + MINUTE)
  }
  const { complaints, busiestMinute } = await checkInvariants(world, channels, urls)
  return {
    complaints,
    busiestMinute,
    publishedAt,
    postsOf: ({ channel }: SimulatedChannel) => world.slack.postsIn(channel),
  }
}
