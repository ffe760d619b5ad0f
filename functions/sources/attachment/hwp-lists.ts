import { hwpRecords } from './hwp-records.ts'
import { type Level, type Lists, MAX_LEVEL } from './list-marks.ts'

/*
The lists of an hwp document, by the records of its DocInfo stream: shapes of paragraphs, numberings and bullets, each counted in the order in
which it stands. Shapes are counted from 0, lists from 1.
*/

const TAG = { numbering: 23, bullet: 24, shape: 25 }
const HEADINGS = ['NONE', 'OUTLINE', 'NUMBER', 'BULLET']
const FORMATS = [
  'DIGIT',
  'CIRCLED_DIGIT',
  'ROMAN_CAPITAL',
  'ROMAN_SMALL',
  'LATIN_CAPITAL',
  'LATIN_SMALL',
  'CIRCLED_LATIN_CAPITAL',
  'CIRCLED_LATIN_SMALL',
  'HANGUL_SYLLABLE',
  'CIRCLED_HANGUL_SYLLABLE',
  'HANGUL_JAMO',
  'CIRCLED_HANGUL_JAMO',
  'HANGUL_PHONETIC',
  'IDEOGRAPH',
  'CIRCLED_IDEOGRAPH',
]
/** Before the form of a level: its properties, the width and distance of the number, and the shape of its letters. */
const LEVEL_HEAD_BYTES = 12
/** Levels whose first number stands behind them; three more follow in newer documents. */
const FIRST_LEVELS = 7
/** Bits 23 and 24 of a shape's properties are the kind of heading, 25 to 27 its level. */
const SHAPE_LIST_AT = 30
/** Newer documents have ten levels: there it stands whole. */
const SHAPE_LEVEL_AT = 54

/** Throws UnreadableFile where a record is cut off. */
export function hwpLists(docInfo: Buffer): Lists {
  const lists: Lists = { headings: new Map(), bullets: new Map(), numberings: new Map() }
  let shapes = 0
  for (const { tag, bytes } of hwpRecords(docInfo)) {
    if (tag === TAG.numbering) lists.numberings.set(String(lists.numberings.size + 1), levelsOf(bytes))
    else if (tag === TAG.bullet) lists.bullets.set(String(lists.bullets.size + 1), bulletOf(bytes))
    else if (tag === TAG.shape) {
      if (bytes.length >= SHAPE_LIST_AT + 2) {
        const properties = bytes.readUInt32LE(0)
        const type = HEADINGS[(properties >>> 23) & 3] as string
        const list = String(bytes.readUInt16LE(SHAPE_LIST_AT))
        const level = bytes.length >= SHAPE_LEVEL_AT + 4 ? bytes.readUInt32LE(SHAPE_LEVEL_AT) : (properties >>> 25) & 7
        if (type !== 'NONE') lists.headings.set(String(shapes), { type, list, level })
      }
      shapes += 1
    }
  }
  return lists
}

function bulletOf(bytes: Buffer): string {
  const code = bytes.length >= LEVEL_HEAD_BYTES + 2 ? bytes.readUInt16LE(LEVEL_HEAD_BYTES) : 0
  return code >= 32 ? String.fromCharCode(code) : ''
}

function levelsOf(bytes: Buffer): Map<number, Level> {
  const levels = new Map<number, Level>()
  let at = 0
  for (let number = 0; number < MAX_LEVEL; number += 1) {
    if (at + LEVEL_HEAD_BYTES + 2 > bytes.length) return levels
    const format = FORMATS[(bytes.readUInt32LE(at) >>> 5) & 15] ?? 'DIGIT'
    const length = bytes.readUInt16LE(at + LEVEL_HEAD_BYTES) * 2
    at += LEVEL_HEAD_BYTES + 2
    levels.set(number, { form: bytes.toString('utf16le', at, at + length), format, start: 1 })
    at += length
    if (number === FIRST_LEVELS - 1) at = readStarts(bytes, at, levels)
  }
  return levels
}

/** Behind the seventh level: the first number of the list (old documents), then that of each level. */
function readStarts(bytes: Buffer, from: number, levels: Map<number, Level>): number {
  let at = from + 2
  for (let number = 0; number < FIRST_LEVELS && at + 4 <= bytes.length; number += 1) {
    const level = levels.get(number)
    if (level) level.start = bytes.readUInt32LE(at)
    at += 4
  }
  return at
}
