import { isEveryday } from '../known-words.ts'

/*
What is not subscribed without asking: letters that mean nothing (`asdf`, `ㅋㅋ`, `테스트`), and words so wide that they cannot be all that
was meant once other words were left out (`미국` of `미국 쪽 새로운 소식 좀`).
*/

const KEY_ROWS = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1234567890',
  'ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ',
  'ㅁㄴㅇㄹㅎㅗㅓㅏㅣ',
  'ㅋㅌㅊㅍㅠㅜㅡ',
]
const MIN_KEYS_IN_A_ROW = 3
const LETTERS_ALONE = /^[ㄱ-ㆎᄀ-ᇿ\s]+$/u
const SAME_LETTER = /^(?:([가-힣])\1{2,}|([a-z])\2{3,})$/u
const NUMBER_ALONE = /^[\d\s.,:/-]+$/u
const TRIAL =
  /^(?:test(?:s|ing|er)?\d*|테스트(?:\d+|중|용|임|요|입니다|중입니다|해요|해봅니다|해볼게요|해보기|메시지)?|테스팅|시험 ?중|시험삼아|연습|hello|hi|hey|world|하이|헬로|헬로우|방가|반가워요?|ok|okay|오케이|ㅇㅋ|네|넵|넹|응|음|아|어|yes|no|foo|bar|baz|foobar|dummy|sample|샘플|예시|아무말|아무 ?거나|가나다라?(?:마바사)?|몰라|모름|글쎄|글쎄요|키워드\d*|단어\d*|abc|abcd|abcde|xxx|xyz|lorem|ipsum|null|undefined|none|n\/?a|없음|없어요?)$/iu
/** Neither Hangul nor Latin letters or digits: no release here is written so. Hanja that can be read is Hangul by now. */
const OF_OTHER_SCRIPT = /^[^가-힣ㄱ-ㆎᄀ-ᇿA-Za-z\d\p{Co}]+$/u

/** Whether letters mean nothing to anybody who reads releases. What stands in quotes is meant. */
export function isMeaningless(text: string): boolean {
  const bare = text
    .normalize('NFKC')
    .replace(/[ᄀ-ᇿ]/gu, (letter) => letter.normalize('NFD'))
    .replace(/^[\s.,!?~^;:'*#@-]+|[\s.,!?~^;:'*-]+$/gu, '')
    .toLowerCase()
  if (bare === '') return false
  if (LETTERS_ALONE.test(bare) || SAME_LETTER.test(bare) || NUMBER_ALONE.test(bare) || TRIAL.test(bare)) return true
  if (OF_OTHER_SCRIPT.test(bare) && /\p{L}/u.test(bare)) return true
  const [, again = ''] = bare.match(/^(.{2,})\1+$/u) ?? []
  if (again !== '' && TRIAL.test(again)) return true
  return (
    bare.split(/\s+/).every(isRunOfKeys) ||
    bare
      .split(/\s+/)
      .every(
        (word, index) =>
          TRIAL.test(word) ||
          (index > 0 && /^(?:중|용|입니다|중입니다|중이에요|해|해요|합니다|한번|메시지|그냥|this|is|a)$/.test(word)),
      )
  )
}

/** `qwer`, `asdfasdf`: keys that lie side by side, perhaps again and again. */
function isRunOfKeys(word: string): boolean {
  if (word.length < MIN_KEYS_IN_A_ROW) return false
  const parts = word.match(/^(.{3,}?)\1*$/u)
  const piece = parts?.[1] ?? word
  return KEY_ROWS.some((row) => row.includes(piece) || [...row].reverse().join('').includes(piece))
}

const COUNTRIES =
  'EU 유럽 유럽연합 미국 중국 일본 한국 대한민국 독일 영국 프랑스 러시아 인도 호주 캐나다 대만 베트남 아세안 북한 아시아 우리나라'
const BROAD =
  '정부 부처 국가 정책 제도 규제 법 법률 법령 법안 기업 회사 산업 시장 경제 국내 해외 국외 글로벌 세계 업계 지원 사업 사회 국민 지자체 공공 민간 기관 공공기관 국회 대통령 장관 기준 지침 행사 발표 자료 이슈 뉴스 소식 정보 동향 트렌드'
const countries = new Set(COUNTRIES.split(' '))
const broadWords = new Set(`${COUNTRIES} ${BROAD}`.split(' '))

/** A country beside a subject says whose. */
export function isCountry(word: string): boolean {
  return countries.has(word)
}

/** Whether a word is all that is left of more words, and so wide that it was hardly all that was meant. */
export function isTooBroad(text: string, typed: string): boolean {
  const isLonger = typed.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length > text.split(' ').length
  const words = text.split(' ')
  return isLonger && words.every((word) => broadWords.has(word) || (words.length === 1 && isEveryday(word)))
}
