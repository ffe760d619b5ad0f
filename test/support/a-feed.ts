import { onTestFinished } from 'vitest'
import { listen } from '../../lib/local/process/listen.ts'
import type { AtEnd } from './a-run.ts'

const row = (title: string, index: number) =>
  `<item><title><![CDATA[ ${title} ]]></title><link><![CDATA[ /no010101/${index + 1} ]]></link><dc:date>2026-07-23 00:00:00</dc:date></item>`

/** Serves a ministry's feed with these titles on loopback; resolves to its address. */
export async function aFeed(titles: string[], atEnd: AtEnd = onTestFinished): Promise<string> {
  const feed = `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>어느 위원회 보도자료</title>${titles.map(row).join('')}</channel></rss>`
  const server = await listen(0, () => new Response(feed, { headers: { 'content-type': 'text/xml' } }))
  atEnd(server.close)
  return `${server.url}/rss`
}
