import words from '../../functions/subscriptions/query/corpus-words.json' with { type: 'json' }
import { concepts } from '../../functions/subscriptions/query/thesaurus.ts'
import { type Random, seededRandom } from './seeded-random.ts'

/** Every noun that releases use often, and every name that the thesaurus knows. */
const NOUNS = words.nouns.split(' ')
const NAMES = concepts().flatMap(({ concept, same = [] }) => [concept, ...same])
const MINISTRIES = [
  '환경부',
  '산업통상자원부 자원산업정책국',
  '고용노동부',
  '공정거래위원회',
  '금융위원회',
  '해양수산부',
]

const PARTICLES = ['을', '의', '에', '와', '에서', '으로', '이', '는', '']

export interface GeneratedRelease {
  title: string
  text: string
  ministry: string
}

/** Releases that name the nouns of releases and, in the spellings of theirs, names of the thesaurus; the same for the same seed. */
export function generatedReleases(count: number, seed: number): GeneratedRelease[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () => ({
    title: [wordIn(random), wordIn(random), random.pick(NOUNS)].join(' '),
    text: `${Array.from({ length: random.between(2, 9) }, () => sentenceIn(random)).join(random.chance(0.5) ? '\n' : ' ')}${
      random.chance(0.3) ? '\n\n담당 부서: 자원과 책임자 과장 홍길동(044-203-1234)\n' : ''
    }`,
    ministry: random.pick(MINISTRIES),
  }))
}

/** A query of one of the forms people type. */
export function generatedQuery(random: Random): string {
  const word = () => (random.chance(0.6) ? random.pick(NAMES) : random.pick(NOUNS))
  const forms = [
    word,
    word,
    () => `${word()} ${word()}`,
    () => `${random.pick(NOUNS)} ${random.pick(NOUNS)} ${random.pick(NOUNS)}`,
    () => `"${random.pick(NOUNS)} ${random.pick(NOUNS)}"`,
    () => `${word()} +${word()}`,
    () => `${word()} -${random.pick(NOUNS)}`,
    () => `부처:${random.pick(MINISTRIES).split(' ')[0]}`,
    () => `${word()} 부처:${random.pick(MINISTRIES).split(' ')[0]}`,
    () => `제목:${word()}`,
  ]
  return random.pick(forms)()
}

function sentenceIn(random: Random): string {
  const pieces = Array.from({ length: random.between(4, 9) }, () => `${wordIn(random)}${random.pick(PARTICLES)}`)
  return `${pieces.join(' ')} 추진한다고 밝혔다.`
}

function wordIn(random: Random): string {
  if (random.chance(0.7)) return random.pick(NOUNS)
  const name = random.pick(NAMES)
  const at = random.between(1, Math.max(1, name.length - 1))
  return random.chance(0.3) ? `${name.slice(0, at)}${random.pick([' ', '·', '-', '\u200b'])}${name.slice(at)}` : name
}
