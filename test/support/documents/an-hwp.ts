import { deflateRawSync } from 'node:zlib'
import type { Written } from './an-hwpx.ts'

/*
Documents of Hangul 5, byte by byte: records in a stream of a compound file. Only what the reader looks at is written.
*/

const TAG = { paragraph: 66, text: 67, control: 71, list: 72, shape: 76, table: 77 }

/** An hwp document of these paragraphs and tables; `flags` are those of its file header, compressed unless given. */
export function anHwp(written: Written[], flags = 1): Buffer {
  const section = Buffer.concat(written.map((one) => block(one, 0)))
  return anOle({ FileHeader: fileHeader(flags), 'BodyText/Section0': flags & 1 ? deflateRawSync(section) : section })
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
  if ('text' in one) return paragraph(one.text, level)
  if ('xml' in one) return Buffer.alloc(0)
  const held = Buffer.from(`\u000b${'\u0000'.repeat(6)}\u000b`, 'utf16le')
  const host = Buffer.concat([record(TAG.paragraph, level, Buffer.alloc(22)), record(TAG.text, level + 1, held)])
  if ('box' in one) {
    const inside = one.box.map((inner) => block(inner, level + 3))
    return Buffer.concat([
      host,
      control('gso ', level + 1),
      record(TAG.shape, level + 2, Buffer.alloc(4)),
      record(TAG.list, level + 3, Buffer.alloc(8)),
      ...inside,
    ])
  }
  const cells = one.table.flatMap((row, rowAt) =>
    row.flatMap((cell, columnAt) => [
      cellHead(rowAt, columnAt, level + 2),
      ...cell.map((inner) => block(inner, level + 2)),
    ]),
  )
  return Buffer.concat([host, control('tbl ', level + 1), record(TAG.table, level + 2, Buffer.alloc(8)), ...cells])
}

function paragraph(text: string, level: number): Buffer {
  const bytes = Buffer.from(`${text}\r`, 'utf16le')
  return Buffer.concat([record(TAG.paragraph, level, Buffer.alloc(22)), record(TAG.text, level + 1, bytes)])
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
