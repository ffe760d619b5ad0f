import { constants, crc32, deflateRawSync } from 'node:zlib'

/** A paragraph as its words (a line break as in a program), or with the shape that gives it a mark; a table as rows of cells; a text box. */
export type Written =
  | string
  | { shape: number; text: string }
  | { table: Written[][][] }
  | { box: Written[] }
  | { xml: string }

/** Rows of a table of one paragraph a cell. */
export function aTable(...rows: string[][]): Written {
  return { table: rows.map((row) => row.map((cell) => [cell])) }
}

/** An hwpx document of these paragraphs and tables, in one section. */
export function anHwpx(written: Written[], more: Record<string, string | Buffer> = {}): Buffer {
  return aZip({
    mimetype: 'application/hwp+zip',
    'Contents/header.xml': HEADER,
    'Contents/section0.xml': sectionOf(written),
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
  const runs = 'text' in one ? words(one.text) : ['box' in one ? box(one.box) : table(one.table)]
  const inside = runs.map((run) => `<hp:run>${run}</hp:run>`).join('')
  return `<hp:p paraPrIDRef="${'shape' in one ? one.shape : 0}">${inside}</hp:p>`
}

/** Hangul cuts a paragraph into runs wherever its letters change their looks, within words too. */
function words(text: string): string[] {
  const letters = [...text]
  return [letters.slice(0, 7), letters.slice(7)]
    .filter((run) => run.length > 0)
    .map((run) => `<hp:t>${escaped(run.join('')).replaceAll('\n', '<hp:lineBreak/>')}</hp:t>`)
}

function table(rows: Written[][][]): string {
  const cell = (blocks: Written[]) => `<hp:tc><hp:subList>${blocks.map(paragraph).join('')}</hp:subList></hp:tc>`
  return `<hp:tbl>${rows.map((row) => `<hp:tr>${row.map(cell).join('')}</hp:tr>`).join('')}</hp:tbl>`
}

function box(blocks: Written[]): string {
  return `<hp:rect><hp:drawText><hp:subList>${blocks.map(paragraph).join('')}</hp:subList></hp:drawText></hp:rect>`
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
