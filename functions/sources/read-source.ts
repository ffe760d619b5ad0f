import type { ReadSource } from '../releases/source.ts'
import { readBoard } from './board/read-board.ts'
import type { CatalogLine } from './catalog/catalog-line.ts'
import { readFeed } from './feed/read-feed.ts'
import { readOpenApi } from './open-api/read-open-api.ts'

export interface Deps {
  /** Which of these addresses lead to releases that are stored: the pages behind them are not read again. */
  known(addresses: string[]): Promise<Set<string>>
  /** The service key of data.go.kr, if there is one. */
  serviceKey(): Promise<string | undefined>
}

/** A reader of every kind of source. What a site does wrong is a failed reading; only our own faults throw. */
export function openReadSource({ known, serviceKey }: Deps): ReadSource<CatalogLine> {
  return async (line, validators, now) => {
    switch (line.kind) {
      case 'feed':
        return readFeed(line, validators, now, known)
      case 'board':
        return readBoard(line, validators, now, known)
      case 'open api':
        return readOpenApi(line, validators, now, serviceKey)
    }
  }
}

/** Reads one source as its catalog line says, knowing nothing of what is stored and holding no key. */
export const readSource: ReadSource<CatalogLine> = openReadSource({
  known: async () => new Set(),
  serviceKey: async () => undefined,
})
