import { cutText } from '../cut-text.ts'
import { foldTitle } from './title-claim.ts'

const MAX_FINGERPRINT_LENGTH = 100

/** A title as it is remembered of a source: letters alone, as the numbers beside a title may count visitors or comments. */
export function titleFingerprint(title: string): string {
  return cutText(foldTitle(title).replace(/\p{N}/gu, ''), MAX_FINGERPRINT_LENGTH)
}

/** More titles than this are not corrections: the address rotates through advertisements. */
const MAX_TITLES_PER_ADDRESS = 20

/**
 * Whether a source that keeps no count of its changes has given a release another title. `shown` holds the fingerprints of the titles it
 * showed at this address. A title cut short, or with a word such as NEW beside it, is the same; one that was there earlier comes from an
 * old copy of the page.
 */
export function isNewTitle(title: string, shown: string[]): boolean {
  if (shown.length >= MAX_TITLES_PER_ADDRESS) return false
  const fingerprint = titleFingerprint(title)
  return fingerprint !== '' && shown.every((before) => !before.includes(fingerprint) && !fingerprint.includes(before))
}
