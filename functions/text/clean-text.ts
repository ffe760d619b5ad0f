import { findContacts } from './contact-lines.ts'
import { findNotices } from './press-notices.ts'

/**
 * The text of a release without whom to call and what the press is told, for whoever reads it: matching and summary. Each such stretch is
 * replaced by as many blanks and one line break at its end, so that places found in the clean text are places in the text as well. It is
 * cleaned when it is read and stored as it came, hence a rule that changes holds for every release stored before.
 */
export function cleanText(text: string): string {
  return readClean(text).text
}

export interface CleanText {
  text: string
  /** Where each list of people to call ends. What follows the one after the release's own text is an annex. */
  boxEnds: number[]
}

export function readClean(text: string): CleanText {
  const contacts = findContacts(text)
  const spans = [...contacts, ...findNotices(text)].sort((one, other) => one.from - other.from)
  const pieces: string[] = []
  let at = 0
  for (const { from, to } of spans) {
    const start = Math.max(at, from)
    if (to <= start) continue
    pieces.push(text.slice(at, start), blank(text.slice(start, to)))
    at = to
  }
  pieces.push(text.slice(at))
  return { text: pieces.join(''), boxEnds: contacts.filter(({ isBox }) => isBox).map(({ to }) => to) }
}

/** As long as before, keeping line breaks; the last unit becomes one, so that what stood around the stretch does not run together. */
function blank(stretch: string): string {
  return `${stretch.slice(0, -1).replace(/[^\n]/g, ' ')}\n`
}
