/*
Bullets and numbers that Hangul sets by itself, as hwp and hwpx both describe them: a paragraph names its shape, the shape a list and a level,
and the list its bullet or the form of its numbers (`^1.`, `제^1장`).
*/

export interface Heading {
  type: string
  list: string
  level: number
}

export interface Level {
  form: string
  format: string
  start: number
}

/** The lists of one document, each by its number there; the headings by shape. */
export interface Lists {
  headings: Map<string, Heading>
  bullets: Map<string, string>
  numberings: Map<string, Map<number, Level>>
}

export interface Numbering {
  /** The mark before a paragraph of this shape, counting on; undefined where it has none. `outline` is the list of the section's outline. */
  markOf(shape: string, outline?: string): string | undefined
}

export const MAX_LEVEL = 10

export function openNumbering({ headings, bullets, numberings }: Lists): Numbering {
  /** By list: the number last set at each level. */
  const counts = new Map<string, number[]>()
  return {
    markOf(shape, outline = '') {
      const heading = headings.get(shape)
      if (heading?.type === 'BULLET') return bullets.get(heading.list)
      if (heading?.type !== 'NUMBER' && heading?.type !== 'OUTLINE') return undefined
      const list = heading.type === 'OUTLINE' ? outline : heading.list
      const levels = numberings.get(list)
      const level = levels?.get(heading.level)
      if (!levels || !level?.form) return undefined
      const counted = counts.get(list) ?? []
      counted[heading.level] = (counted[heading.level] ?? level.start - 1) + 1
      counted.length = heading.level + 1
      counts.set(list, counted)
      return level.form.replace(/\^(\d+)/g, (_, shown: string) => {
        const at = Number(shown) - 1
        return numberAs(levels.get(at)?.format ?? 'DIGIT', counted[at] ?? levels.get(at)?.start ?? 1)
      })
    },
  }
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
