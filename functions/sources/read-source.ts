import type { ReadSource } from '../releases/source.ts'
import { readAssembly } from './assembly/read-assembly.ts'
import { readBoard } from './board/read-board.ts'
import type { CatalogLine } from './catalog/catalog-line.ts'
import type { SourceSecretName } from './catalog/source-secrets.ts'
import { readFeed } from './feed/read-feed.ts'
import { readLaw } from './law/read-law.ts'
import { readLawmaking } from './lawmaking/read-lawmaking.ts'
import { readOpenApi } from './open-api/read-open-api.ts'

export interface ReadSourceDeps {
  /** Which of these addresses lead to stored releases: the pages behind them are not read again. */
  storedAddresses(addresses: string[]): Promise<Set<string>>
  /** The value of the key a catalog line names; undefined where this installation has none. */
  secret(name: SourceSecretName): Promise<string | undefined>
}

/** A reader of every kind of source. What a site does wrong gives a failed reading; only our own faults throw. */
export function openReadSource(deps: ReadSourceDeps): ReadSource<CatalogLine> {
  return async (line, validators, now) => {
    switch (line.kind) {
      case 'feed':
        return readFeed(line, validators, now, deps)
      case 'board':
        return readBoard(line, validators, now, deps)
      case 'open api':
        return readOpenApi(line, validators, now, deps)
      case 'lawmaking':
        return readLawmaking(line, validators, now, deps)
      case 'assembly':
        return readAssembly(line, validators, now, deps)
      case 'law':
        return readLaw(line, validators, now, deps)
    }
  }
}

/** Reads a source with no store and no keys: nothing counts as stored, and a source that needs a key fails. */
export const readSource: ReadSource<CatalogLine> = openReadSource({
  storedAddresses: async () => new Set(),
  secret: async () => undefined,
})
