import { isKnown } from '../known-words.ts'
import { ministryNamed } from '../named-ministry.ts'
import { sideWordOf } from './sentences/side-words.ts'
import { insideWholeBrackets, splitOutsideBrackets } from './typed-text/brackets.ts'
import { anyOf } from './typed-text/word-list.ts'

/*
How people say that a word is to stand in the title: `제목만 탄소중립`, `제목에 수소가 들어간 것`, `title: ESG`, `배출권 (제목)`. All become the
sign of the query language, `제목:`; what is said of several (`제목에 리튬 또는 니켈`) of each. That a word may stand in the text says nothing:
it always may.
*/

const CONTAINING =
  '들어간 들어가는 들어가_있는 들어있는 들어_간 있는 있을 나오는 나온 나올 포함된 포함한 포함하는 포함되는 포함 쓰인 적힌 언급된 보이는 된 쓴 달린'
const IF_CONTAINING = '(?:들어가|들어있|포함되|나오|있으|있)면'
const THINGS = '것 거 건 경우 때 발표 자료 보도자료 소식 뉴스 기사'
const THING = `(?: ?${anyOf(THINGS)}(?:만|으로|들만|에만|들|을|를)?)?(?: ?(?:만|으로))?`
const CONTAINED = `(?:${anyOf(CONTAINING)}${THING}|${IF_CONTAINING})`
const TITLE = '(?:제목|타이틀)'
const IN_TITLE = `${TITLE}${anyOf('에서만 에서 에만 에 으로만 으로 만 안에 _안에 _한정으로 _한정 _기준으로 _기준 _검색으로 _검색 한정')}`
const ASKS =
  /\s+(?:만\s+)?(?:좀\s+)?(?:알려|보내|받아|받고|보고|구독|부탁|찾아|골라|주세요|줘|원해|원합|뽑아|필터)\S*(?:\s+\S+)*$/u

/** `title에 ESG`. */
const IN_ENGLISH = /(?<!\S)title(?=에|만|은|는)/giu
const SIGN = /(?<!\S)(?:제목|타이틀|in ?title|title)(?:은|는|에|에만|만)?\s*[:=]\s*/giu
const TEXT = '(?:본문|내용)'
const NOT_IN_TEXT = new RegExp(
  `(?<!\\S)${TEXT}(?:은|는|이)?\\s*(?:말고|빼고|제외하고|제외|아니라|아닌)\\s+(?=.*제목)`,
  'u',
)
/** `제목이나 본문에`: anywhere. */
const ANYWHERE = new RegExp(
  `(?<!\\S)(?:${TITLE}|${TEXT})(?:이나|나|과|와|하고|\\s*(?:또는|혹은|및|OR|or|/|,))\\s*(?:${TITLE}|${TEXT})(?:에서|에)?(?:\\s*모두)?(?=\\s)`,
  'gu',
)
const QUALITY = '(?:이|가|은|는)?'
/** `제목에 공급망 실사가 들어간 것`: all up to what contains it. */
const TITLE_BEFORE = new RegExp(`^${IN_TITLE}\\s+(?:${anyOf(CONTAINING)}\\s+)?(.+?)$`, 'u')
const TITLE_BEHIND = new RegExp(
  `^(.+?)(?:이라는|라는|이란|란)?(?:\\s*(?:말|단어|낱말|글자|키워드))?${QUALITY}\\s+${IN_TITLE}(?:\\s+${CONTAINED})?$`,
  'u',
)
const TITLE_IS = new RegExp(
  `^${TITLE}(?:이|은)\\s+(.+?)(?:인|이라는|라는|\\s?으?로 (?:시작하는|시작되는|끝나는))\\s*${anyOf(THINGS)}?(?:만|들만)?$`,
  'u',
)
const MARK = `[([]\\s*${TITLE}(?:만|에서만|에만|에)?(?:\\s${CONTAINED})?\\s*[)\\]]`
const TITLE_MARK = new RegExp(`^(.+?)\\s*${MARK}$`, 'u')
const MARK_BEFORE = new RegExp(`^${MARK}\\s*(.+)$`, 'u')
const TITLE_ALONE = /^(?:title|제목|타이틀)\s+(\S+)$/iu
const ENDS_CONTAINED = new RegExp(
  `(?:이라는|라는|이라고|라고)?(?:\\s*(?:말|단어|낱말|글자|키워드))?(?:이|가|을|를|은|는)?(?:\\s+(?:모두|다|함께|같이))?\\s*${CONTAINED}$`,
  'u',
)
const BEHIND_QUOTES = /(?<=\p{Co})\s?(?:만|이|가|을|를|은|는)$/u
const ENDS_AS_THING = /\s*(?:것|거)(?:만|으로)?$/u
const IN_TEXT_ALONE = new RegExp(
  `^${TEXT}(?:에서만|에서|에만|에)\\s+(.+?)(?:이|가)?(?:\\s+(?:들어간|있는|나오는|포함된)\\s*(?:것|거)?(?:만)?)?$`,
  'u',
)
/** Who tells it, and nothing else, before the title is named: `환경부 보도자료 중 제목에 …`. */
const TITLE_WITHIN = new RegExp(`^(.+?)\\s+(${IN_TITLE}\\s.+)$`, 'u')

/** What was typed with `제목:` where it asks for a title. */
export function withTitleSign(typed: string): string {
  const text = typed
    .replace(IN_ENGLISH, '제목')
    .replace(SIGN, ' 제목:')
    .replace(/^(?:title|제목|타이틀)\s+-\s+/iu, ' 제목:')
    .replace(NOT_IN_TEXT, '')
    .replace(/\s+/gu, ' ')
    .trim()
  if (!/제목|title|타이틀|본문|내용/iu.test(text) || /(?<!\S)제목:/u.test(text)) return text
  const [, teller = '', within] = text.match(TITLE_WITHIN) ?? []
  if (within && isTeller(teller)) return `${withTitleSign(within)} ${teller}`
  const naming = text.replace(ASKS, '').replace(/\s+받\S+$/u, '')
  const asked = naming === text ? '' : text.slice(naming.length)
  const only = (name: string): string =>
    `제목:${name.replace(BEHIND_QUOTES, '').replace(ENDS_CONTAINED, '').replace(ENDS_AS_THING, '').trim()}${asked}`
  for (const form of [TITLE_MARK, MARK_BEFORE, TITLE_IS, TITLE_BEFORE, TITLE_BEHIND, TITLE_ALONE]) {
    const [, name] = naming.match(form) ?? []
    if (name) return only(name)
  }
  const inText = naming.match(IN_TEXT_ALONE)
  return inText ? `${inText[1]}${asked}` : text
}

function isTeller(text: string): boolean {
  return text
    .split(' ')
    .every((word) => word === '' || ministryNamed(word) !== undefined || sideWordOf(word) === 'anywhere')
}

const CHOICE = /\s+(?:OR|or|또는|혹은|아니면|이나)\s+|\s*\|{1,2}\s*|\s*\/\s*/u
const CHOICE_OR_COMMA = new RegExp(`${CHOICE.source}|\\s*[,、]\\s*`, 'u')
const ONE_OF_THEM = /\s*(?:둘|셋|이)?\s*중에?\s*(?:하나|한 ?가지)(?:라도|만)?(?=\s|$)/u
const TITLE_OF_SEVERAL = new RegExp(
  `^(.*?)(?<!\\S)(?:${IN_TITLE}|${TITLE}(?:은|는|에|에만|만)?\\s*[:=]|[([]${TITLE}[)\\]])\\s*(.+)$`,
  'u',
)

/**
 * Lines in which a title is asked for of several, each with a `제목:` of its own: `제목에 리튬 또는 니켈`. What a comma separates belongs to it
 * where something behind it says so: `제목에 리튬, 니켈이 들어간 것`.
 */
export function withTitleOfEach(text: string): string {
  if (!/제목|타이틀/u.test(text)) return text
  return text.replace(ANYWHERE, '').split('\n').map(titleOfEach).join('\n')
}

function titleOfEach(line: string): string {
  const [, teller = '', said = ''] = line.match(TITLE_OF_SEVERAL) ?? []
  if (said === '' || !isTeller(teller.trim())) return line
  const asked = said.replace(ASKS, '').trim()
  const named = asked.replace(ENDS_CONTAINED, '').replace(ONE_OF_THEM, '')
  const isWhole = named !== asked && (ENDS_CONTAINED.test(asked) || ONE_OF_THEM.test(asked))
  const [first = '', ...others] = isWhole ? [named] : splitOutsideBrackets(asked, /\s*[,、;]\s*/u)
  const inside = insideWholeBrackets(first.trim()) ?? first
  const names = splitOutsideBrackets(inside.trim(), isWhole || inside !== first ? CHOICE_OR_COMMA : CHOICE)
    .flatMap((name) => atChoice(name.trim().split(' ')))
    .filter((name) => name !== '')
  if (names.length < 2) return line
  return [...names.map((name) => `제목:${name} ${teller.trim()}`.trim()), ...others].join(', ')
}

/** `하도급이나 가맹`. */
function atChoice(words: string[]): string[] {
  const at = words.findIndex((word, index) => index < words.length - 1 && /^.{2,}이?나$/u.test(word) && !isKnown(word))
  if (at < 0) return [words.join(' ')]
  const first = (words[at] as string).replace(/나$/u, '')
  const noun = !isKnown(first) && first.endsWith('이') ? first.slice(0, -1) : first
  return [[...words.slice(0, at), noun].join(' '), ...atChoice(words.slice(at + 1))]
}
