import { openCatalog } from '../../functions/sources/catalog/catalog.ts'
import type { CatalogLine } from '../../functions/sources/catalog/catalog-line.ts'
import { sourceSecretsIn } from '../../functions/sources/catalog/source-secrets.ts'
import { inHostQueue } from '../../functions/sources/fetch/host-queue.ts'
import { openReadSource } from '../../functions/sources/read-source.ts'
import { commandLine } from './command-line/command-line.ts'
import { newestDay, PROBED, probed } from './probe/probed.ts'

commandLine({
  command: 'npm run probe',
  takes: '',
  does: '카탈로그의 출처를 모두 한 번씩 읽어 보고, 상태와 최근 발표, 건수, 응답 시간을 표로 보여 줍니다. 저장하는 것은 없습니다.',
  language: 'ko',
})

const sources = openCatalog()
// Pages behind boards are left alone: to know how a source is, its list is enough.
const read = openReadSource({
  storedAddresses: async (addresses) => new Set(addresses),
  secret: async (name) => sourceSecretsIn(process.env)[name],
})
const lines = new Map<CatalogLine, string>()
const hosts = [...Map.groupBy(sources, ({ url }) => new URL(url).host)]
await Promise.all(hosts.map(([host, ofHost]) => probeInTurn(host, ofHost)))
console.log(
  [
    `${wide('상태', 12)}${wide('출처', 32)}${wide('최근 발표', 12)}${wide('건수', 6)}응답(ms)`,
    ...sources.map((source) => lines.get(source)),
  ].join('\n'),
)

/** One after the other, each after the pause that its host is due: waiting is no part of how fast it answers. */
async function probeInTurn(host: string, ofHost: CatalogLine[]): Promise<void> {
  for (const source of ofHost) {
    await inHostQueue(host, 0, async () => undefined)
    lines.set(source, await probe(source))
  }
}

async function probe(source: CatalogLine): Promise<string> {
  const began = Date.now()
  const reading = await read(source, {}, began)
  const took = Date.now() - began
  const health = probed(source, reading, began)
  const found = reading.outcome === 'read' ? (newestDay(reading) ?? '날짜 없음') : ''
  const count = reading.outcome === 'read' ? String(reading.releases.length) : ''
  const why = reading.outcome === 'failed' ? `  ${reading.detail}` : ''
  return `${wide(PROBED[health], 12)}${wide(source.name, 32)}${wide(found, 12)}${wide(count, 6)}${took}${why}`
}

/** Pads to a width in which a Hangul syllable takes two columns. */
function wide(text: string, width: number): string {
  const columns = [...text].reduce((sum, letter) => sum + (letter > '\u1100' ? 2 : 1), 0)
  return text + ' '.repeat(Math.max(1, width - columns))
}
