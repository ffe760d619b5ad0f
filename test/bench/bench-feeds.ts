import { parseFeed } from '../../functions/sources/feed/parse-feed.ts'
import { readWithPlainRssParser } from '../../functions/sources/feed/rss-parser-reader.ts'
import { type GeneratedRelease, generatedReleases } from '../support/generated-releases.ts'
import { type BenchRow, cpuOf } from './bench-row.ts'

const ITEMS = 50
const READINGS = 10
const DAY = 'Mon, 23 Nov 2026 10:00:00 +0900'

/** Feeds in the shapes that ministries write, of releases nobody wrote: titles alone, leads in HTML, whole texts with tables of style. */
const SHAPES = [
  { name: 'titles alone', item: (release: GeneratedRelease) => itemOf(release, '') },
  {
    name: 'leads in HTML',
    item: (release: GeneratedRelease) => itemOf(release, `<p>${release.text.slice(0, 200)}</p>`),
  },
  {
    name: 'whole texts',
    item: (release: GeneratedRelease) =>
      itemOf(release, `<p style="margin:0">${release.text}</p>`.repeat(8).replaceAll('다.', '다.&nbsp;')),
  },
]

/** Reading a feed to releases, beside rss-parser alone, which makes of it neither links, dates nor texts that can be relied on. */
export async function benchFeeds(): Promise<BenchRow[]> {
  const releases = generatedReleases(ITEMS, 31)
  const rows: BenchRow[] = []
  for (const { name, item } of SHAPES) {
    const xml = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>시험부</title><link>https://ministry.example.go.kr</link>${releases.map(item).join('')}</channel></rss>`
    const read = await repeated(() => parseFeed(xml, { base: 'https://ministry.example.go.kr/rss' }))
    const plain = await repeated(() => readWithPlainRssParser(xml))
    // Once to warm both up; then one after the other, so that the machine's load meets both.
    await read()
    await plain()
    const [ours, theirs] = [await cpuOf(read), await cpuOf(plain)]
    rows.push({
      about: `reading a feed of ${ITEMS}, ${name}`,
      value: perReading(ours),
      unit: 'ms CPU',
      goal: perReading(theirs * 2),
      peer: { name: 'rss-parser alone', value: perReading(theirs) },
    })
  }
  return rows
}

function repeated(work: () => Promise<unknown>) {
  return async () => {
    for (let reading = 0; reading < READINGS; reading += 1) await work()
  }
}

function perReading(ms: number): number {
  return Math.round((ms / READINGS) * 100) / 100
}

function itemOf({ title, text }: GeneratedRelease, description: string): string {
  const link = `/news/view.do?id=${text.length}${encodeURIComponent(title)}`
  return `<item><title><![CDATA[${title}]]></title><link>${link}</link><pubDate>${DAY}</pubDate><description><![CDATA[${description}]]></description></item>`
}
