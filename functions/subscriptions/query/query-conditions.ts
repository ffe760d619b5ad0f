import { fold } from '../../text/korean.ts'

/** A word or phrase looked for. `exact`: exactly as written, no synonyms, wherever it stands. */
export interface Term {
  text: string
  exact: boolean
}

/** A query, understood. */
export interface Conditions {
  term: Term
  with: Term[]
  without: Term[]
  /** One of these must have issued the release; empty for any. */
  ministries: string[]
  inTitle: boolean
}

interface Piece {
  sign: '' | '+' | '-'
  exact: boolean
  text: string
}

// A sign, then a quoted phrase (a missing end quote is forgiven) or one word.
const PIECE = /([+-]?)(?:"([^"]*)"?|([^\s"]+))/g
const MINISTRY = /^부처:/
const TITLE = /^제목:/

/** Reads one query that `plain` has made plain. Undefined when it names nothing to look for. */
export function readConditions(query: string): Conditions | undefined {
  const signed: Record<Piece['sign'], Term[]> = { '': [], '+': [], '-': [] }
  const ministries: string[] = []
  let inTitle = false
  let open: Term | undefined
  for (const { sign, exact, text } of piecesOf(query)) {
    if (!exact && text === '제목:') inTitle = true
    else if (!exact && MINISTRY.test(text)) ministries.push(text.replace(MINISTRY, ''))
    // Words without a sign go on with the term before them, unless the query has still to name its own word.
    else if (open && sign === '' && !exact && signed[''].length > 0) open.text += ` ${text}`
    else {
      const term = { text, exact }
      signed[sign].push(term)
      open = exact ? undefined : term
    }
  }
  const [term, ...others] = tidy([...signed[''], ...signed['+']])
  if (!term) return undefined
  const named = [...new Set(ministries.filter((name) => name !== ''))].sort()
  return { term, with: sorted(others), without: sorted(tidy(signed['-'])), ministries: named, inTitle }
}

/** The one form of a query: reading it again gives the same conditions. */
export function printConditions({ term, with: others, without, ministries, inTitle }: Conditions): string {
  return [
    `${inTitle ? '제목:' : ''}${print(term)}`,
    ...others.map((one) => `+${print(one)}`),
    ...without.map((one) => `-${print(one)}`),
    ...ministries.map((name) => `부처:${name}`),
  ].join(' ')
}

/** Width, quotes, spaces, dots and signs as phones and word processors write them, made plain. */
export function plain(input: string): string {
  return input
    .replace(/[\u00b7\u318d\uff65\u2027\u2022\u30fb]/g, '·')
    .normalize('NFKC')
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/[“”„‟«»〝〞]/g, '"')
    .replace(/[‐-―−]/g, '-')
    .replace(/[^\S\n]+/g, ' ')
}

function* piecesOf(query: string): Generator<Piece> {
  for (const [, sign = '', quoted, word = ''] of query.matchAll(PIECE)) {
    if (quoted !== undefined) yield { sign: sign as Piece['sign'], exact: true, text: quoted.trim() }
    else if (TITLE.test(word)) {
      yield { sign: '', exact: false, text: '제목:' }
      if (word.length > 3) yield { sign: sign as Piece['sign'], exact: false, text: word.replace(TITLE, '') }
    } else yield { sign: sign as Piece['sign'], exact: false, text: word }
  }
}

/** Marks around a word are not part of it (`#수소`, `‘수소’`); a short Latin word is an abbreviation, however it was typed. */
function tidy(terms: Term[]): Term[] {
  return terms
    .map(({ text, exact }) => {
      const bare = text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
      return { text: /^[a-z][a-z0-9-]{1,5}$/i.test(bare) ? bare.toUpperCase() : bare, exact }
    })
    .filter(({ text }) => fold(text).text !== '')
}

function sorted(terms: Term[]): Term[] {
  return [...new Map(terms.map((term) => [print(term), term])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, term]) => term)
}

function print({ text, exact }: Term): string {
  return exact ? `"${text}"` : text
}
