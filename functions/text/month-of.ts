// As feeds name the months: English, Hungarian, Greek. Each by so many of its first letters as tell it from the others.
const NAMES: string[][] = [
  ['jan', 'ιαν'],
  ['feb', 'φεβ'],
  ['mar', 'már', 'μαρ', 'μάρ', 'μάώ', 'μαώ'],
  ['apr', 'ápr', 'απρ'],
  ['may', 'máj', 'μάι', 'μαϊ', 'μαι'],
  ['jun', 'jún', 'ιούν', 'ιον'],
  ['jul', 'júl', 'ιούλ', 'ιολ'],
  ['aug', 'αύγ', 'αυγ'],
  ['sep', 'sze', 'σεπ'],
  ['oct', 'okt', 'οκτ'],
  ['nov', 'νοέ', 'νοε'],
  ['dec', 'δεκ'],
]

/** The month a number or a name stands for, 1 to 12; 13 where it stands for none. */
export function monthOf(month: string): number {
  if (/^\d+$/.test(month)) return Number(month) || 13
  const name = month.toLowerCase()
  return NAMES.findIndex((names) => names.some((start) => name.startsWith(start))) + 1 || 13
}
