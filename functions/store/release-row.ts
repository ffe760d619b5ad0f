import { gunzipSync, gzipSync } from 'node:zlib'
import { Release } from '../releases/release.ts'
import { type Instant, seoulDay } from '../text/seoul.ts'
import { bellShard, dayPartition, keys } from './table/keys.ts'

const LONGEST_TEXT = 100_000
const CUT_MARK = ' …(이하 생략)'

/** A release as its row: text packed, and where the index of days shows it. */
export function toRow(release: Release): Record<string, unknown> {
  return {
    ...keys.release(release.id),
    ...release,
    text: packText(release.text),
    day: dayPartition(seoulDay(release.showAt)),
    shownAs: `${new Date(release.showAt).toISOString()}#${release.id}`,
  }
}

export function fromRow(row: Record<string, unknown>): Release {
  return Release.parse({ ...row, text: gunzipSync(row.text as Uint8Array).toString() })
}

export function packText(text: string): Uint8Array {
  return gzipSync(text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) + CUT_MARK : text)
}

/** What a release's row holds while it rings. */
export function ringing(releaseId: string, ringAt: Instant) {
  return { bell: bellShard(keys.release(releaseId)), ringAt, rings: 0 }
}
