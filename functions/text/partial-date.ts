import { readDate } from './dates.ts'
import type { Day } from './seoul.ts'

/**
 * The first day that a date without its last parts can mean: `2003`, `2003-12`, and the short forms of ISO 8601, `0312` and `031231`.
 * For feeds that give nothing better; undefined for anything else.
 */
export function readPartialDate(raw: string): Day | undefined {
  const text = raw.trim()
  const [, year, month = '01'] = /^(\d{4})(?:-(\d{2}))?$/.exec(text) ?? []
  const [, short, ofShort, date = '01'] = /^(\d{2})(\d{2})(\d{2})?$/.exec(text) ?? []
  const [, long, ofLong] = /^(\d{4})(\d{2})$/.exec(text) ?? []
  const named = [
    year && `${year}-${month}-01`,
    short && `20${short}-${ofShort}-${date}`,
    long && `${long}-${ofLong}-01`,
  ]
  for (const day of named) {
    const read = day ? readDate(day) : undefined
    if (read) return read.day
  }
  return undefined
}
