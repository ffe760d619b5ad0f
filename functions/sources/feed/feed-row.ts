import { plainTitle } from '../../text/html.ts'

/** One release as a feed library handed it over: every candidate kept, nothing judged. */
export interface FeedRow {
  titles: string[]
  /** What the feed calls it: a guid or an id, an address or not. */
  names: string[]
  links: string[]
  dates: string[]
  /** Descriptions, contents and summaries, HTML or plain. */
  texts: string[]
  /** Who speaks, where a feed of many says so for each release. */
  publishers: string[]
  /** `xml:base` where the row carries one. */
  base?: string | undefined
}

export interface FeedOutline {
  title: string
  link: string | undefined
  rows: FeedRow[]
}

/** Whether every row has what any release must: a title and a link. */
export function isComplete({ rows }: FeedOutline): boolean {
  return (
    rows.length > 0 && rows.every((row) => row.links.length > 0 && row.titles.some((title) => plainTitle(title) !== ''))
  )
}
