import type { RawRelease } from '../../releases/raw-release.ts'
import type { Attachment } from '../../releases/release.ts'
import type { FailedReading } from './fetch-source.ts'

/*
Services that give a list without texts, and each text by itself: read of what is not stored yet. A notice is found by its text and hardly ever by
its title, so that a row whose text cannot be had now waits for a few readings, and is then told without.
*/

const MAX_TEXTS = 30
const TIME_LIMIT_MS = 60_000
const MAX_READINGS = 3
/** After so many failures in a row no more texts are asked for in this reading. */
const MAX_FAILURES_IN_A_ROW = 3

export interface ServiceText {
  text: string
  attachments: Attachment[]
}

export interface NewTextsDeps {
  /** Which of these addresses lead to stored releases. */
  storedAddresses(addresses: string[]): Promise<Set<string>>
}

/** In how many readings of this process the text of a row failed, by the row's address. */
const failedReadings = new Map<string, number>()

/** Rows with their texts; `waiting` counts those left out until their text can be read. `readText` gives undefined where nothing can be asked for. */
export async function withNewTexts(
  deps: NewTextsDeps,
  rows: RawRelease[],
  readText: (row: RawRelease) => Promise<ServiceText | FailedReading | undefined>,
): Promise<{ rows: RawRelease[]; waiting: number }> {
  const stored = await deps.storedAddresses(rows.map(addressOf))
  const endsAt = performance.now() + TIME_LIMIT_MS
  const complete: RawRelease[] = []
  let [asked, failuresInARow, waiting] = [0, 0, 0]
  for (const row of rows) {
    const address = addressOf(row)
    if (stored.has(address)) {
      complete.push(row)
      continue
    }
    const mayAsk = asked < MAX_TEXTS && failuresInARow < MAX_FAILURES_IN_A_ROW && performance.now() < endsAt
    if (!mayAsk) {
      waiting += 1
      continue
    }
    const read = await readText(row)
    if (read !== undefined) asked += 1
    const isFailure = read !== undefined && 'outcome' in read
    failuresInARow = isFailure ? failuresInARow + 1 : 0
    const failures = (failedReadings.get(address) ?? 0) + 1
    if (isFailure && failures < MAX_READINGS) {
      failedReadings.set(address, failures)
      waiting += 1
      continue
    }
    failedReadings.delete(address)
    complete.push(isFailure || !read ? row : withText(row, read))
  }
  return { rows: complete, waiting }
}

function withText(row: RawRelease, { text, attachments }: ServiceText): RawRelease {
  const files = attachments.length > 0 ? attachments : row.attachments
  return { ...row, text, ...(files && { attachments: files }) }
}

/** The address that is its alone: the page of a notice may be shared by its second announcement. */
function addressOf({ url, alsoAt = [] }: RawRelease): string {
  return alsoAt[0] ?? url
}
