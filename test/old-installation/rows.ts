import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'

/** A row of the table as it stands there, keys and all. */
export type Row = Record<string, unknown> & { pk: string; sk: string }

const FOLDER = new URL('../fixtures/old-installation/', import.meta.url)

/** The lines of a fixture, each a JSON value. */
export function readLines<T>(file: string): T[] {
  return readFileSync(new URL(file, FOLDER), 'utf8')
    .trim()
    .split('\n')
    .map(parse<T>)
}

/** A fixture that is one JSON value. */
export function readFixture<T>(file: string): T {
  return parse(readFileSync(new URL(file, FOLDER), 'utf8'))
}

/** Bytes, which JSON does not have, stand in a fixture as `{"bytes": "<base64>"}`. */
function parse<T>(text: string): T {
  return JSON.parse(text, (_, value) => (isBytes(value) ? new Uint8Array(Buffer.from(value.bytes, 'base64')) : value))
}

function isBytes(value: unknown): value is { bytes: string } {
  return typeof value === 'object' && value !== null && 'bytes' in value && Object.keys(value).length === 1
}

/** What kind of row it is, by its keys: `CHANNEL DELIVERY` is a delivery in a channel. */
function kindOf({ pk, sk }: Row): string {
  return `${pk.split('#')[0]} ${/^[A-Z]+/.exec(sk)?.[0] ?? ''}`.trim()
}

// Attributes by which workers coordinate: transient, and not part of the compatibility promise.
const OF_THE_MOMENT = [
  'fence',
  'rung',
  'rings',
  'leaseUntil',
  'notBefore',
  'givenUntil',
  'givenAt',
  'limitedAt',
  'limitedIn',
]

export interface Change {
  key: string
  /** Of a row that is gone. */
  gone?: true
  /** Attributes that are new or have another value. */
  now?: Record<string, unknown>
  /** Attributes that are no longer there. */
  lost?: string[]
}

/**
 * Compares a table with what it was, as far as the old version knew rows and attributes: a newer one may write others beside them.
 * `known` are rows of the old version.
 */
export function openComparison(known: Row[]): (before: Row[], after: Row[]) => Change[] {
  const attributes = new Map<string, Set<string>>()
  for (const row of known) {
    const names = attributes.get(kindOf(row)) ?? new Set()
    for (const name of Object.keys(row)) if (!OF_THE_MOMENT.includes(name)) names.add(name)
    attributes.set(kindOf(row), names)
  }
  const promised = (row: Row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => attributes.get(kindOf(row))?.has(name)))
  const byKey = (rows: Row[]) =>
    new Map(rows.filter((row) => attributes.has(kindOf(row))).map((row) => [keyOf(row), promised(row)]))

  return (before, after) => {
    const [was, is] = [byKey(before), byKey(after)]
    const gone = [...was.keys()].filter((key) => !is.has(key)).map((key): Change => ({ key, gone: true }))
    const changed = [...is].flatMap(([key, row]): Change[] => {
      const old = was.get(key) ?? {}
      const now = Object.entries(row).filter(([name, value]) => !isDeepStrictEqual(value, old[name]))
      const lost = Object.keys(old).filter((name) => !(name in row))
      if (now.length === 0 && lost.length === 0) return []
      const { pk, sk, ...values } = Object.fromEntries(now)
      return [{ key, now: values, ...(lost.length > 0 ? { lost } : {}) }]
    })
    return [...gone, ...changed].sort((a, b) => (a.key < b.key ? -1 : 1))
  }
}

const BY_CHANCE = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

function keyOf({ pk, sk }: Row): string {
  return `${pk} ${sk}`.replace(BY_CHANCE, '<by chance>')
}
