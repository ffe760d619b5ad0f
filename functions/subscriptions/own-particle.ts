import { isHangul } from '../text/korean.ts'
import { type Analysis, analyse } from './morphemes.ts'

/*
A word whose last syllable is also a particle (회의, 주가, 성과, 제도) is met wherever a longer noun takes that particle: 위원회|의,
사업주|가, 효율성|과. The noun before the particle and the word are each read with one particle that nothing can be mistaken for:
위원회에서, 위원 회의에서. The likelier noun wins.
*/
// Releases mix up 과 and 와 (국토교통부과).
const AFTER_ANY = new Set('의도만에과와')
const AFTER_VOWEL = new Set('가를는로')
const AFTER_CONSONANT = new Set('이을은')
const PLAIN_PARTICLE = '에서'
// In the analyser's cost, set on 250 such tokens of sixteen words.
const MARGIN = 2
const NOUNS = /^(?:NN[GP]|XPN|XSN|XR|SN|SL)$/

/** Whether the letters before the word's last syllable are the likelier noun, and that syllable its particle. */
export function endsInParticle(left: string, word: string): boolean {
  const noun = left + word.slice(0, -1)
  if (left === '' || !mayFollow(noun, word.at(-1) as string)) return false
  const asNoun = analyse(noun + PLAIN_PARTICLE)
  return isOfNouns(asNoun) && analyse(left + word + PLAIN_PARTICLE).cost - asNoun.cost > MARGIN
}

/** What the analyser does not know it takes for one noun, particle and all; 이|의심 in 이의심사 is no noun either. */
function isOfNouns({ morphemes }: Analysis): boolean {
  return morphemes.every(({ tag }, index) => (index < morphemes.length - 1 ? NOUNS.test(tag) : tag === 'JKB'))
}

function mayFollow(noun: string, particle: string): boolean {
  if (AFTER_ANY.has(particle)) return true
  const final = finalOf(noun)
  if (particle === '로' && final === RIEUL) return true
  return final === 0 ? AFTER_VOWEL.has(particle) : AFTER_CONSONANT.has(particle)
}

const RIEUL = 8

/** The number of the last syllable's final consonant; 0 for none. */
function finalOf(noun: string): number {
  const code = noun.charCodeAt(noun.length - 1)
  return isHangul(code) ? (code - 0xac00) % 28 : 0
}
