import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compileMatcher } from '../../../functions/subscriptions/matching/matcher.ts'
import { PACKS } from '../../../functions/subscriptions/packs.ts'
import { isBusinessDay } from '../../../functions/text/days/business-day.ts'
import { commandLine } from '../command-line/command-line.ts'
import { readArchive } from '../replay/archived-release.ts'

const TABLE = fileURLToPath(new URL('../../../functions/subscriptions/pack-volumes.json', import.meta.url))

const { positionals, values } = commandLine({
  command: 'npm run packs --',
  takes: 'FILE.jsonl[.gz]... [--out FILE]',
  does: `Counts how many past releases ({num, url, title, date, ministry, summary} a line) each pack of keywords finds on a business day, and writes that down: it is shown before somebody takes a pack. The same files give the same table.
--out FILE   where it is written; by default to functions/subscriptions/pack-volumes.json`,
  options: { out: { type: 'string', default: TABLE } },
  positionals: { min: 1, max: Number.POSITIVE_INFINITY },
})

const releases = positionals.flatMap(readArchive)
const days = new Set(releases.map(({ date }) => date).filter(isBusinessDay)).size
const found = PACKS.map(({ id, queries }) => {
  const matcher = compileMatcher(queries)
  return [id, releases.filter(({ title, summary }) => matcher({ title, text: summary }).length > 0).length] as const
})
const dates = releases.map(({ date }) => date).sort()
const table = {
  source: `${releases.length} digests of releases on ${days} business days, ${dates[0]} to ${dates.at(-1)}: counts only, by npm run packs`,
  perDay: Object.fromEntries(found.map(([id, count]) => [id, Math.round((10 * count) / days) / 10])),
}
writeFileSync(values.out, `${JSON.stringify(table, null, 2)}\n`)
console.log(JSON.stringify({ releases: releases.length, days, ...table.perDay }))
