import { institutionNames, ministryNames } from '../../releases/ministry.ts'
import { type Folded, fold, HARD_GAP, isHangul, NO_GAP, SOFT_GAP } from '../../text/korean.ts'

/*
Does a word stand only inside the name of a ministry or public body? What 환경부 says about anything is not news about 환경.

1. Inside a known name, whole or short (환경부, 공정위), where the name is all there is: with a particle, a title or what an office
   issues behind it (환경부는, 관세청장), or the next name, not where it only begins another word (환경부담금, 금융위기).
2. Inside the name of a department or of who leads one: a word that ends as only ministries name theirs (자원순환국, 산업안전본부,
   자원순환국장), or that ends as any office may (폐자원관리과) and follows a ministry or a department. A word that ministries are called
   after (산업) is none in an official's title behind a person's name (김가람 식품산업정책관) nor in a public institute's (한국노동연구원).
3. Inside the name of a ministry of whatever country (미 에너지부,
   생태환경부, 경제산업성), of another office behind its country (미국 환경보호청), or of one of ours with one letter wrong.

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
  '^(?:[가-힣]+(?:국장|실장|과장|부장|차관|정책실|총괄실)' +
    '|[가-힣]{2,}(?:정책|관리|순환|보건|복지|안전|심사|감독|기획|조정|고용|노동|노사|환경|보호|보전)국' +
    `|[가-힣]{2,}(?<!대책|수습|대응|상황|사업|운동)본부장?)${PARTICLES}{0,3}$`,
)
const OFFICE = new RegExp(
  `[가-힣]{2,}(?:실|본부|팀|센터|(?<=정책|담당|심의|기획|협력|조정|감사|총괄)관|(?:추진|기획|준비)단|(?<!당)국)장?${PARTICLES}{0,3}$`,
)
const OFFICIALS_TITLE = new RegExp(
  `^[가-힣]{2,}(?:정책|심의|기획|협력|담당|지원|법무|조정|감사|총괄)관${PARTICLES}{0,3}$`,
)
const PERSON_NAME_LETTERS = 3
const BODY = new RegExp(
  '^(?:[가-힣]{2,}(?:연구원|진흥원)|(?:한국|국립)[가-힣]{2,}(?:기술원|시험원|관리원|정보원|개발원|보안원|인증원|평가원|금융원)' +
    `|식품부|한국[가-힣]{2,}(?:공단|재단))(?:장관|장|이사장)?${PARTICLES}{0,3}$`,
)
// A ministry of whatever country: 생태환경부, 경제기후정책부. Words of two syllables end in 부 as well: 여부, 납부, 전부.
const MINISTRY = new RegExp(
  `^[가-힣]{3,6}(?<![일전내외세간정본학상하중남북동서여거기납공피두환])부(?:장관|차관|장)?${PARTICLES}{0,3}$`,
)
const FOREIGN_OFFICE = new RegExp(`(?:성|청|처|국|위|위원회)(?:장관|차관|장|상)?${PARTICLES}{0,3}$`)
const OFFICE_WITH_ENDING = new RegExp(`^([가-힣]+?[부처청])(?:장관|차관|처장|장)?${PARTICLES}{0,3}$`)
// A shorter name is too near to other words.
const MIN_MISSPELT_LETTERS = 5
const ONLY_ABROAD = new RegExp(`^(?:경제산업성|후생노동성|농림수산성|국토교통성)(?:장관|대신)?${PARTICLES}{0,3}$`)
// With the ministries that only other countries have: 상무부 산업안보국.
const COUNTRIES = new Set(
  (
    '미 미국 일 일본 중 중국 독 독일 영 영국 불 프랑스 이탈리아 스페인 네덜란드 벨기에 스위스 오스트리아 스웨덴 노르웨이 핀란드 덴마크 폴란드 체코 ' +
    '헝가리 루마니아 불가리아 그리스 포르투갈 아일랜드 우크라이나 러시아 튀르키예 터키 유럽 유럽연합 유엔 캐나다 멕시코 브라질 칠레 페루 콜롬비아 ' +
    '아르헨티나 에콰도르 호주 뉴질랜드 인도 베트남 태국 인도네시아 인니 말레이시아 싱가포르 필리핀 캄보디아 라오스 미얀마 몽골 카자흐스탄 우즈베키스탄 ' +
    '파키스탄 방글라데시 스리랑카 이스라엘 사우디 사우디아라비아 아랍에미리트 카타르 쿠웨이트 오만 이란 이라크 요르단 이집트 모로코 알제리 남아공 ' +
    '나이지리아 케냐 가나 에티오피아 탄자니아 대만 홍콩 북한 상무부 국무부 재무부'
  ).split(' '),
)
const COUNTRY_SIGN = /[美日中獨英佛伊加濠印]/
const DIVISION = /[가-힣]{2,}과$/
const ENDS_IN_OFFICE = /[가-힣]{2,}(?:관|실|국|본부|단)$/
const OFFICIAL = /^(?:사무관|서기관|주무관|과장|담당|책임자|연구관)/

interface PlaceInName {
  name: string
  /** Where the word begins in the folded name. */
  offset: number
}

const MINISTRY_NAMES = ministryNames().map((name) => fold(name).text)
const names = new Set(institutionNames().flatMap((name) => spellingsOf(fold(name).text)))
// Filled as words are found. Most words stand in no name.
const placesByWord = new Map<string, PlaceInName[]>()
const misspeltNames = new Map<string, boolean>()
const MAX_REMEMBERED_NAMES = 5_000

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
  if ([DEPARTMENT, MINISTRY, ONLY_ABROAD].some((form) => form.test(run)) || isMisspelt(run)) return true
  if (isOfMinistry(folded.text.slice(from, to))) {
    if (BODY.test(run)) return true
    if (OFFICIALS_TITLE.test(run) && followsPerson(folded, start)) return true
  }
  if (FOREIGN_OFFICE.test(run) && followsCountry(folded, start)) return true
  const isOffice = OFFICE.test(run) || (DIVISION.test(run) && standsAlone(folded, end))
  return isOffice && folded.gap[start] === SOFT_GAP && followsOffice(folded, start)
}

/** Whether a run is the name of a ministry with one letter wrong, missing or too much: 산업통사자원부, 식품의약안전처. */
function isMisspelt(run: string): boolean {
  const name = OFFICE_WITH_ENDING.exec(run)?.[1] ?? ''
  if (name.length < MIN_MISSPELT_LETTERS) return false
  const known = misspeltNames.get(name) ?? [...names].some((other) => isOneLetterOff(name, other))
  if (misspeltNames.size < MAX_REMEMBERED_NAMES) misspeltNames.set(name, known)
  return known
}

function isOneLetterOff(one: string, other: string): boolean {
  if (other.length < MIN_MISSPELT_LETTERS || Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  const [rest, otherRest] = [one.slice(start), other.slice(start)]
  return [
    [rest.slice(1), otherRest.slice(1)],
    [rest.slice(1), otherRest],
    [rest, otherRest.slice(1)],
  ].some(([left, right]) => left === right)
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

/** Whether ministries are called after a word. In what else is called after it, such a word (산업, 안전) says less than 물류 would. */
function isOfMinistry(word: string): boolean {
  return MINISTRY_NAMES.some((name) => name.includes(word))
}

/** Whether a name of three syllables stands before the folded letter `at`: `김가람 식품산업정책관`. */
function followsPerson(folded: Folded, at: number): boolean {
  return folded.gap[at] === SOFT_GAP && at - startOfRun(folded, at - 1) === PERSON_NAME_LETTERS
}

/** Whether a country stands before the folded letter `at`: `미 에너지부`, `일본의 경제산업성`, `덴마크(기후에너지전력부)`, `美 에너지부`. */
function followsCountry(folded: Folded, at: number): boolean {
  if (at === 0) return false
  if (COUNTRY_SIGN.test(folded.text.charAt(at - 1))) return true
  const before = folded.text.slice(startOfRun(folded, at - 1), at)
  return COUNTRIES.has(before) || COUNTRIES.has(before.replace(/의$/, ''))
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
