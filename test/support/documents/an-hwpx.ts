import { constants, crc32, deflateRawSync } from 'node:zlib'

/**
 * A paragraph as its words (a line break as in a program), with the shape that gives it a mark, or of pieces; a table as
 * rows of cells, with the caption it may have; a text box, or several of them as one drawing.
 */
export type Written =
  | string
  | { shape: number; text: string }
  | { pieces: Piece[] }
  | { table: Written[][][]; caption?: string }
  | { box: Written[] }
  | { drawing: Written[][] }
  | { xml: string }
  | { masterPage: Written[] }
  | typeof NEXT_SECTION

/** Here a section ends and the next begins, in a file of its own. */
export const NEXT_SECTION = { next: 'section' } as const

/** What stands within a paragraph beside its words: what is told beside the text is held by it. */
export type Piece =
  | string
  | { beside: BesideText; holds: Written[] }
  | { link: string; to: string }
  | { deleted: string }
  | { inserted: string }
  | { memo: string; on: string }
  | { equation: string }
  | { picture: string }

export type BesideText = 'footNote' | 'endNote' | 'header' | 'footer' | 'hiddenComment'

/** Rows of a table of one paragraph a cell. */
export function aTable(...rows: string[][]): Written {
  return { table: rows.map((row) => row.map((cell) => [cell])) }
}

export function inSections(written: Written[]): Written[][] {
  const sections: Written[][] = [[]]
  for (const one of written) {
    if (one === NEXT_SECTION) sections.push([])
    else sections.at(-1)?.push(one)
  }
  return sections
}

/** An hwpx document of these paragraphs and tables. */
export function anHwpx(written: Written[], more: Record<string, string | Buffer> = {}): Buffer {
  return aZip({
    mimetype: 'application/hwp+zip',
    'Contents/header.xml': HEADER,
    ...Object.fromEntries(inSections(written).map((section, at) => [`Contents/section${at}.xml`, sectionOf(section)])),
    ...more,
  })
}

export function sectionOf(written: Written[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?><hs:sec xmlns:hs="s" xmlns:hp="p">${written.map(paragraph).join('')}</hs:sec>`
}

/** Shapes 1 and 2 set a bullet, 3 and 4 numbers of two levels; 0 nothing. */
const HEADER = `<hh:head><hh:refList>
  <hh:numberings><hh:numbering id="1"><hh:paraHead level="1" start="1" numFormat="DIGIT">^1.</hh:paraHead><hh:paraHead level="2" start="1" numFormat="HANGUL_SYLLABLE">^2)</hh:paraHead></hh:numbering></hh:numberings>
  <hh:bullets><hh:bullet id="1" char="□"/><hh:bullet id="2" char="&#xF06E;"/></hh:bullets>
  <hh:paraProperties>${[
    ['NONE', 0, 0],
    ['BULLET', 1, 0],
    ['BULLET', 2, 0],
    ['NUMBER', 1, 0],
    ['NUMBER', 1, 1],
  ]
    .map(
      ([type, list, level], id) =>
        `<hh:paraPr id="${id}"><hh:heading type="${type}" idRef="${list}" level="${level}"/></hh:paraPr>`,
    )
    .join('')}</hh:paraProperties></hh:refList></hh:head>`

function paragraph(one: Written): string {
  if (typeof one === 'string') return paragraph({ shape: 0, text: one })
  if ('xml' in one) return one.xml
  if ('next' in one || 'masterPage' in one) return ''
  const runs = runsOf(one)
  const inside = runs.map((run) => `<hp:run>${run}</hp:run>`).join('')
  return `<hp:p paraPrIDRef="${'shape' in one ? one.shape : 0}">${inside}</hp:p>`
}

function runsOf(
  one: Exclude<Written, string | { xml: string } | { masterPage: Written[] } | typeof NEXT_SECTION>,
): string[] {
  if ('text' in one) return words(one.text)
  if ('pieces' in one) return one.pieces.flatMap((piece) => pieceRuns(piece))
  if ('box' in one) return [box(one.box)]
  if ('drawing' in one) return [`<hp:container>${one.drawing.map(box).join('')}</hp:container>`]
  return [table(one.table, one.caption)]
}

function pieceRuns(piece: Piece): string[] {
  if (typeof piece === 'string') return words(piece)
  if ('beside' in piece) return [`<hp:ctrl><hp:${piece.beside}>${list(piece.holds)}</hp:${piece.beside}></hp:ctrl>`]
  if ('link' in piece)
    return field('HYPERLINK', `<hp:stringParam name="Command">${piece.to};1;0;0;</hp:stringParam>`, piece.link)
  if ('memo' in piece) return field('MEMO', '', piece.on, list([piece.memo]))
  if ('equation' in piece) return [`<hp:equation><hp:script>${escaped(piece.equation)}</hp:script></hp:equation>`]
  if ('picture' in piece) return [`<hp:pic><hp:shapeComment>${piece.picture}</hp:shapeComment></hp:pic>`]
  const [mark, text] = 'deleted' in piece ? ['delete', piece.deleted] : ['insert', piece.inserted]
  return [`<hp:t><hp:${mark}Begin Id="1" TcId="1"/>${escaped(text)}<hp:${mark}End Id="1" TcId="1" paraend="0"/></hp:t>`]
}

function field(type: string, parameters: string, on: string, held = ''): string[] {
  const begin = `<hp:ctrl><hp:fieldBegin type="${type}"><hp:parameters>${parameters}</hp:parameters>${held}</hp:fieldBegin></hp:ctrl>`
  return [begin, ...words(on), '<hp:ctrl><hp:fieldEnd/></hp:ctrl>']
}

/** Hangul cuts a paragraph into runs wherever its letters change their looks, within words too. */
function words(text: string): string[] {
  const letters = [...text]
  return [letters.slice(0, 7), letters.slice(7)]
    .filter((run) => run.length > 0)
    .map((run) => `<hp:t>${escaped(run.join('')).replaceAll('\n', '<hp:lineBreak/>')}</hp:t>`)
}

function list(blocks: Written[]): string {
  return `<hp:subList>${blocks.map(paragraph).join('')}</hp:subList>`
}

function table(rows: Written[][][], caption?: string): string {
  const cell = (blocks: Written[]) => `<hp:tc>${list(blocks)}</hp:tc>`
  const told = caption ? `<hp:caption>${list([caption])}</hp:caption>` : ''
  return `<hp:tbl>${told}${rows.map((row) => `<hp:tr>${row.map(cell).join('')}</hp:tr>`).join('')}</hp:tbl>`
}

function box(blocks: Written[]): string {
  return `<hp:rect><hp:drawText>${list(blocks)}</hp:drawText></hp:rect>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** An entry that is packed already, and how long it says it is. */
export interface Packed {
  packed: Buffer
  bytes: number
}

/** A zip of these entries, deflated. `flags` are the general purpose bits of each. */
export function aZip(entries: Record<string, string | Buffer | Packed>, flags = 0): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(entries)) {
    const isPacked = typeof content === 'object' && 'packed' in content
    const bytes = isPacked ? Buffer.alloc(0) : Buffer.from(content)
    const packed = isPacked ? content.packed : deflateRawSync(bytes)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(flags, 2)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(bytes), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(isPacked ? content.bytes : bytes.length, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), fields, Buffer.from(name), packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), fields, rest, Buffer.from(name)]))
    files.push(local)
    at += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('504b0506', 0, 'hex')
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...files, listed, end])
}

/** So many bytes of one letter, deflated, without ever being held: 600 MB take some hundred KB. */
export function aBomb(megabytes: number): Buffer {
  const piece = deflateRawSync(Buffer.alloc(16 * 1024 * 1024, 0x20), { finishFlush: constants.Z_FULL_FLUSH })
  return Buffer.concat([...Array.from({ length: megabytes / 16 }, () => piece), deflateRawSync(Buffer.alloc(0))])
}
