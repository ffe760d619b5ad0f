import { Parser } from 'htmlparser2'

/*
Bullets and numbers that Hangul sets by itself, by the header of an hwpx document: a paragraph names its shape, the shape a list and a level, and
the list its bullet or the form of its numbers (`^1.`, `제^1장`).
*/

interface Heading {
  type: string
  list: string
  level: number
}

interface Level {
  form: string
  format: string
  start: number
}

export interface Numbering {
  /** The mark before a paragraph of this shape, counting on; undefined where it has none. */
  markOf(shape: string): string | undefined
}

const MAX_LEVEL = 10

/** Reads the lists of a header; without one no paragraph has a mark. */
export function openNumbering(header: string | undefined): Numbering {
  const { headings, bullets, numberings } = readHeader(header ?? '')
  /** By list: the number last set at each level. */
  const counts = new Map<string, number[]>()
  return {
    markOf(shape) {
      const heading = headings.get(shape)
      if (heading?.type === 'BULLET') return bullets.get(heading.list)
      if (heading?.type !== 'NUMBER') return undefined
      const levels = numberings.get(heading.list)
      const level = levels?.get(heading.level)
      if (!levels || !level?.form) return undefined
      const counted = counts.get(heading.list) ?? []
      counted[heading.level] = (counted[heading.level] ?? level.start - 1) + 1
      counted.length = heading.level + 1
      counts.set(heading.list, counted)
      return level.form.replace(/\^(\d+)/g, (_, shown: string) => {
        const at = Number(shown) - 1
        return numberAs(levels.get(at)?.format ?? 'DIGIT', counted[at] ?? levels.get(at)?.start ?? 1)
      })
    },
  }
}

function readHeader(header: string) {
  const headings = new Map<string, Heading>()
  const bullets = new Map<string, string>()
  const numberings = new Map<string, Map<number, Level>>()
  let shape = ''
  let list = ''
  let level: Level | undefined
  const parser = new Parser(
    {
      onopentag(name, given) {
        const tag = localName(name)
        if (tag === 'paraPr') shape = given.id ?? ''
        else if (tag === 'heading' && given.type !== 'NONE' && !headings.has(shape))
          headings.set(shape, { type: given.type ?? '', list: given.idRef ?? '', level: Number(given.level ?? 0) })
        else if (tag === 'bullet') bullets.set(given.id ?? '', given.char ?? '')
        else if (tag === 'numbering') {
          list = given.id ?? ''
          numberings.set(list, new Map())
        } else if (tag === 'paraHead' && numberings.has(list)) {
          const number = Number(given.level ?? 1) - 1
          level = { form: '', format: given.numFormat ?? 'DIGIT', start: Number(given.start ?? 1) }
          if (number >= 0 && number < MAX_LEVEL) numberings.get(list)?.set(number, level)
        }
      },
      ontext(text) {
        if (level) level.form += text
      },
      onclosetag(name) {
        if (localName(name) === 'paraHead') level = undefined
        else if (localName(name) === 'numbering') list = ''
      },
    },
    { xmlMode: true },
  )
  parser.end(header)
  return { headings, bullets, numberings }
}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

const SYLLABLES = '가나다라마바사아자차카타파하'
const JAMO = 'ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ'
const ROMAN: [number, string][] = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function numberAs(format: string, number: number): string {
  const nth = (letters: string) => [...letters][(number - 1) % letters.length] ?? String(number)
  switch (format) {
    case 'CIRCLED_DIGIT':
      return number <= 20 ? String.fromCodePoint(0x245f + number) : String(number)
    case 'HANGUL_SYLLABLE':
      return nth(SYLLABLES)
    case 'HANGUL_JAMO':
      return nth(JAMO)
    case 'LATIN_CAPITAL':
      return nth('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
    case 'LATIN_SMALL':
      return nth('abcdefghijklmnopqrstuvwxyz')
    case 'ROMAN_CAPITAL':
      return roman(number)
    case 'ROMAN_SMALL':
      return roman(number).toLowerCase()
    default:
      return String(number)
  }
}

function roman(number: number): string {
  let rest = Math.min(number, 100)
  let written = ''
  for (const [value, letters] of ROMAN) {
    for (; rest >= value; rest -= value) written += letters
  }
  return written
}
