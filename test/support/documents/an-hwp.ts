import { deflateRawSync } from 'node:zlib'
import { type BesideText, inSections, type Piece, type Written } from './an-hwpx.ts'

/*
Documents of Hangul 5, byte by byte: records in a stream of a compound file. Only what the reader looks at is written.
*/

const TAG = {
  numbering: 23,
  bullet: 24,
  paragraphShape: 25,
  paragraph: 66,
  text: 67,
  control: 71,
  list: 72,
  shape: 76,
  table: 77,
  equation: 88,
}

/** An hwp document of these paragraphs and tables; `flags` are those of its file header, compressed unless given. */
export function anHwp(written: Written[], flags = 1): Buffer {
  const sections = inSections(written).map((section, at) => {
    const bytes = Buffer.concat(section.map((one) => block(one, 0)))
    return [`BodyText/Section${at}`, flags & 1 ? deflateRawSync(bytes) : bytes]
  })
  const docInfo = flags & 1 ? deflateRawSync(LISTS) : LISTS
  return anOle({ FileHeader: fileHeader(flags), DocInfo: docInfo, ...Object.fromEntries(sections) })
}

export function fileHeader(flags: number): Buffer {
  const header = Buffer.alloc(256)
  header.write('HWP Document File', 'latin1')
  header.writeUInt32LE(0x05010000, 32)
  header.writeUInt32LE(flags, 36)
  return header
}

export function record(tag: number, level: number, bytes: Buffer): Buffer {
  const head = Buffer.alloc(bytes.length < 0xfff ? 4 : 8)
  head.writeUInt32LE(((Math.min(bytes.length, 0xfff) << 20) | (level << 10) | tag) >>> 0, 0)
  if (head.length === 8) head.writeUInt32LE(bytes.length, 4)
  return Buffer.concat([head, bytes])
}

function block(one: Written, level: number): Buffer {
  if (typeof one === 'string') return paragraph(one, level)
  if ('text' in one) return paragraph(one.text, level, one.shape)
  if ('xml' in one || 'next' in one) return Buffer.alloc(0)
  if ('masterPage' in one) {
    const inside = one.masterPage.map((inner) => block(inner, level + 1))
    return Buffer.concat([record(TAG.list, level + 1, Buffer.alloc(10)), ...inside])
  }
  if ('pieces' in one) return pieces(one.pieces, level)
  const host = paragraph(place(0x0b), level)
  if ('box' in one) return Buffer.concat([host, control('gso ', level + 1), boxShape(one.box, level + 2)])
  if ('drawing' in one) {
    const boxes = one.drawing.map((inside) => boxShape(inside, level + 3))
    return Buffer.concat([host, control('gso ', level + 1), record(TAG.shape, level + 2, Buffer.alloc(4)), ...boxes])
  }
  const caption = one.caption ? [record(TAG.list, level + 2, Buffer.alloc(22)), paragraph(one.caption, level + 2)] : []
  const cells = one.table.flatMap((row, rowAt) =>
    row.flatMap((cell, columnAt) => [
      cellHead(rowAt, columnAt, level + 2),
      ...cell.map((inner) => block(inner, level + 2)),
    ]),
  )
  return Buffer.concat([
    host,
    control('tbl ', level + 1),
    ...caption,
    record(TAG.table, level + 2, Buffer.alloc(8)),
    ...cells,
  ])
}

function paragraph(text: string, level: number, shape = 0): Buffer {
  const head = Buffer.alloc(22)
  const bytes = Buffer.from(`${text}\r`, 'utf16le')
  head.writeUInt32LE(bytes.length / 2, 0)
  head.writeUInt16LE(shape, 8)
  return Buffer.concat([record(TAG.paragraph, level, head), record(TAG.text, level + 1, bytes)])
}

/** The lists that the header of an hwpx document has too: shapes 1 and 2 set a bullet, 3 and 4 numbers of two levels; 0 nothing. */
const LISTS = Buffer.concat([
  record(TAG.numbering, 0, Buffer.concat([numberForm('^1.', 0), numberForm('^2)', 8)])),
  record(TAG.bullet, 0, Buffer.concat([Buffer.alloc(12), Buffer.from('□', 'utf16le')])),
  record(TAG.bullet, 0, Buffer.concat([Buffer.alloc(12), Buffer.from('\uf06e', 'utf16le')])),
  ...[
    [0, 0, 0],
    [3, 1, 0],
    [3, 2, 0],
    [2, 1, 0],
    [2, 1, 1],
  ].map(([kind = 0, list = 0, level = 0]) => {
    const shape = Buffer.alloc(58)
    shape.writeUInt32LE((kind << 23) | (level << 25), 0)
    shape.writeUInt16LE(list, 30)
    shape.writeUInt32LE(level, 54)
    return record(TAG.paragraphShape, 0, shape)
  }),
])

function numberForm(form: string, format: number): Buffer {
  const head = Buffer.alloc(14)
  head.writeUInt32LE(format << 5, 0)
  head.writeUInt16LE(form.length, 12)
  return Buffer.concat([head, Buffer.from(form, 'utf16le')])
}

function boxShape(inside: Written[], level: number): Buffer {
  return Buffer.concat([
    record(TAG.shape, level, Buffer.alloc(4)),
    record(TAG.list, level + 1, Buffer.alloc(8)),
    ...inside.map((inner) => block(inner, level + 1)),
  ])
}

/** The place of something in the letters of a paragraph: eight units, of which the first and last say what it is. */
function place(code: number): string {
  const letter = String.fromCharCode(code)
  return `${letter}${'\u0000'.repeat(6)}${letter}`
}

const BESIDE: Record<BesideText, [code: number, control: string]> = {
  footNote: [0x11, 'fn  '],
  endNote: [0x11, 'en  '],
  header: [0x10, 'head'],
  footer: [0x10, 'foot'],
  hiddenComment: [0x0f, 'tcmt'],
}

/** Words that were deleted are left out: how a tracked change is marked in hwp is not published. */
function pieces(all: Piece[], level: number): Buffer {
  const letters: string[] = []
  const controls: Buffer[] = []
  const add = (text: string, kind: string, ...held: Buffer[]) => {
    letters.push(text)
    controls.push(control(kind, level + 1), ...held)
  }
  for (const piece of all) {
    if (typeof piece === 'string') letters.push(piece)
    else if ('beside' in piece) {
      const [code, kind] = BESIDE[piece.beside]
      const held = piece.holds.map((inner) => block(inner, level + 2))
      add(place(code), kind, record(TAG.list, level + 2, Buffer.alloc(16)), ...held)
    } else if ('link' in piece) add(`${place(3)}${piece.link}${place(4)}`, '%hlk')
    else if ('memo' in piece) add(`${place(3)}${piece.on}${place(4)}`, '%%me')
    else if ('equation' in piece)
      add(place(0x0b), 'eqed', record(TAG.equation, level + 2, Buffer.from(piece.equation, 'utf16le')))
    else if ('picture' in piece) add(place(0x0b), 'gso ', record(TAG.shape, level + 2, Buffer.alloc(4)))
    else if ('inserted' in piece) letters.push(piece.inserted)
  }
  return Buffer.concat([paragraph(letters.join(''), level), ...controls])
}

function control(kind: string, level: number): Buffer {
  return record(TAG.control, level, Buffer.from(kind.split('').reverse().join(''), 'latin1'))
}

function cellHead(row: number, column: number, level: number): Buffer {
  const bytes = Buffer.alloc(34)
  bytes.writeUInt16LE(column, 8)
  bytes.writeUInt16LE(row, 10)
  return record(TAG.list, level, bytes)
}

const SECTOR = 512
const END = 0xfffffffe
const FREE = 0xffffffff
const NONE = 0xffffffff

/** A compound file of these streams, by path, at most one folder deep. Streams stand in whole sectors: none is small. */
export function anOle(
  streams: Record<string, Buffer>,
  changeTable: (table: number[]) => void = () => undefined,
): Buffer {
  const storages = [
    ...new Set(Object.keys(streams).flatMap((path) => (path.includes('/') ? [path.split('/')[0] as string] : []))),
  ]
  const entries: Buffer[] = []
  const sectors: Buffer[] = []
  const table: number[] = []
  function put(bytes: Buffer): number {
    const first = sectors.length
    const count = Math.max(1, Math.ceil(bytes.length / SECTOR))
    const padded = Buffer.concat([bytes, Buffer.alloc(count * SECTOR - bytes.length)])
    for (let index = 0; index < count; index += 1) {
      sectors.push(padded.subarray(index * SECTOR, (index + 1) * SECTOR))
      table.push(index === count - 1 ? END : first + index + 1)
    }
    return first
  }
  const names = ['Root Entry', ...storages, ...Object.keys(streams)]
  const numberOf = (name: string) => names.indexOf(name)
  const children = (folder: string) =>
    names.slice(1).filter((name) => (folder === '' ? !name.includes('/') : name.startsWith(`${folder}/`)))
  for (const name of names) {
    const isRoot = name === 'Root Entry'
    const isStorage = storages.includes(name)
    const content = streams[name]
    const siblings = isRoot ? [] : children(name.includes('/') ? (name.split('/')[0] as string) : '')
    const next = siblings[siblings.indexOf(name) + 1]
    const [child] = isRoot ? children('') : isStorage ? children(name) : []
    const entry = Buffer.alloc(128)
    const shown = name.split('/').at(-1) as string
    entry.write(shown, 'utf16le')
    entry.writeUInt16LE((shown.length + 1) * 2, 64)
    entry[66] = isRoot ? 5 : isStorage ? 1 : 2
    entry.writeUInt32LE(NONE, 68)
    entry.writeUInt32LE(next ? numberOf(next) : NONE, 72)
    entry.writeUInt32LE(child ? numberOf(child) : NONE, 76)
    entry.writeUInt32LE(content ? put(content) : END, 116)
    entry.writeUInt32LE(content?.length ?? 0, 120)
    entries.push(entry)
  }
  const directoryAt = put(Buffer.concat(entries))
  const tableSectors = Math.ceil((table.length + 8) / (SECTOR / 4)) + 1
  const tableAt = sectors.length
  for (let index = 0; index < tableSectors; index += 1) table.push(0xfffffffd)
  changeTable(table)
  const written = Buffer.alloc(tableSectors * SECTOR, 0xff)
  for (const [index, number] of table.entries()) written.writeUInt32LE(number >>> 0, index * 4)
  const header = Buffer.alloc(SECTOR)
  header.write('d0cf11e0a1b11ae1', 0, 'hex')
  header.writeUInt16LE(9, 30)
  header.writeUInt16LE(6, 32)
  header.writeUInt32LE(tableSectors, 44)
  header.writeUInt32LE(directoryAt, 48)
  // No stream is so short that it would stand among the small ones.
  header.writeUInt32LE(0, 56)
  header.writeUInt32LE(END, 60)
  header.writeUInt32LE(END, 68)
  for (let index = 0; index < 109; index += 1)
    header.writeUInt32LE(index < tableSectors ? tableAt + index : FREE, 76 + index * 4)
  return Buffer.concat([header, ...sectors, written])
}
