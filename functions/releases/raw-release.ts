import type { Day, Instant } from '../text/seoul.ts'
import type { Attachment, Published } from './release.ts'
import type { ReleaseKind } from './release-kind.ts'

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
  /** Absent where its source says no more than that it published it. */
  kind?: ReleaseKind | undefined
  /** The number of the announcement, as `2026-123`: unique within a year among those of one kind and office. */
  number?: string | undefined
  /** The last day to comment or apply. */
  due?: Day | undefined
  /** The days from which it binds, in any order. */
  effective?: Day[] | undefined
  /** The law or bill it is about: `법령:001234`, `의안:2219057`. */
  follows?: string | undefined
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
