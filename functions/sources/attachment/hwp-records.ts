import { UnreadableFile } from './document-block.ts'

/* The streams of an hwp document are rows of records: a tag, a level, bytes. What belongs to a record follows it at a deeper level. */

export interface HwpRecord {
  tag: number
  level: number
  bytes: Buffer
}

/** Records up to the end, or to one that is cut off. */
export function* hwpRecords(stream: Buffer): Generator<HwpRecord> {
  for (let at = 0; at + 4 <= stream.length; ) {
    const head = stream.readUInt32LE(at)
    at += 4
    let size = head >>> 20
    if (size === 0xfff) {
      if (at + 4 > stream.length) return
      size = stream.readUInt32LE(at)
      at += 4
    }
    if (at + size > stream.length) throw new UnreadableFile('broken', 'a record is cut off')
    yield { tag: head & 0x3ff, level: (head >>> 10) & 0x3ff, bytes: stream.subarray(at, at + size) }
    at += size
  }
}
