import { readEnv } from '../../platform/env.ts'
import { sourcesOf } from './catalog.ts'
import type { CatalogLine } from './catalog-line.ts'

/** The sources this installation reads. */
export function openCatalog(): CatalogLine[] {
  const env = readEnv('CHOROK_CATALOG', 'CHOROK_EXTRA_SOURCES', 'CHOROK_ESG_BOARD')
  return sourcesOf({ catalog: env.CHOROK_CATALOG, extra: env.CHOROK_EXTRA_SOURCES, esgBoard: env.CHOROK_ESG_BOARD })
}
