import { cleanText } from '../text/clean-text.ts'
import { fold } from '../text/korean.ts'
import type { Day } from '../text/seoul.ts'
import type { Release } from './release.ts'

/*
What may be said on a day, in 20 kB: bits for each two and each three letters that stand beside each other in a release of that day, and for
each publisher. A search asks it whether a word's letters all occur, and reads the releases of the days where they do. It may answer yes for
a day without the word (other words have its letters, two of them share a bit), never no for a day with it:

- a day is signed as a whole three days later, and is read whole until then; what comes later is signed before it is stored, and bits are
  only ever added;
- letters are taken as they are stored and as they are searched (`cleanText`), so that a rule of cleaning that changes hides nothing.

It is kept in 32 parts, by the two letters: a search reads only those its words are in, an eighth or so.
Measured on 357 days of 32 digests each: a word of two to six letters that no release of the day holds is taken to be there on 0.3 % of the
days; on 3 % where the day's texts are four times as long.
*/

/** The parts; one that was not read is undefined, and says yes to everything. */
export type DaySignature = (Uint8Array | undefined)[]

/** The way bits are chosen. A signature made in another way says nothing: whoever changes what follows, or `fold`, raises this. */
export const SIGNATURE_FORM = 1
export const SIGNATURE_PARTS = 32

const PART_BYTES = 640
const PART_BITS = PART_BYTES * 8
// Two letters get two bits: they are few, and a short word has one pair alone. A publisher gets three.
const [PART, PAIR, PAIR_AGAIN, TRIPLE] = [1, 2, 3, 4] as const
const PUBLISHER = [5, 6, 7] as const
/** Of how many places of a name its letters are looked for: more hardly tell more, and each may be in another part. */
const MAX_PLACES_OF_NAME = 3

/** What of the stored releases is signed. */
export interface Signing {
  /** Whether all of them are, those of days behind `signedTo` apart. Then a day without a signature has none. */
  isWhole: boolean
  /** The oldest day that anything is stored of; undefined where nothing is. */
  oldest?: Day | undefined
  /** The last day that is signed. Absent in a table whose days are all signed, by a version that signed each release as it came. */
  signedTo?: Day | undefined
}

/** One bit of one part. */
interface Bit {
  part: number
  bit: number
}

type Signed = Pick<Release, 'title' | 'text' | 'ministry' | 'alsoAt'>

export function emptySignature(): DaySignature {
  return Array.from({ length: SIGNATURE_PARTS }, () => new Uint8Array(PART_BYTES))
}

/** Adds a release to a signature. */
export function addToSignature(signature: DaySignature, { title, text, ministry, alsoAt }: Signed): void {
  const texts = new Set([`${title}\n${text}`, `${title}\n${cleanText(text)}`].map((one) => fold(one).text))
  const publishers = [ministry, ...alsoAt.map((copy) => copy.ministry)].filter((name) => name !== undefined)
  for (const letters of texts)
    for (let at = 0; at + 1 < letters.length; at += 1) setBits(signature, bitsAt(letters, at))
  for (const name of publishers.flatMap(namesOfPublisher)) setBits(signature, bitsOfPublisher(name))
}

/** Adds what another signature holds; true where that was anything new. */
export function mergeSignature(signature: DaySignature, other: DaySignature): boolean {
  let isChanged = false
  for (const [part, bytes] of signature.entries()) {
    for (const [index, bits] of (other[part] ?? new Uint8Array()).entries()) {
      const was = bytes?.[index]
      if (!bytes || was === undefined || (was | bits) === was) continue
      bytes[index] = was | bits
      isChanged = true
    }
  }
  return isChanged
}

/** Whether these bytes can be a part of a signature at all. */
export function isSignaturePart(bytes: unknown): bytes is Uint8Array {
  return bytes instanceof Uint8Array && bytes.length === PART_BYTES
}

/** A name to look for, folded: where its letters are. None for one of a single letter, which may be anywhere. */
export function bitsOfName(name: string): Bit[] {
  const places = Array.from({ length: Math.max(0, name.length - 1) }, (_, at) => at)
  const middle = places.length >> 1
  const chosen = places.length > MAX_PLACES_OF_NAME ? [0, middle, places.length - 1] : places
  return chosen.flatMap((at) => bitsAt(name, at))
}

/** The same for the name of a ministry, as one that it publishes or published under. */
export function bitsOfPublisher(name: string): Bit[] {
  const { text } = fold(name)
  const hash = [...text].reduce((sum, letter) => mix(sum ^ letter.charCodeAt(0)), 0)
  const part = hashOf(PART, hash & 0xffff, hash >>> 16, text.length) % SIGNATURE_PARTS
  return PUBLISHER.map((seed) => ({ part, bit: hashOf(seed, hash & 0xffff, hash >>> 16, text.length) % PART_BITS }))
}

/** Whether a day may have all of these. */
export function mayHold(signature: DaySignature, bits: Bit[]): boolean {
  return bits.every(({ part, bit }) => {
    const bytes = signature[part]
    return bytes === undefined || ((bytes[bit >> 3] as number) & (1 << (bit & 7))) !== 0
  })
}

function setBits(signature: DaySignature, bits: Bit[]): void {
  for (const { part, bit } of bits) {
    const bytes = signature[part]
    if (bytes) bytes[bit >> 3] = (bytes[bit >> 3] as number) | (1 << (bit & 7))
  }
}

function bitsAt(letters: string, at: number): Bit[] {
  const [one, two] = [letters.charCodeAt(at), letters.charCodeAt(at + 1)]
  const part = hashOf(PART, one, two, 0) % SIGNATURE_PARTS
  const bits = [
    { part, bit: hashOf(PAIR, one, two, 0) % PART_BITS },
    { part, bit: hashOf(PAIR_AGAIN, one, two, 0) % PART_BITS },
  ]
  if (at + 2 < letters.length)
    bits.push({ part, bit: hashOf(TRIPLE, one, two, letters.charCodeAt(at + 2)) % PART_BITS })
  return bits
}

/** The ways in which `ministryOf` knows a publisher: by the whole name, or by its first word. */
function namesOfPublisher(name: string): string[] {
  const [first = ''] = name.trim().split(/[\s,(·/]+/)
  return [...new Set([name, first])]
}

function hashOf(seed: number, one: number, two: number, three: number): number {
  return mix(mix(mix(seed ^ Math.imul(one, 0x9e3779b1)) ^ two) ^ three) >>> 0
}

/** The finaliser of MurmurHash3: every bit of the input changes half of the output's. */
function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
