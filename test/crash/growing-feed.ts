import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface GrowingFeed {
  url: string
  /** The titles published so far. */
  titles: string[]
  publish(): void
  /** Whether it answers, or hangs up on whoever asks. */
  setReachable(isReachable: boolean): void
  close(): void
}

/** A feed on loopback to which a release comes with each `publish`, about each of the words by turns. It shows the last `shown`, all published at `at` (ms), if given. */
export async function openGrowingFeed(shown = 40, words = ['핵심광물'], at?: number): Promise<GrowingFeed> {
  const titles: string[] = []
  let isReachable = true
  const server = createServer((_, response) => {
    if (!isReachable) return void response.destroy()
    response.setHeader('content-type', 'application/rss+xml')
    response.end(feedOf(titles, shown, at))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/rss.xml`,
    titles,
    publish: () => void titles.push(`${words[titles.length % words.length]} 비축 계획 제${titles.length + 1}호`),
    setReachable(reachable) {
      isReachable = reachable
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** The numbers of the releases that a text tells, each once: 1 is the first that was published. */
export function numbersIn(text: string): Set<number> {
  return new Set([...text.matchAll(/비축 계획 제(\d+)호/g)].map(([, number]) => Number(number)))
}

function feedOf(titles: string[], shown: number, at?: number): string {
  const date = at === undefined ? '' : `<pubDate>${new Date(at).toUTCString()}</pubDate>`
  const items = titles
    .map((title, index) => ({ title, link: `https://www.example.go.kr/news/view?id=${index + 1}` }))
    .slice(-shown)
    .map(
      ({ title, link }) =>
        `<item><title>${title}</title><link>${link}</link><description>${title}을 발표하였다.</description>${date}</item>`,
    )
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>시험</title><link>https://www.example.go.kr</link>${items.join('')}</channel></rss>`
}
