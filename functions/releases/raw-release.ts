import type { Instant } from '../text/seoul.ts'
import type { Attachment, Published } from './release.ts'

/** A release as the reader of a source understood it: an absolute http(s) `url`, plain text with one paragraph a line. */
export interface RawRelease {
  title: string
  url: string
  /** What tells it apart from other releases, where its source gives several of them the same address. */
  apart?: string | undefined
  /** Identities under which the version before would have stored it, where they differ from its own: see identity-before.ts. */
  formerly?: string[] | undefined
  /** Empty when the source gives no text. */
  text: string
  /** Set where the text stands in an attached file alone and was read there. */
  textIn?: 'attachment' | undefined
  /** Absent when the source gives no date of publication: the time of reading is never put here. */
  published?: Published | undefined
  ministry?: string | undefined
  /** Other addresses of the same announcement, such as the original that a curated board links to. */
  alsoAt?: string[] | undefined
  attachments?: Attachment[] | undefined
  licence?: string | undefined
  /** In ms. */
  embargoUntil?: Instant | undefined
  /** The source's own count of its changes. */
  revision?: number | undefined
  withdrawn?: boolean | undefined
}
