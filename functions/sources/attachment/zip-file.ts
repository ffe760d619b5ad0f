import { crc32, inflateRawSync } from 'node:zlib'
import { UnreadableFile } from './document-block.ts'

/*
Zip as far as hwpx needs it: entries stored or deflated, found by the directory at the end. Names in the directory count; sizes that are
stated are not believed, since a bomb states them wrong.
*/

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER = 0x04034b50
/** The end of the directory may be followed by a comment of 64 KB. */
const MAX_COMMENT_BYTES = 0xffff
const MAX_ENTRIES = 2_000
const MAX_ENTRY_BYTES = 16 * 1024 * 1024
const MAX_BYTES_IN_ALL = 32 * 1024 * 1024

export interface ZipFile {
  names: string[]
  /** An entry, unpacked; undefined where there is none of that name. Throws UnreadableFile. */
  read(name: string): Buffer | undefined
}

interface ZipEntry {
  flags: number
  method: number
  checksum: number
  packedBytes: number
  headerAt: number
}

/** Throws UnreadableFile for what is no zip, or a damaged one. */
export function openZip(file: Buffer): ZipFile {
  const entries = readDirectory(file)
  let bytesLeft = MAX_BYTES_IN_ALL
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name)
      if (!entry) return undefined
      if (entry.flags & 1) throw new UnreadableFile('locked', 'an entry is encrypted')
      const unpacked = unpack(file, entry, Math.min(MAX_ENTRY_BYTES, bytesLeft))
      if (crc32(unpacked) !== entry.checksum) throw new UnreadableFile('broken', 'an entry is not what was packed')
      bytesLeft -= unpacked.length
      return unpacked
    },
  }
}

function readDirectory(file: Buffer): Map<string, ZipEntry> {
  const end = endOfDirectory(file)
  const count = file.readUInt16LE(end + 10)
  let at = file.readUInt32LE(end + 16)
  if (count > MAX_ENTRIES) throw new UnreadableFile('too large', `${count} entries`)
  const entries = new Map<string, ZipEntry>()
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== DIRECTORY_ENTRY)
      throw new UnreadableFile('broken', 'the directory of the zip is damaged')
    const nameBytes = file.readUInt16LE(at + 28)
    const name = file.toString('utf8', at + 46, at + 46 + nameBytes).replaceAll('\\', '/')
    entries.set(name, {
      flags: file.readUInt16LE(at + 8),
      method: file.readUInt16LE(at + 10),
      checksum: file.readUInt32LE(at + 16),
      packedBytes: file.readUInt32LE(at + 20),
      headerAt: file.readUInt32LE(at + 42),
    })
    at += 46 + nameBytes + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return entries
}

function endOfDirectory(file: Buffer): number {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 22 - MAX_COMMENT_BYTES); at -= 1) {
    if (file.readUInt32LE(at) === END_OF_DIRECTORY) return at
  }
  throw new UnreadableFile('broken', 'the zip has no directory, or is cut off')
}

function unpack(file: Buffer, { method, packedBytes, headerAt }: ZipEntry, maxBytes: number): Buffer {
  if (headerAt + 30 > file.length || file.readUInt32LE(headerAt) !== LOCAL_HEADER)
    throw new UnreadableFile('broken', 'an entry of the zip is damaged')
  const from = headerAt + 30 + file.readUInt16LE(headerAt + 26) + file.readUInt16LE(headerAt + 28)
  const packed = file.subarray(from, from + packedBytes)
  if (packed.length < packedBytes) throw new UnreadableFile('broken', 'an entry of the zip is cut off')
  if (method === 0) {
    if (packed.length > maxBytes) throw new UnreadableFile('too large', 'an entry of the zip')
    return packed
  }
  if (method !== 8) throw new UnreadableFile('broken', `an entry is packed by method ${method}`)
  return inflateRaw(packed, maxBytes)
}

/** Deflated bytes, unpacked within a limit that holds while they are unpacked. Throws UnreadableFile. */
export function inflateRaw(packed: Buffer, maxBytes: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, maxBytes) })
  } catch (cause) {
    const isBomb = (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    throw new UnreadableFile(isBomb ? 'too large' : 'broken', 'deflated bytes', { cause })
  }
}
