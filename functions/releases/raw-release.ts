import type { Instant } from '../text/seoul.ts'
import type { Attachment, Published } from './release.ts'

/** A release as a source's reader understood it: absolute http(s) url, plain text with one paragraph a line. */
export interface RawRelease {
  title: string
  url: string
  /** What tells it from other releases at the same address, where its source gives all of them one. */
  apart?: string | undefined
  /** Empty when the source gives no text. */
  text: string
  /** Absent when the source gives no date it means: never the time of reading. */
  published?: Published | undefined
  ministry?: string | undefined
  /** Other addresses of the same announcement, such as the original that a curated board links to. */
  alsoAt?: string[] | undefined
  attachments?: Attachment[] | undefined
  licence?: string | undefined
  embargoUntil?: Instant | undefined
  revision?: number | undefined
  withdrawn?: boolean | undefined
}
