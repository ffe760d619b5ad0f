import { findStoredAddresses } from '../../functions/releases/polling/find-stored-addresses.ts'
import type { RawRelease } from '../../functions/releases/raw-release.ts'
import { identityOf, releaseId } from '../../functions/releases/same-release/identity.ts'
import { CatalogLine } from '../../functions/sources/catalog/catalog-line.ts'
import { readMissingTexts } from '../../functions/sources/page/read-missing-texts.ts'
import { DAY, MINUTE, seoulDay } from '../../functions/text/seoul.ts'
import { anHwp } from '../support/documents/an-hwp.ts'
import { anHwpx } from '../support/documents/an-hwpx.ts'
import { openLocalServer } from '../support/local-server.ts'
import { type SimulatedChannel, TOPICS, type Topic } from './channels.ts'
import { type Faults, faultAtCall, type SingleFault } from './faults.ts'
import { checkInvariants } from './invariants.ts'
import { openMemoryBackend } from './memory-backend.ts'
import { openPeople } from './people.ts'
import { START } from './play-world.ts'
import { openSimulatedSource, type SimulatedSource } from './simulated-source.ts'
import { noTrace } from './trace.ts'
import { openVirtualTime, type VirtualTime } from './virtual-time.ts'
import { openWorld } from './world.ts'

/** A site on this machine that gives documents of Hangul, each with the words of one release. */
export interface FileSite {
  url: string
  /** Keeps words as the document at the address it answers. */
  add(words: string): string
  /** How often each address was asked for. */
  asked(): Map<string, number>
  close(): Promise<void>
}

/** Of so many files one is not there when it is asked for first. */
const LATE_FILE = 4

export async function openFileSite(): Promise<FileSite> {
  const files: Buffer[] = []
  const asked = new Map<string, number>()
  const server = await openLocalServer((request, response) => {
    const path = request.url ?? ''
    if (path === '/robots.txt') return void response.end('')
    const times = (asked.get(path) ?? 0) + 1
    asked.set(path, times)
    const number = Number(path.slice(1))
    if (times === 1 && number % LATE_FILE === 1) return void response.writeHead(503).end()
    response.end(files[number])
  })
  return {
    url: server.url,
    add(words) {
      const document = files.length % 2 === 0 ? anHwpx : anHwp
      return `${server.url}/${files.push(document([words])) - 1}`
    },
    asked: () => asked,
    close: server.close,
  }
}

/** A source whose list has no texts: each stands in a document, which the real reader of rows without a text fetches from a real site. */
export function openFiledSource(
  id: string,
  ministry: string,
  faults: Faults,
  time: VirtualTime,
  site: FileSite,
): SimulatedSource {
  const list = openSimulatedSource(id, ministry, faults)
  const line = CatalogLine.parse({ id, name: list.name, kind: 'feed', url: `${site.url}/rss` })
  function inFile({ text = '', ...raw }: Partial<RawRelease>) {
    const attachments = [{ name: '보도자료.hwpx', url: site.add(text) }]
    return { ...raw, ...(text !== '' && { text: '', attachments }) }
  }
  return {
    ...list,
    publish: (raw) => list.publish({ ...raw, ...inFile(raw) }),
    // A text that changes is one more document, and nobody reads the documents of stored releases again.
    change: (url, change) => list.change(url, inFile(change)),
    async read(container, validators, store) {
      const reading = await list.read(container, validators, store)
      if (reading.outcome !== 'read') return reading
      const stored = await findStoredAddresses(
        store,
        reading.releases.map(({ url }) => url),
      )
      const complete = await container.call('read files', id, async () => {
        time.beginRealWork()
        const deps = { storedAddresses: async () => stored }
        return readMissingTexts(line, reading.releases, undefined, deps, time.now()).finally(time.endRealWork)
      })
      return {
        ...reading,
        releases: complete.rows,
        validators: complete.waiting > 0 ? {} : reading.validators,
        waiting: complete.waiting,
        ...(complete.files && { files: complete.files }),
      }
    },
  }
}

const POLLS = 5
const HOW: SingleFault[] = ['crash before', 'crash after', 'sleep before']

/**
 * Sends a release whose word stands in its document alone, three times for each call of any door: with a crash before it, after it, or a sleep.
 * What went wrong is named: nothing may be lost, stored without its text, or told twice.
 */
export async function crashAroundFiles(site: FileSite): Promise<{ points: number; wrong: string[] }> {
  const { calls, wrong } = await tellOne(site, 0, 'crash before', 0)
  let points = 0
  for (let nth = 1; nth <= calls; nth += 1) {
    for (const how of HOW) {
      points += 1
      const result = await tellOne(site, nth, how, points)
      wrong.push(...result.wrong.map((what) => `${what} (${how} ${result.reached}, call ${nth} of ${calls})`))
    }
  }
  return { points, wrong }
}

async function tellOne(site: FileSite, nth: number, how: SingleFault, number: number) {
  const time = openVirtualTime(START + number * DAY)
  const faults = faultAtCall(nth, how)
  const backend = openMemoryBackend()
  const source = openFiledSource(`f${number}`, '시험부', faults, time, site)
  const world = openWorld({ time, backend, faults, trace: noTrace, sources: [source], judgesIlls: false })
  const topic = TOPICS[0] as Topic
  const channel: SimulatedChannel = {
    team: `F${number}`,
    channel: `F${number}C`,
    topics: [topic],
    rhythm: 'at once',
  }
  const url = `https://f${number}.example.go.kr/view?id=1`
  await openPeople(world).subscribeAll([channel])
  const pollFor = async (ms: number) => {
    world.poll()
    world.sweep()
    await time.runUntil(time.now() + ms)
  }
  await pollFor(MINUTE)
  const published = { day: seoulDay(time.now()), at: time.now() }
  const text = `시험부는 내년부터 ${topic.word} 지원을 두 배로 넓힌다고 밝혔다.`
  source.publish({ title: `${number}번째 대책 발표`, url, text, published })
  // A late file and a crash cost a reading each; those behind tell whether anything is told again.
  for (let polls = 0; polls < POLLS; polls += 1) await pollFor(10 * MINUTE)

  const { complaints, repeated, ambiguous } = await checkInvariants(world, [channel], [url])
  const deliveries = await backend.deliveriesOf(channel)
  const release = await backend.store.releaseById(releaseId(identityOf(url)))
  const wrong = complaints.map(({ kind, about }) => `${kind}: ${about}`)
  if (deliveries.length !== 1 || deliveries[0]?.state !== 'posted')
    wrong.push(`${deliveries.length} deliveries, not one`)
  if (repeated > ambiguous) wrong.push('told twice')
  if (release?.text !== text || release.textIn !== 'attachment') wrong.push(`stored with the text ${release?.text}`)
  return { calls: faults.calls(), reached: faults.reached(), wrong }
}
