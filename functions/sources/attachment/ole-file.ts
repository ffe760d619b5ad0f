import { UnreadableFile } from './document-block.ts'

/*
OLE compound files (MS-CFB), as far as hwp needs them: streams by their path. A file may be damaged or made to harm: every chain of sectors is
followed no further than the file has sectors, and every entry of the directory is visited once.
*/

const SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const HEADER_BYTES = 512
const ENTRY_BYTES = 128
const LAST_SECTOR = 0xfffffffa
const NO_ENTRY = 0xffffffff
const HEADER_FAT_ENTRIES = 109
const MAX_ENTRIES = 10_000

export interface OleFile {
  /** The paths of all streams: `FileHeader`, `BodyText/Section0`. */
  paths: string[]
  /** Undefined where there is none. Throws UnreadableFile where its chain is damaged. */
  read(path: string): Buffer | undefined
}

interface Entry {
  start: number
  bytes: number
}

export function isOle(file: Buffer): boolean {
  return file.subarray(0, SIGNATURE.length).equals(SIGNATURE)
}

/** Throws UnreadableFile. */
export function openOle(file: Buffer): OleFile {
  if (!isOle(file) || file.length < HEADER_BYTES) throw new UnreadableFile('broken', 'no compound file')
  const sectorShift = file.readUInt16LE(30)
  const miniShift = file.readUInt16LE(32)
  if ((sectorShift !== 9 && sectorShift !== 12) || miniShift < 4 || miniShift >= sectorShift)
    throw new UnreadableFile('broken', 'sectors of another size')
  const sectorBytes = 1 << sectorShift
  const sectorCount = Math.ceil(file.length / sectorBytes)
  const sector = (number: number): Buffer => {
    const from = (number + 1) * sectorBytes
    if (number < 0 || from >= file.length) throw new UnreadableFile('broken', 'a sector outside the file')
    return file.subarray(from, from + sectorBytes)
  }
  const fat = numbersOf(fatSectors(file, sector, sectorCount).map(sector))
  const chain = (start: number): Buffer[] => sectorsOf(start, fat, sectorCount).map(sector)
  const directory = Buffer.concat(chain(file.readUInt32LE(48)))
  const miniFat = numbersOf(chain(file.readUInt32LE(60)))
  const smallBelow = file.readUInt32LE(56)
  const { root, streams } = readDirectory(directory)
  const miniBytes = 1 << miniShift
  let miniStream: Buffer | undefined

  function readSmall({ start, bytes }: Entry): Buffer {
    miniStream ??= Buffer.concat(chain(root.start)).subarray(0, root.bytes)
    const stream = miniStream
    const parts = sectorsOf(start, miniFat, Math.ceil(stream.length / miniBytes) + 1).map((number) =>
      stream.subarray(number * miniBytes, (number + 1) * miniBytes),
    )
    return Buffer.concat(parts).subarray(0, bytes)
  }

  return {
    paths: [...streams.keys()],
    read(path) {
      const entry = streams.get(path)
      if (!entry) return undefined
      if (entry.bytes > file.length) throw new UnreadableFile('broken', 'a stream longer than the file')
      const read =
        entry.bytes < smallBelow ? readSmall(entry) : Buffer.concat(chain(entry.start)).subarray(0, entry.bytes)
      if (read.length < entry.bytes) throw new UnreadableFile('broken', 'a stream is cut off')
      return read
    },
  }
}

/** The sectors that hold the table of sectors: 109 in the header, the rest in a chain of their own. */
function fatSectors(file: Buffer, sector: (number: number) => Buffer, sectorCount: number): number[] {
  const numbers: number[] = []
  const add = (number: number) => {
    if (number < LAST_SECTOR) numbers.push(number)
  }
  for (let index = 0; index < HEADER_FAT_ENTRIES; index += 1) add(file.readUInt32LE(76 + index * 4))
  let next = file.readUInt32LE(68)
  for (let hops = 0; next < LAST_SECTOR; hops += 1) {
    if (hops > sectorCount) throw new UnreadableFile('broken', 'a chain without end')
    const more = numbersOf([sector(next)])
    for (const number of more.slice(0, -1)) add(number)
    next = more.at(-1) ?? NO_ENTRY
  }
  if (numbers.length > sectorCount) throw new UnreadableFile('broken', 'more tables than sectors')
  return numbers
}

function numbersOf(sectors: Buffer[]): number[] {
  return sectors.flatMap((one) => Array.from({ length: one.length >> 2 }, (_, index) => one.readUInt32LE(index * 4)))
}

/** The numbers of a chain; throws where it goes round or out of the table. */
function sectorsOf(start: number, table: number[], maxLength: number): number[] {
  const numbers: number[] = []
  for (let number = start; number < LAST_SECTOR; number = table[number] ?? NO_ENTRY) {
    if (numbers.length >= maxLength) throw new UnreadableFile('broken', 'a chain without end')
    numbers.push(number)
  }
  return numbers
}

const STORAGE = 1
const STREAM = 2
const ROOT = 5

function readDirectory(directory: Buffer): { root: Entry; streams: Map<string, Entry> } {
  const count = Math.min(Math.floor(directory.length / ENTRY_BYTES), MAX_ENTRIES)
  if (count === 0 || directory[66] !== ROOT) throw new UnreadableFile('broken', 'no directory')
  const streams = new Map<string, Entry>()
  const seen = new Set<number>()
  const entryOf = (at: number): Entry => ({
    start: directory.readUInt32LE(at + 116),
    bytes: directory.readUInt32LE(at + 120),
  })
  const waiting: [number, string][] = [[directory.readUInt32LE(76), '']]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [number, parent] = next
    if (number >= count || seen.has(number)) continue
    seen.add(number)
    const at = number * ENTRY_BYTES
    const nameBytes = Math.min(64, Math.max(0, directory.readUInt16LE(at + 64) - 2))
    const path = `${parent}${directory.toString('utf16le', at, at + nameBytes)}`
    const type = directory[at + 66]
    if (type === STREAM) streams.set(path, entryOf(at))
    if (type === STORAGE) waiting.push([directory.readUInt32LE(at + 76), `${path}/`])
    waiting.push([directory.readUInt32LE(at + 68), parent], [directory.readUInt32LE(at + 72), parent])
  }
  return { root: entryOf(0), streams }
}
