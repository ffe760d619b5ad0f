import * as z from 'zod'
import lines from './catalog.json' with { type: 'json' }
import { CatalogLine } from './catalog-line.ts'

/** Every source that is read unless the catalog is off; each line says how its address is known. */
export const catalog: CatalogLine[] = z.array(CatalogLine).parse(lines)

interface Wanted {
  catalog: 'live' | 'off'
  /** JSON array of catalog lines read beside the catalog. */
  extra: string
  /** Where this team's ESG 정책뉴스 board stands; it has no public address of its own. */
  esgBoard?: string | undefined
}

/** The sources to read, an extra line replacing the catalog's of the same id. Throws naming what is wrong with an extra line. */
export function sourcesOf({ catalog: which, extra, esgBoard }: Wanted): CatalogLine[] {
  const given = z.array(CatalogLine).safeParse(JSON.parse(extra))
  if (!given.success) throw new Error(`extra sources: ${z.prettifyError(given.error)}`)
  const lines = [...(which === 'live' ? catalog : []), ...(esgBoard ? [esgBoardAt(esgBoard)] : []), ...given.data]
  return [...new Map(lines.map((line) => [line.id, line])).values()]
}

/** The curated board this bot was first made for, a CIBoard: its rows join the releases of the ministries they are taken from. */
function esgBoardAt(url: string): CatalogLine {
  return CatalogLine.parse({ id: 'esg-board', kind: 'board', name: 'ESG 정책뉴스', url, markup: 'ciboard', rhythm: 5 })
}
