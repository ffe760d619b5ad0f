import { Parser } from 'htmlparser2'
import { type Block, openParagraphCount, type Paragraph, type Table, UnreadableFile } from './document-block.ts'
import { hwpxLists, localName } from './hwpx-lists.ts'
import { type Numbering, openNumbering } from './list-marks.ts'
import { openZip } from './zip-file.ts'

/*
hwpx (KS X 6101): a zip with the text in Contents/section0.xml and on. `p` is a paragraph, the words stand in `t`; a table (`tbl` > `tr` > `tc`)
or a text box (`drawText`) stands within a run of the paragraph it hangs on.
*/

const SECTION = /^Contents\/section(\d+)\.xml$/i
/** Parts that are no text of the document: running heads, notes, memos, what names a picture. */
const LEFT_OUT = new Set([
  'header',
  'footer',
  'footNote',
  'endNote',
  'hiddenComment',
  'fieldBegin',
  'caption',
  'parameters',
])
/** Deeper than any real document nests boxes in tables. */
const MAX_DEPTH = 500
/** Parsed in pieces, so that a limit stops the parser in time. */
const PIECE_BYTES = 64 * 1024

/** Throws UnreadableFile. */
export function readHwpx(file: Buffer): Block[] {
  const zip = openZip(file)
  if (/<(?:\w+:)?encryption-data\b/.test(zip.read('META-INF/manifest.xml')?.toString('utf8') ?? ''))
    throw new UnreadableFile('locked', 'the document has a password')
  const numberOf = (name: string) => Number(SECTION.exec(name)?.[1])
  const sections = zip.names.filter((name) => SECTION.test(name)).sort((a, b) => numberOf(a) - numberOf(b))
  if (sections.length === 0) throw new UnreadableFile('broken', 'no section in the zip')
  const numbering = openNumbering(hwpxLists(zip.read('Contents/header.xml')?.toString('utf8') ?? ''))
  const count = openParagraphCount()
  return sections.flatMap((name) => readSection(zip.read(name) as Buffer, numbering, count))
}

interface Place {
  /** Where paragraphs and tables go. */
  blocks: Block[]
  table?: Table
}

function readSection(xml: Buffer, numbering: Numbering, count: () => void): Block[] {
  const top: Block[] = []
  const places: Place[] = [{ blocks: top }]
  /** The paragraphs that are open, innermost last, and where each had got when something was opened within it. */
  const paragraphs: Paragraph[] = []
  let depth = 0
  let leftOutFrom = 0
  let textDepth = 0
  let isDeleted = false
  /** Nothing came since a tag was opened: it may close itself. */
  let isFresh = false
  const outline = /outlineShapeIDRef="(\d+)"/.exec(xml.toString('utf8', 0, PIECE_BYTES))?.[1]

  const write = (words: string) => {
    const paragraph = paragraphs.at(-1)
    if (paragraph) paragraph.text += words
  }
  const parser = new Parser(
    {
      onopentag(name, given) {
        depth += 1
        isFresh = true
        if (depth > MAX_DEPTH) throw new UnreadableFile('broken', 'nested too deeply')
        if (leftOutFrom > 0) return
        const tag = localName(name)
        if (LEFT_OUT.has(tag)) {
          leftOutFrom = depth
          return
        }
        const place = places.at(-1) as Place
        switch (tag) {
          case 'p': {
            count()
            const mark = numbering.markOf(given.paraPrIDRef ?? '', outline)
            const paragraph: Paragraph = { kind: 'paragraph', text: '', ...(mark && { mark }) }
            paragraphs.push(paragraph)
            place.blocks.push(paragraph)
            return
          }
          case 'tbl': {
            const table: Table = { kind: 'table', rows: [] }
            place.blocks.push(table)
            places.push({ blocks: [], table })
            return
          }
          case 'tr':
            place.table?.rows.push([])
            return
          case 'tc': {
            const cell: Block[] = []
            place.table?.rows.at(-1)?.push(cell)
            places.push({ blocks: cell })
            return
          }
          case 't':
            textDepth += 1
            return
          case 'lineBreak':
          case 'tab':
          case 'nbSpace':
          case 'fwSpace':
            return write(' ')
          case 'hyphen':
          // Hangul itself writes it without the second h.
          case 'hypen':
            return write('-')
          case 'deleteBegin':
            isDeleted = true
            return
          case 'deleteEnd':
            isDeleted = false
            return
        }
      },
      ontext(text) {
        isFresh = false
        if (textDepth > 0 && leftOutFrom === 0 && !isDeleted) write(text)
      },
      onclosetag(name, isImplied) {
        if (isImplied && !isFresh) throw new UnreadableFile('broken', `${name} is not closed`)
        isFresh = false
        depth -= 1
        if (leftOutFrom > 0) {
          if (depth < leftOutFrom) leftOutFrom = 0
          return
        }
        const tag = localName(name)
        if (tag === 'p') paragraphs.pop()
        else if (tag === 't') textDepth -= 1
        else if ((tag === 'tbl' || tag === 'tc') && places.length > 1) places.pop()
      },
    },
    { xmlMode: true },
  )
  for (const piece of textPieces(xml)) parser.write(piece)
  parser.end()
  return top
}

function* textPieces(xml: Buffer): Generator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (let at = 0; at < xml.length; at += PIECE_BYTES)
      yield decoder.decode(xml.subarray(at, at + PIECE_BYTES), { stream: true })
    yield decoder.decode()
  } catch (cause) {
    throw new UnreadableFile('broken', 'no UTF-8', { cause })
  }
}
