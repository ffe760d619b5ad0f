import { plainTitle } from '../../text/html.ts'

/** One release as a feed library gives it: every candidate for a field, none chosen yet. */
export interface FeedRow {
  titles: string[]
  /** What the feed calls it: its guid or id, which may or may not be an address. */
  names: string[]
  links: string[]
  dates: string[]
  /** Descriptions, contents and summaries, HTML or plain. */
  texts: string[]
  /** The publisher of this release, where a feed of many ministries names it. */
  publishers: string[]
  /** `xml:base` of the row or the feed. */
  base?: string | undefined
}

/** A feed as a library gives it. */
export interface FeedOutline {
  title: string
  link: string | undefined
  rows: FeedRow[]
}

/** Whether every row has a title and a link, which every release must have. */
export function isComplete({ rows }: FeedOutline): boolean {
  return (
    rows.length > 0 && rows.every((row) => row.links.length > 0 && row.titles.some((title) => plainTitle(title) !== ''))
  )
}
