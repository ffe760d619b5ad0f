import type { RawRelease } from '../../releases/raw-release.ts'
import type { Instant } from '../../text/seoul.ts'
import type { CatalogLine } from '../catalog/catalog-line.ts'
import type { PageMarkup } from '../catalog/markup.ts'
import type { Failed } from '../fetch/ask-source.ts'
import { readPage } from './read-page.ts'
import type { ReleasePage } from './release-page.ts'

/** How long (ms) pages of one source are begun in one reading, and how many: a slow site must not hold up the others. */
const PATIENCE = 60_000
const MOST = 30
/** After so many pages that failed in a row no more are asked for in one reading. */
const FAILURES = 3

export interface Pages {
  /** The page of a row, or why there is none: the last failure where too many failed, undefined where time or number is up. */
  read(row: RawRelease): Promise<ReleasePage | Failed | undefined>
  /** The last failure, where nothing else came. */
  failure(): Failed | undefined
}

/** The pages behind the rows of one source, within the bounds of one reading. */
export function openPages(line: CatalogLine, page: PageMarkup, now: Instant): Pages {
  const until = performance.now() + PATIENCE
  let failures: Failed[] = []
  let asked = 0
  let wereRead = 0
  return {
    async read(row) {
      if (failures.length >= FAILURES) return failures.at(-1)
      if (asked >= MOST || performance.now() > until) return undefined
      asked += 1
      const read = await readPage(line, row, page, now)
      if ('outcome' in read) {
        failures.push(read)
      } else {
        failures = []
        wereRead += 1
      }
      return read
    },
    failure: () => (wereRead === 0 && failures.length >= FAILURES ? failures.at(-1) : undefined),
  }
}
