import type { Day } from '../text/seoul.ts'

/** `/laws`: a channel's register of laws. `names` are names of laws, at least one unless its doc says so. */
export interface LawsCopy {
  /** The form's title, at most 24 characters. */
  title: string
  field: string
  /** Below the field, at most 150 characters. */
  hint: string
  example: string
  submit: string
  /** While many are being registered. */
  registering: (count: number) => string
  registered: (names: string[], more: number) => string
  already: (names: string[], more: number) => string
  unknownHead: (count: number) => string
  /** A line for each name that is no law we know, with those whose names are written most alike, or none. */
  unknown: (typed: string, alike: string[]) => string
  moreUnknown: (count: number) => string
  /** Below those: what to write for a law that is not listed. */
  unknownFoot: string
  tooMany: (count: number, most: number) => string
  nothing: string
  undoing: string
  undone: (names: string[], more: number) => string
  /** Above the list. */
  head: (count: number) => string
  none: string
  /** What stands behind a law's name: the next days on which something of it comes into force, none where none is known. */
  next: (days: Day[], today: Day) => string
  /** The source of laws is not read as it should be: the days may lack some. */
  daysUnsure: string
  page: (page: number, pages: number) => string
  add: string
  asText: string
  earlier: string
  later: string
  remove: string
  removed: (name: string) => string
  /** In the hint of the subscription form: what a query for a law is told of. */
  explained: string
}
