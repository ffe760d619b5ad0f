import { isHangul } from '../../text/korean.ts'
import { type Analysis, analyse } from './morphemes.ts'

/*
A word whose last syllable is also a particle (회의, 주가, 성과, 제도) is found wherever a longer noun takes that particle: 위원회|의,
사업주|가, 효율성|과. To tell them apart, the longer noun and the word are each read with a particle that cannot be mistaken for
anything else: 위원회에서, 위원 회의에서. The likelier noun wins.
*/
const PARTICLES = new Set('이가은는을를로의도만에과와')
// Without 과 and 와, which releases mix up (국토교통부과).
const AFTER_VOWEL = new Set('가를는로')
const AFTER_CONSONANT = new Set('이을은')
// The number of the final consonant ㄹ, behind which 로 stands as behind a vowel.
const FINAL_RIEUL = 8
const CLEAR_PARTICLE = '에서'
// In the analyser's cost, set on 250 such tokens of sixteen words.
const PARTICLE_MARGIN = 2
// -別, -類, -價: what makes one noun of another, and ends a shorter word as well (차별, 물류, 물가). Not every 류 and 가: 신청|서류, 선진|국가.
const ENDS_IN_NOUN_SUFFIX = /(?:별|물류|물가|유가)$/
const NOUN_SUFFIX_MARGIN = 5
const NOUN_TAG = /^(?:NN[GP]|XPN|XSN|XR|SN|SL)$/

/** Whether all letters before the word's last syllable are more likely one noun, and that syllable its particle. */
export function endsInParticle(left: string, word: string): boolean {
  const noun = left + word.slice(0, -1)
  const particle = word.at(-1) as string
  if (left === '' || !PARTICLES.has(particle) || !mayFollow(noun, particle)) return false
  const asNoun = analyse(noun + CLEAR_PARTICLE)
  return isNounWithParticle(asNoun) && analyse(left + word + CLEAR_PARTICLE).cost - asNoun.cost > PARTICLE_MARGIN
}

/** Whether the word's last syllable makes a noun of the one that all letters before it are: 연차|별 holds no 차별, 음식물|류 no 물류. */
export function endsInNounSuffix(left: string, word: string): boolean {
  if (left === '' || !ENDS_IN_NOUN_SUFFIX.test(word)) return false
  const asNoun = analyse(left + word.slice(0, -1) + CLEAR_PARTICLE)
  return isNounWithParticle(asNoun) && analyse(left + word + CLEAR_PARTICLE).cost - asNoun.cost > NOUN_SUFFIX_MARGIN
}

/** False where the analyser took an unknown noun together with its particle for one noun, and for what is no noun at all: 이|의심 in 이의심사. */
function isNounWithParticle({ morphemes }: Analysis): boolean {
  return morphemes.every(({ tag }, index) => (index < morphemes.length - 1 ? NOUN_TAG.test(tag) : tag === 'JKB'))
}

/** Whether the last sound of a noun allows the particle: 가, 는, 를 and 로 follow a vowel, 이, 은 and 을 a consonant. */
export function mayFollow(noun: string, particle: string): boolean {
  const final = finalConsonantOf(noun)
  if (AFTER_VOWEL.has(particle)) return final === 0 || (particle === '로' && final === FINAL_RIEUL)
  return !AFTER_CONSONANT.has(particle) || final > 0
}

/** The number of the last syllable's final consonant; 0 for none. */
function finalConsonantOf(noun: string): number {
  const code = noun.charCodeAt(noun.length - 1)
  return isHangul(code) ? (code - 0xac00) % 28 : 0
}
