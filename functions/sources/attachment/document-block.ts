/*
A document of a word processor as its reader gives it: paragraphs and tables in the order in which they stand. Text boxes are paragraphs
behind the one they hang on; headers, footers, notes, memos and captions are left out.
*/

export interface Paragraph {
  kind: 'paragraph'
  text: string
  /** The bullet or number that the word processor sets before it. */
  mark?: string
}

/** Rows of cells of blocks. */
export interface Table {
  kind: 'table'
  rows: Block[][][]
}

export type Block = Paragraph | Table

/**
 * Why a file cannot be read. `locked`: with a password, or made for distribution only. `old`: a format from before 2000. `unsupported`: another
 * kind of file, such as a PDF. `too large`: more than any release has. `broken`: damaged, cut off, or not what it says. `empty`: no words in it.
 */
export type AttachmentFailure = 'locked' | 'old' | 'unsupported' | 'too large' | 'broken' | 'empty'

/** Thrown within the readers of one file; it does not leave this folder. */
export class UnreadableFile extends Error {
  readonly failure: AttachmentFailure

  constructor(failure: AttachmentFailure, why: string, options?: ErrorOptions) {
    super(why, options)
    this.failure = failure
  }
}

const MAX_PARAGRAPHS = 20_000

/** Counts paragraphs; throws at more than any release has. */
export function openParagraphCount(): () => void {
  let count = 0
  return () => {
    count += 1
    if (count > MAX_PARAGRAPHS) throw new UnreadableFile('too large', `more than ${MAX_PARAGRAPHS} paragraphs`)
  }
}
