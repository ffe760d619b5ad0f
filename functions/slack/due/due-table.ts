import type { DataTableBlock, RichTextBlock } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import type { DueRelease } from '../../releases/find-due.ts'
import { type Day, daysBetween } from '../../text/seoul.ts'
import { titleOf } from '../blocks/release-lines.ts'
import { oneLine, shorten, webAddress } from '../blocks/slack-text.ts'

/*
What is open as a table of Slack's: a row a release, which readers sort and filter by its columns. Not every workspace has such tables yet; where
Slack refuses one, the same is sent as lines (the answer's `plain`). Slack takes 2 to 101 rows, the head among them, in which all cells are
plain, no cell without a text, and 10,000 characters in all cells.
*/
type Cell = DataTableBlock['rows'][number][number]

const MAX_TITLE_GRAPHEMES = 100
const MAX_MINISTRY_GRAPHEMES = 30
const MAX_CAPTION_GRAPHEMES = 100
const TITLE_COLUMN = 2
const NONE = '–'

/** There is at least one release; more than 100 are more than a table takes. */
export function dueTable(releases: DueRelease[], caption: string, copy: Copy, today: Day): DataTableBlock {
  const { due, binding } = copy
  const { day, left, title, kind, ministry } = due.columns
  const rows = releases.map((release): Cell[] => {
    const days = daysBetween(today, release.due)
    return [
      plainCell(due.dayCell(release.due, today)),
      { type: 'raw_number', value: days, text: due.left(days) },
      linkCell(titleOf(release, copy), release.url),
      plainCell(release.kind ? binding.kind(release.kind, release.stage) : NONE),
      plainCell(shorten(oneLine(release.ministry ?? ''), MAX_MINISTRY_GRAPHEMES)),
    ]
  })
  return {
    type: 'data_table',
    caption: shorten(oneLine(caption), MAX_CAPTION_GRAPHEMES),
    rows: [[day, left, title, kind, ministry].map(plainCell), ...rows],
    page_size: 10,
    row_header_column_index: TITLE_COLUMN,
  }
}

function linkCell(title: string, address: string): RichTextBlock {
  const text = shorten(title, MAX_TITLE_GRAPHEMES)
  const url = webAddress(address)
  const shown = url ? ({ type: 'link', url, text } as const) : ({ type: 'text', text } as const)
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [shown] }] }
}

function plainCell(text: string): Cell {
  return { type: 'raw_text', text: text === '' ? NONE : text }
}
