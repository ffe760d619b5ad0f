import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { listen } from '../../lib/local/process/listen.ts'
import type { AtEnd } from './running-program.ts'

export interface LocalServer {
  url: string
  /** Path and body of each request, in order. */
  asked: { path: string; body: string }[]
  close(): Promise<void>
}

/** A real HTTP server on a free port; `answer` sees the request and its body. */
export async function openLocalServer(
  answer: (request: IncomingMessage, response: ServerResponse, body: string) => void,
): Promise<LocalServer> {
  const asked: LocalServer['asked'] = []
  const server = createServer(async (request, response) => {
    const chunks = await request.toArray()
    const body = Buffer.concat(chunks).toString('utf8')
    asked.push({ path: request.url ?? '', body })
    answer(request, response, body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A real web site on loopback for one test. Answers its address. */
export async function aSite(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  host = '127.0.0.1',
): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((listening) => server.listen(0, host, listening))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://${host}:${(server.address() as AddressInfo).port}`
}

const row = (title: string, index: number) =>
  `<item><title><![CDATA[ ${title} ]]></title><link><![CDATA[ /no010101/${index + 1} ]]></link><dc:date>2026-07-23 00:00:00</dc:date></item>`

/** Serves a ministry's feed with these titles on loopback; resolves to its address. */
export async function aFeed(titles: string[], atEnd: AtEnd = onTestFinished): Promise<string> {
  const feed = `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>어느 위원회 보도자료</title>${titles.map(row).join('')}</channel></rss>`
  const server = await listen(0, () => new Response(feed, { headers: { 'content-type': 'text/xml' } }))
  atEnd(server.close)
  return `${server.url}/rss`
}
