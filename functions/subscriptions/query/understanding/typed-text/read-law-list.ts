import { fullName, lawNamed } from '../../../laws/law-names.ts'
import { looksLikeLaw } from '../../../laws/law-query.ts'
import { normaliseTyped } from '../../split-queries.ts'

/*
What people paste into a register: a column or table of a sheet, a numbered list, names in 「」 with their articles and short names behind them,
several in a line. A name that is not listed is asked about, unless it stands in quotes: then it is taken as it is written.
*/

export interface LawList {
  /** Present names of listed laws, and other names as they were written; none twice. */
  names: string[]
  /** What is no law we know, as it was typed. */
  unknown: string[]
  /** So many names more were pasted than are read at once. */
  over: number
}

export const MAX_LAWS_PER_LIST = 200
const MAX_READ_LENGTH = 20_000
const MAX_NAME_LENGTH = 100

const ITEM_MARK = /^(?:[-*•▪◦○●□■▶]|\(?\d{1,3}[.)])\s*/u
/** What stands for the border of a column or the number of an item, and would be read as a space or a digit. */
const COLUMN_BORDER = /\t/gu
const ITEM_NUMBER = /[\u2460-\u24ff\u2776-\u2793]/gu
const QUOTED = /^"([^"]+)"$/
const BRACKETS = /[「」『』《》〈〉]/gu
/** What stands behind a name: a short name or number in brackets, and articles. */
const BEHIND_NAME = /\s*(?:[([]|제\s?\d+조)[^,、;/]*$/u
/** What parts names, from the outside in: a name may itself hold a comma or a dot. */
const SEPARATORS = [/\|/u, /[,、;/](?=(?:[^"]*"[^"]*")*[^"]*$)/u, /\s+(?:및|와|과|그리고|또는)\s+/u, /[·]/u, /\s+/u]

export function readLawList(typed: string): LawList {
  const parted = typed.slice(0, MAX_READ_LENGTH).replace(COLUMN_BORDER, ' | ').replace(ITEM_NUMBER, ' ')
  const lines = normaliseTyped(parted).split('\n')
  const read = lines.map((line) => readPiece(line, 0))
  const names = [...new Set(read.flatMap((one) => one.names))]
  return {
    names: names.slice(0, MAX_LAWS_PER_LIST),
    unknown: [...new Set(read.flatMap(({ unknown }) => unknown))],
    over: Math.max(0, names.length - MAX_LAWS_PER_LIST),
  }
}

type ReadPiece = Pick<LawList, 'names' | 'unknown'>

/** Reads a line or a part of one. `depth`: how many separators it was parted by already. */
function readPiece(piece: string, depth: number): ReadPiece {
  const text = piece.trim().replace(ITEM_MARK, '').trim()
  if (!/[\p{L}\p{N}]/u.test(text)) return { names: [], unknown: [] }
  const name = nameOf(text)
  if (name !== undefined) return { names: [name], unknown: [] }
  const cut = { names: [], unknown: [text.slice(0, MAX_NAME_LENGTH)] }
  for (const [index, separator] of SEPARATORS.entries()) {
    const parts = index < depth ? [] : text.split(separator)
    if (parts.length < 2) continue
    const read = parts.map((part) => readPiece(part, index + 1))
    const names = read.flatMap((one) => one.names)
    // Of a table's row one cell is the name. What is parted by less than a comma is parted only where each part is a law.
    if (index === 0 && names.length > 0) return { names, unknown: [] }
    if (index === 0) return cut
    const unknown = read.flatMap((one) => one.unknown)
    if (index === 1 || unknown.length === 0) return { names, unknown }
  }
  return cut
}

function nameOf(text: string): string | undefined {
  const quoted = QUOTED.exec(text)?.[1]?.trim()
  const plain = (quoted ?? text).replace(BRACKETS, ' ').replace(/\s+/g, ' ').trim()
  const named = lawNamed(plain) ?? lawNamed(plain.replace(BEHIND_NAME, ''))
  if (named) return fullName(named)
  return quoted !== undefined && looksLikeLaw(plain) && plain.length <= MAX_NAME_LENGTH ? plain : undefined
}
