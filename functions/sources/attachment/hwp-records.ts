import { UnreadableFile } from './document-block.ts'

/* The streams of an hwp document are rows of records: a tag, a level, bytes. What belongs to a record follows it at a deeper level. */

export interface HwpRecord {
  tag: number
  level: number
  bytes: Buffer
}

/** Tags of the records of a section. Others mean that a length was damaged, and what follows is read from the wrong place. */
const FIRST_TAG = 66
const LAST_TAG = 115

/** Records of a section, which begins with a paragraph and goes down one level at a time. Throws UnreadableFile for any other. */
export function* hwpSectionRecords(section: Buffer): Generator<HwpRecord> {
  let levelBefore = -1
  for (const record of hwpRecords(section)) {
    const { tag, level } = record
    if (tag < FIRST_TAG || tag > LAST_TAG || level > levelBefore + 1)
      throw new UnreadableFile('broken', 'a record where none belongs')
    levelBefore = level
    yield record
  }
}

/** Throws UnreadableFile where the stream is cut off. */
export function* hwpRecords(stream: Buffer): Generator<HwpRecord> {
  for (let at = 0; at < stream.length; ) {
    if (at + 4 > stream.length) throw new UnreadableFile('broken', 'a record is cut off')
    const head = stream.readUInt32LE(at)
    at += 4
    let size = head >>> 20
    if (size === 0xfff) {
      if (at + 4 > stream.length) throw new UnreadableFile('broken', 'a record is cut off')
      size = stream.readUInt32LE(at)
      at += 4
    }
    if (at + size > stream.length) throw new UnreadableFile('broken', 'a record is cut off')
    yield { tag: head & 0x3ff, level: (head >>> 10) & 0x3ff, bytes: stream.subarray(at, at + size) }
    at += size
  }
}
