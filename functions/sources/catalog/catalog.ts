import * as z from 'zod'
import { readEnv } from '../../platform/env.ts'
import lines from './catalog.json' with { type: 'json' }
import { type BoardLine, CatalogLine, type FeedLine } from './catalog-line.ts'

/** Defaults for catalog lines: feeds read the pages behind releases without a text. Extra lines do so only with `"page": "any"`. */
const DEFAULTS_BY_KIND: Record<string, object> = { feed: { page: 'any' } }

/** Every source that is read unless the catalog is off; each line says how its address is known. */
export const catalog: CatalogLine[] = z
  .array(CatalogLine)
  .parse(lines.map((line) => ({ ...DEFAULTS_BY_KIND[line.kind], ...line })))

export interface SourcesOptions {
  /** `off` leaves the lines of the installation's own. */
  catalog: 'live' | 'off'
  /** JSON array of catalog lines read beside the catalog. */
  extra: string
  /** Whether the rules of offices (고시, 훈령, 예규, 공고) are read, too: some thirty a day. */
  rules?: boolean
  /** Where this team's ESG 정책뉴스 board stands; it has no public address of its own. */
  esgBoard?: string | undefined
}

/** The sources to read, an extra line replacing the catalog's of the same id. Throws naming what is wrong with an extra line. */
export function sourcesOf({ catalog: which, extra, rules = false, esgBoard }: SourcesOptions): CatalogLine[] {
  const extraLines = z.array(CatalogLine).safeParse(JSON.parse(extra))
  if (!extraLines.success) throw new Error(`extra sources: ${z.prettifyError(extraLines.error)}`)
  const all = [
    ...(which === 'live' ? catalog : []),
    ...(rules ? [RULES] : []),
    ...(esgBoard ? [esgBoardAt(esgBoard)] : []),
    ...extraLines.data,
  ]
  return [...new Map(all.map((line) => [line.id, line])).values()]
}

/** The sources this installation reads, by its environment. */
export function openCatalog(): CatalogLine[] {
  const env = readEnv('CHOROK_CATALOG', 'CHOROK_EXTRA_SOURCES', 'CHOROK_RULES', 'CHOROK_ESG_BOARD')
  return sourcesOf({
    catalog: env.CHOROK_CATALOG,
    extra: env.CHOROK_EXTRA_SOURCES,
    rules: env.CHOROK_RULES === 'on',
    esgBoard: env.CHOROK_ESG_BOARD,
  })
}

/** Rules of all offices, read only where an installation asks for them. Many have their words in attached files. */
const RULES: CatalogLine = CatalogLine.parse({
  id: 'rules',
  kind: 'law',
  name: '고시·훈령·예규(국가법령정보센터)',
  announces: '고시',
  target: 'admrul',
  url: 'https://www.law.go.kr/DRF/lawSearch.do',
  secret: 'law-id',
  rhythm: 1,
  licence: '저작권법 제7조: 보호받지 못하는 저작물',
})

/** The second way of a line as a line of its own, with the same id: what it shows belongs to the same source. */
export function fallbackOf(line: CatalogLine): FeedLine | BoardLine | undefined {
  if (!line.fallback) return undefined
  const { id, name, ministry, announces, firstSight, rhythm, licence } = line
  return { id, name, ministry, announces, firstSight, rhythm, licence, ...line.fallback }
}

/** The curated board this bot was first made for, a CIBoard: its rows join the releases of the ministries they are taken from. */
function esgBoardAt(url: string): CatalogLine {
  return CatalogLine.parse({ id: 'esg-board', kind: 'board', name: 'ESG 정책뉴스', url, markup: 'ciboard', rhythm: 5 })
}
