import { isHangul } from '../../../text/korean.ts'
import { isKnown, isMadeOfNouns } from '../known-words.ts'

/*
Takes a particle off a word only where that leaves a word: 탄소중립을 → 탄소중립, ESG와 → ESG.

  - A known word keeps all its letters, however it ends: 제도, 도로, 회의, 정의, 감염병과 (a division of a ministry) at the end.
  - What is left must be known, or made of known nouns. Where nothing of it is known, only particles that hardly any noun ends in are
    taken off: 을, 를, 은, 는, 에서, 으로 and the longer ones, and only where the sound before them allows it.
  - Behind Latin letters and digits every particle is one.
*/

/** Longer ones first. `clear`: hardly any noun ends so. */
const PARTICLES: { text: string; clear: boolean }[] = [
  ...'들에게 들에서 들이 들은 들을 들의 들도 들만 들과 들 에서는 에서의 에서만 에서도 으로는 으로의 으로도 이라는 이라든지 이라도 에게서 에 에서 에게 에는 에도 으로 까지 부터 이랑 라는 이란 이며 이고 인지 이나 라도 처럼 보다 마다 하고'
    .split(' ')
    .map((text) => ({ text, clear: text.length > 1 && !text.startsWith('들') })),
  ...'을 를 은 는'.split(' ').map((text) => ({ text, clear: true })),
  ...'이 가 의 에 와 과 로 도 만 랑 나 란 며'.split(' ').map((text) => ({ text, clear: false })),
].sort((a, b) => b.text.length - a.text.length)

/** Particles that join a word to one that follows; without one that follows they are part of it. */
const JOINING = new Set(['와', '과', '랑', '이랑', '하고', '들과'])
const AFTER_CONSONANT = /^(?:을|은|이|과|으|이라|이란|이며|이고|이나|이랑)/
const AFTER_VOWEL = /^(?:를|는|가|와|랑|라|란|며)/
const MIN_LETTERS_LEFT = 2
/** Of a word of which nothing is known more must be left. */
const MIN_UNKNOWN_LETTERS_LEFT = 3
const LATIN_WITH_PARTICLE = /^([A-Za-z0-9][A-Za-z0-9&.+-]*[A-Za-z0-9]|[A-Za-z0-9]{2,})([가-힣]{1,3})$/

// Departments of hospitals end in 과, as if another word were joined to them.
const DEPARTMENT =
  /^(?:정신|신경|(?:정형|성형|일반|흉부|신경|구강)외|산부인|소아|소아청소년|이비인후|비뇨|비뇨의학|피부|안|치|한방|마취통증의학|[가-힣]{2}의학)과$/u

export function isDepartment(word: string): boolean {
  return DEPARTMENT.test(word)
}

/** A word and the particle taken off it; `particle` is empty where none was. */
export interface BareWord {
  word: string
  particle: string
}

/** `joins`: another word follows that a joining particle could join it to. `eager`: what follows asks for a particle (`에 대한`). */
export function withoutParticle(word: string, { joins = false, eager = false } = {}): BareWord {
  const whole = { word, particle: '' }
  if (isKnown(word) || isDepartment(word)) return whole
  const [, latin, ending] = word.match(LATIN_WITH_PARTICLE) ?? []
  if (latin && ending) return PARTICLES.some(({ text }) => text === ending) ? { word: latin, particle: ending } : whole
  if (!/^[가-힣]/.test(word)) return whole
  const candidates = PARTICLES.flatMap(({ text, clear }) => {
    const left = word.slice(0, -text.length)
    // 요구하는, 시행되는: the stem of a verb is no noun.
    if (text === '는' && /[하되]$/.test(left) && !isKnown(left)) return []
    return word.endsWith(text) &&
      left.length >= MIN_LETTERS_LEFT &&
      mayFollow(left, text) &&
      (joins || !JOINING.has(text))
      ? [{ word: left, particle: text, clear }]
      : []
  })
  const known = candidates.find((one) => isKnown(one.word))
  if (known) return { word: known.word, particle: known.particle }
  if (isMadeOfNouns(word)) return whole
  const made = candidates.find((one) => isMadeOfNouns(one.word))
  const likely = made ?? candidates.find((one) => eager || (one.clear && one.word.length >= MIN_UNKNOWN_LETTERS_LEFT))
  return likely ? { word: likely.word, particle: likely.particle } : whole
}

/** Whether the last sound of a word allows a particle: 을 follows a consonant, 를 a vowel. */
function mayFollow(word: string, particle: string): boolean {
  const code = word.charCodeAt(word.length - 1)
  if (!isHangul(code)) return true
  const final = (code - 0xac00) % 28
  if (/^(?:로)/.test(particle)) return final === 0 || final === 8
  if (AFTER_CONSONANT.test(particle)) return final > 0 && !(final === 8 && particle.startsWith('으'))
  return !AFTER_VOWEL.test(particle) || final === 0
}
