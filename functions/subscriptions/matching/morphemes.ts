import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { GaruWasm, initSync } from 'garu-ko/pkg/garu_wasm.js'

export interface Analysis {
  /** What this reading costs in the analyser's lattice. The lower, the likelier. */
  cost: number
  morphemes: Morpheme[]
}

/** A piece of a text with its place among the letters, not counting spaces. Tags are those of the Sejong corpus (NNG noun, JKO particle, ...). */
export interface Morpheme {
  start: number
  end: number
  tag: string
}

// Ministries repeat themselves, so readings are remembered: in two generations, of which the older is dropped when the newer is
// full. What was asked again in the meantime stays. Some 30 MB in all.
const MAX_REMEMBERED_READINGS = 40_000
let remembered = new Map<string, Analysis>()
let rememberedBefore = new Map<string, Analysis>()

let garu: GaruWasm | undefined

/** Reads a few words of Hangul. A form whose letters differ from its morphemes (`해` for 하+아) becomes one piece, tagged `E`. */
export function analyse(words: string): Analysis {
  const known = remembered.get(words)
  if (known) return known
  const reading = rememberedBefore.get(words) ?? read(words)
  if (remembered.size >= MAX_REMEMBERED_READINGS) {
    rememberedBefore = remembered
    remembered = new Map()
  }
  remembered.set(words, reading)
  return reading
}

function read(words: string): Analysis {
  garu ??= load()
  const { tokens, score } = garu.analyze(words) as { tokens: { text: string; pos: string }[]; score: number }
  const letters = words.replaceAll(' ', '')
  const morphemes: Morpheme[] = []
  let at = 0
  for (const { text, pos } of tokens) {
    // Behind an inflected verb the reading continues at the next whole word: 다양|한|정보.
    const start = text.length > 1 ? letters.indexOf(text, at) : letters.startsWith(text, at) ? at : -1
    if (start < 0 && pos === 'VCP') break
    if (start < 0) continue
    if (start > at) morphemes.push({ start: at, end: start, tag: 'E' })
    at = start + text.length
    morphemes.push({ start, end: at, tag: pos })
  }
  if (at < letters.length) morphemes.push({ start: at, end: letters.length, tag: 'E' })
  return { cost: score, morphemes }
}

/** Loads the analyser, which takes some 80 ms, when a word first needs it. Both of its files come with the package garu-ko. */
function load(): GaruWasm {
  const require = createRequire(import.meta.url)
  initSync({ module: readFileSync(require.resolve('garu-ko/pkg/garu_wasm_bg.wasm')) })
  return new GaruWasm(readFileSync(require.resolve('garu-ko/models/base.gmdl')))
}
