import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { GaruWasm, initSync } from 'garu-ko/pkg/garu_wasm.js'

export interface Analysis {
  /** What this reading costs in the analyser's lattice: the lower, the likelier. */
  cost: number
  morphemes: Morpheme[]
}

/** A piece of a text with its place among the letters, spaces not counted; tags are Sejong's (NNG noun, JKO particle, ...). */
export interface Morpheme {
  start: number
  end: number
  tag: string
}

// Ministries repeat themselves. Two generations: what was asked again since the last turn of the page is kept, some 30 MB in all.
const REMEMBERED = 40_000
let remembered = new Map<string, Analysis>()
let fading = new Map<string, Analysis>()

let garu: GaruWasm | undefined

/** Reads a few words of Hangul. What is inflected beyond recognition (`해` for 하+아) is one piece, tagged `E`. */
export function analyse(words: string): Analysis {
  const known = remembered.get(words)
  if (known) return known
  const found = fading.get(words) ?? read(words)
  if (remembered.size >= REMEMBERED) {
    fading = remembered
    remembered = new Map()
  }
  remembered.set(words, found)
  return found
}

function read(words: string): Analysis {
  garu ??= load()
  const { tokens, score } = garu.analyze(words) as { tokens: { text: string; pos: string }[]; score: number }
  const letters = words.replaceAll(' ', '')
  const morphemes: Morpheme[] = []
  let at = 0
  for (const { text, pos } of tokens) {
    // Behind an inflected verb the reading goes on with the next whole word: 다양|한|정보.
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

/** Loads the analyser (some 80 ms) when a word first needs it. Both files are read beside garu-ko's package.json. */
function load(): GaruWasm {
  const require = createRequire(import.meta.url)
  initSync({ module: readFileSync(require.resolve('garu-ko/pkg/garu_wasm_bg.wasm')) })
  return new GaruWasm(readFileSync(require.resolve('garu-ko/models/base.gmdl')))
}
