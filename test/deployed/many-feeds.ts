import { DAY } from '../../functions/text/seoul.ts'
import { listen } from '../../lib/local/process/listen.ts'

export interface Feeds {
  /** Lines of the catalog, one a feed. */
  lines: { id: string; kind: 'feed'; name: string; url: string }[]
  /** Puts a release on top of a feed. */
  publish(feed: number, title: string, at: number): void
  /** Changes the title of what a feed has on top. */
  rename(feed: number, title: string): void
  /** Changes the bytes of all feeds and nothing that is in them, as a line with the time of building does. */
  stamp(): void
  /** Feeds that answer 503. */
  down: Set<number>
  close(): Promise<void>
}

interface Item {
  number: number
  title: string
  at: number
}

/** As many as a ministry's feed holds. */
const ROWS_PER_FEED = 30
/** As many sentences as a press release of two pages. */
const BODY = '정부는 관계 부처와 함께 현장의 의견을 듣고 제도를 고쳐 나가겠다고 밝혔다. '.repeat(40)

/** Feeds on loopback, each full of releases that are days old. */
export async function openManyFeeds(count: number, now: number): Promise<Feeds> {
  let built = 0
  const feeds = Array.from({ length: count }, (_, feed) =>
    Array.from(
      { length: ROWS_PER_FEED },
      (_, row): Item => ({ number: row, title: `지난 발표 ${feed}-${row}`, at: now - (3 + 10 * row) * DAY }),
    ),
  )
  const down = new Set<number>()
  const { url, close } = await listen(0, (request) => {
    const feed = Number(new URL(request.url).pathname.slice(1))
    const items = feeds[feed]
    if (!items) return new Response('', { status: 404 })
    if (down.has(feed)) return new Response('', { status: 503 })
    return new Response(document(feed, items, built), { headers: { 'content-type': 'text/xml; charset=utf-8' } })
  })
  return {
    lines: feeds.map((_, feed) => ({ id: `f${feed}`, kind: 'feed', name: `기관 ${feed}`, url: `${url}/${feed}` })),
    publish(feed, title, at) {
      const items = feeds[feed] as Item[]
      items.unshift({ number: (items[0]?.number ?? 0) + 1000, title, at })
      items.length = ROWS_PER_FEED
    },
    rename(feed, title) {
      const [newest] = feeds[feed] as Item[]
      if (newest) newest.title = title
    },
    stamp() {
      built += 1
    },
    down,
    close,
  }
}

function document(feed: number, items: Item[], built: number): string {
  const rows = items.map(
    ({ number, title, at }) =>
      `<item><title>${title}</title><link>https://www.example.go.kr/${feed}/view.do?no=${number}</link><description>${title}. ${BODY}</description><pubDate>${new Date(at).toUTCString()}</pubDate></item>`,
  )
  return `<rss version="2.0"><channel><title>기관 ${feed} 보도자료</title><generator>build ${built}</generator>${rows.join('')}</channel></rss>`
}
