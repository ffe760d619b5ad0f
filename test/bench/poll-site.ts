import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/*
A program of its own, so that what it holds is not counted: feeds with whole texts, one more with a release whose words stand in a document
alone, and the document. Prints its address.
*/

const RELEASES_PER_FEED = 40
const LETTERS_PER_RELEASE = 8_000

const [, , documentPath = ''] = process.argv
const document = readFileSync(documentPath)
const sentence = '시험부는 내년부터 중소기업의 설비를 바꾸는 데 드는 비용을 지원한다고 밝혔다. '
const text = sentence.repeat(LETTERS_PER_RELEASE / sentence.length)
const day = new Date().toUTCString()

const server = createServer((request, response) => {
  const path = request.url ?? ''
  if (path === '/robots.txt') return void response.end('')
  if (path === '/document.hwpx') return void response.end(document)
  const titles = Array.from({ length: RELEASES_PER_FEED }, (_, at) => `${path.slice(1)} 지원 대책 ${at}차 발표`)
  const items =
    path === '/filed'
      ? `<item><title>첨부에 있는 발표</title><link>/document.hwpx</link><pubDate>${day}</pubDate></item>`
      : titles
          .map(
            (title, at) =>
              `<item><title>${title}</title><link>${path}/${at}</link><pubDate>${day}</pubDate><description>${text}</description></item>`,
          )
          .join('')
  response.end(`<rss version="2.0"><channel><title>시험부</title>${items}</channel></rss>`)
})
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
