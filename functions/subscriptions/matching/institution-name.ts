import { institutionNames } from '../../releases/ministry.ts'
import { type Folded, fold, HARD_GAP, isHangul, NO_GAP, SOFT_GAP } from '../../text/korean.ts'

/*
Does a word stand only inside the name of a ministry or public body? What 환경부 says about anything is not news about 환경.

1. Inside a known name, whole or short (환경부, 공정위), where the name is all there is: with a particle, a title or what an office
   issues behind it (환경부는, 관세청장), or the next name, not where it only begins another word (환경부담금, 금융위기).
2. Inside the name of a department: a word that ends as only ministries name theirs (자원순환국, 산업안전본부, 자원순환국장), or that
   ends as any office may (자원순환정책관, 폐자원관리과) and follows a ministry or a department (환경부 자원순환정책관).

The name itself counts, and so does a longer word that only begins with a name.
*/

// A shorter name is too easily two words beside each other: 산업 부문.
const MIN_LETTERS_WRITTEN_APART = 5
const MAX_LETTERS_ASIDE = 14
const PARTICLES =
  '(?:에서|에게|에|으로|로|부터|까지|와|과|의|은|는|이|가|을|를|도|만|나|이나|이며|이다|이고|인|보다|처럼|라고|뿐|측|등|및|간|내|별)'
const TITLES = '(?:장관|차관|위원장|부위원장|원장|사장|이사장|총재|수|구청장|청장|의회|장)'
const BEHIND_NAME = new RegExp(`^(?:${TITLES}|소속|산하|소관|고시|훈령|예규|공고|령|발|제공|주관)?${PARTICLES}{0,3}$`)
const DEPARTMENT = new RegExp(
  '^(?:[가-힣]+(?:국장|실장|과장|정책실|총괄실)' +
    '|[가-힣]{2,}(?:정책|관리|순환|보건|복지|안전|심사|감독|기획|조정|고용|노동|노사|환경|보호|보전)국' +
    `|[가-힣]{2,}(?<!대책|수습|대응|상황|사업|운동)본부장?)${PARTICLES}{0,3}$`,
)
const OFFICE = new RegExp(
  `[가-힣]{2,}(?:실|본부|팀|센터|(?<=정책|담당|심의|기획|협력|조정|감사|총괄)관|(?:추진|기획|준비)단|(?<!당)국)장?${PARTICLES}{0,3}$`,
)
const DIVISION = /[가-힣]{2,}과$/
const ENDS_IN_OFFICE = /[가-힣]{2,}(?:관|실|국|본부|단)$/
const OFFICIAL = /^(?:사무관|서기관|주무관|과장|담당|책임자|연구관)/

interface PlaceInName {
  name: string
  /** Where the word begins in the folded name. */
  offset: number
}

const names = new Set(institutionNames().flatMap((name) => spellingsOf(fold(name).text)))
// Filled as words are found. Most words stand in no name.
const placesByWord = new Map<string, PlaceInName[]>()

/** Whether the folded letters [from, to) are only a part of the name of a ministry, a public body or one of their departments. */
export function isInInstitutionName(folded: Folded, from: number, to: number): boolean {
  const word = folded.text.slice(from, to)
  if (names.has(word) || !isHangul(word.charCodeAt(0))) return false
  return placesOf(word).some((place) => isName(folded, from, place)) || isInDepartment(folded, from, to)
}

/** 금융위원회 is also 금융위, and who presides over it 금융위원장. */
function spellingsOf(name: string): string[] {
  if (!name.endsWith('위원회')) return [name]
  const short = name.slice(0, -2)
  return [name, short, `${short}원장`, `${short.slice(0, -1)}부위원장`]
}

function placesOf(word: string): PlaceInName[] {
  const known = placesByWord.get(word)
  if (known) return known
  const places = [...names].flatMap((name) => {
    const offset = name.indexOf(word)
    return offset < 0 ? [] : [{ name, offset }]
  })
  placesByWord.set(word, places)
  return places
}

function isName(folded: Folded, from: number, { name, offset }: PlaceInName): boolean {
  const start = from - offset
  const end = start + name.length
  if (start < 0 || !folded.text.startsWith(name, start)) return false
  const widestGap = name.length < MIN_LETTERS_WRITTEN_APART ? NO_GAP : SOFT_GAP
  if (folded.gap.slice(start + 1, end).some((gap) => gap > widestGap)) return false
  const behind = folded.text.slice(end, endOfRun(folded, end))
  return BEHIND_NAME.test(behind) || [...names].some((other) => behind.startsWith(other))
}

function isInDepartment(folded: Folded, from: number, to: number): boolean {
  const [start, end] = [startOfRun(folded, from), endOfRun(folded, to)]
  if (end === to || end - to === MAX_LETTERS_ASIDE) return false
  const run = folded.text.slice(start, end)
  if (DEPARTMENT.test(run)) return true
  const isOffice = OFFICE.test(run) || (DIVISION.test(run) && standsAlone(folded, end))
  return isOffice && folded.gap[start] === SOFT_GAP && followsOffice(folded, start)
}

/** A 과 behind which nothing follows is a division and no particle: `자원순환과(044-…)`, `자원순환과 사무관`. */
function standsAlone({ text, gap }: Folded, end: number): boolean {
  return end === text.length || gap[end] === HARD_GAP || OFFICIAL.test(text.slice(end, end + 3))
}

/** Whether the run before the folded letter `at` is a ministry, or one of its departments. */
function followsOffice(folded: Folded, at: number): boolean {
  const before = folded.text.slice(startOfRun(folded, at - 1), at)
  return names.has(before) || ENDS_IN_OFFICE.test(before)
}

function startOfRun({ text, gap }: Folded, from: number): number {
  let start = from
  while (from - start < MAX_LETTERS_ASIDE && gap[start] === NO_GAP && isHangul(text.charCodeAt(start - 1))) start -= 1
  return start
}

function endOfRun({ text, gap }: Folded, to: number): number {
  let end = to
  while (end - to < MAX_LETTERS_ASIDE && end < text.length && gap[end] === NO_GAP && isHangul(text.charCodeAt(end)))
    end += 1
  return end
}
