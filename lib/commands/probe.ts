import { readFileSync, writeFileSync } from 'node:fs'
import type { ParseArgsOptionsConfig } from 'node:util'
import { now } from '../../functions/platform/clock.ts'
import { catalog, openCatalog } from '../../functions/sources/catalog/catalog.ts'
import type { CatalogLine } from '../../functions/sources/catalog/catalog-line.ts'
import { sourceSecretsIn } from '../../functions/sources/catalog/source-secrets.ts'
import { inHostQueue } from '../../functions/sources/fetch/host-queue.ts'
import { openReadSource } from '../../functions/sources/read-source.ts'
import { seoulDay } from '../../functions/text/seoul.ts'
import { commandConfigInEnvironment } from './command-line/command-config.ts'
import { type CommandLine, commandLine, exitWithError, refuse } from './command-line/command-line.ts'
import { type ProbedLine, probeLine } from './probe/probe-line.ts'
import { probeReport, probeTable } from './probe/probe-report.ts'

const COMMAND = {
  command: 'npm run probe --',
  takes: '[ID...] [--report FILE]',
  does: `카탈로그의 출처를 모두, 또는 이름(ID)을 적은 것만 한 번씩 읽어 보고, 피드·게시판·예비 경로 가운데 어디가 답했는지와 상태, 최근 발표,
건수, 응답 시간을 표로 보여 줍니다. 예비 경로가 있는 출처는 두 경로를 모두 읽습니다. 저장하는 것은 없습니다.

  --report  이슈에 붙일 보고서를 이 파일에 씁니다. 설치한 곳의 주소는 담지 않습니다.`,
  options: { report: { type: 'string' } },
  positionals: { min: 0, max: Number.POSITIVE_INFINITY },
  language: 'ko',
} as const satisfies CommandLine<ParseArgsOptionsConfig>

const { values, positionals: ids } = commandLine(COMMAND)
// Sources of one's own stand in the file of settings, as for the bot itself.
commandConfigInEnvironment()
const all = openCatalog()
const unknown = ids.filter((id) => !all.some((line) => line.id === id))
if (unknown.length > 0) refuse(COMMAND, `카탈로그에 없는 출처입니다: ${unknown.join(', ')}`)
const sources = ids.length > 0 ? all.filter(({ id }) => ids.includes(id)) : all
// Every address counts as stored, so the pages behind a board are not fetched: its list is enough to judge a source by.
const read = openReadSource({
  storedAddresses: async (addresses) => new Set(addresses),
  secret: async (name) => sourceSecretsIn(process.env)[name],
})
const turn = (url: string) => inHostQueue(new URL(url).host, 0, async () => undefined)
const probes = new Map<CatalogLine, ProbedLine>()
await Promise.all([...Map.groupBy(sources, ({ url }) => new URL(url).host).values()].map(probeInTurn))
const probed = sources.flatMap((source) => probes.get(source) ?? [])
console.log(probeTable(probed).join('\n'))
if (values.report !== undefined) saveReport(values.report)

/** Probes the sources of one host one after another. */
async function probeInTurn(ofHost: CatalogLine[]): Promise<void> {
  for (const source of ofHost) probes.set(source, await probeLine({ now, read, turn }, source))
}

function ownVersion(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return manifest.version
}

function saveReport(file: string): void {
  const report = probeReport(probed, { version: ownVersion(), day: seoulDay(now()), shipped: catalog })
  try {
    writeFileSync(file, report)
  } catch {
    exitWithError(`보고서를 쓰지 못했습니다: ${file}`)
  }
  console.log(`이슈에 붙일 보고서를 썼습니다: ${file}`)
}
