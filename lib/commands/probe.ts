import { openCatalog } from '../../functions/sources/catalog/catalog.ts'
import type { CatalogLine } from '../../functions/sources/catalog/catalog-line.ts'
import { sourceSecretsIn } from '../../functions/sources/catalog/source-secrets.ts'
import { inHostQueue } from '../../functions/sources/fetch/host-queue.ts'
import { openReadSource } from '../../functions/sources/read-source.ts'
import { commandLine } from './command-line/command-line.ts'
import { healthFromReading, newestDayIn, PROBE_HEALTH_WORDS } from './probe/probe-health.ts'

commandLine({
  command: 'npm run probe',
  takes: '',
  does: '카탈로그의 출처를 모두 한 번씩 읽어 보고, 상태와 최근 발표, 건수, 응답 시간을 표로 보여 줍니다. 저장하는 것은 없습니다.',
  language: 'ko',
})

const sources = openCatalog()
// Every address counts as stored, so the pages behind a board are not fetched: its list is enough to judge a source by.
const readSource = openReadSource({
  storedAddresses: async (addresses) => new Set(addresses),
  secret: async (name) => sourceSecretsIn(process.env)[name],
})
const rows = new Map<CatalogLine, string>()
const byHost = [...Map.groupBy(sources, ({ url }) => new URL(url).host)]
await Promise.all(byHost.map(([host, ofHost]) => probeInTurn(host, ofHost)))
console.log(
  [
    `${padded('상태', 12)}${padded('출처', 32)}${padded('최근 발표', 12)}${padded('건수', 6)}응답(ms)`,
    ...sources.map((source) => rows.get(source)),
  ].join('\n'),
)

/**
 * Probes the sources of one host one after another. The pause between two requests to a host is waited out beforehand, so that it does not
 * count as response time.
 */
async function probeInTurn(host: string, ofHost: CatalogLine[]): Promise<void> {
  for (const source of ofHost) {
    await inHostQueue(host, 0, async () => undefined)
    rows.set(source, await probe(source))
  }
}

async function probe(source: CatalogLine): Promise<string> {
  const start = Date.now()
  const reading = await readSource(source, {}, start)
  const ms = Date.now() - start
  const health = healthFromReading(source, reading, start)
  const newest = reading.outcome === 'read' ? (newestDayIn(reading) ?? '날짜 없음') : ''
  const count = reading.outcome === 'read' ? String(reading.releases.length) : ''
  const failure = reading.outcome === 'failed' ? `  ${reading.detail}` : ''
  return `${padded(PROBE_HEALTH_WORDS[health], 12)}${padded(source.name, 32)}${padded(newest, 12)}${padded(count, 6)}${ms}${failure}`
}

/** Pads with spaces to a number of terminal columns, of which a Hangul syllable takes two. */
function padded(text: string, columns: number): string {
  const used = [...text].reduce((sum, letter) => sum + (letter > '\u1100' ? 2 : 1), 0)
  return text + ' '.repeat(Math.max(1, columns - used))
}
