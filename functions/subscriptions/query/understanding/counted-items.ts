import { joinedParts } from './joined-words.ts'
import { anyOf } from './typed-text/word-list.ts'

/*
Words that count what was named before them: `최저임금, 통상임금 둘 다`, `리튬 니켈 둘 중 하나`, `하도급, 담합 두 개`. They name nothing, unless both are to
stand in one release: `리튬이랑 니켈 둘 다 나오는 것` is `리튬 +니켈`.
*/

const ALL_OF_THEM =
  '둘_다 둘_모두 셋_다 셋_모두 넷_다 두_개_다 세_개_다 네_개_다 두_개_모두 세_개_모두 두_가지_다 세_가지_다 두_가지_모두 세_가지_모두'
const SO_MANY = '두_개 세_개 네_개 다섯_개 두_가지 세_가지 네_가지 다섯_가지 2개 3개 4개 5개 2가지 3가지 4가지 5가지'
const ONE_OF_THEM = '하나 하나만 하나라도 아무거나 한_가지 한_가지라도 어느_것이든 뭐든'
const CONTAINED = '나오는 나온 나올 들어간 들어가는 들어있는 들어_있는 있는 포함된 포함하는 언급된 언급하는 다룬 다루는'
const THING = '것 거 건 발표 소식 자료 보도자료 뉴스 기사 경우 때'

const SIDE = '(?:을|를|이|가|은|는|만|로|으로|에|요|이요|만요)*'
const COUNT = `(?:${anyOf(ALL_OF_THEM)}|${anyOf(SO_MANY)}|(?:둘|셋|넷|이)\\s?중에?서?\\s?${anyOf(ONE_OF_THEM)})${SIDE}`
const COUNTED = new RegExp(`(?<=\\S)\\s+${COUNT}(?=\\s|$)`, 'gu')
const IN_ONE_RELEASE = new RegExp(
  `^(.+?)(?:이|가)?\\s+(?:${anyOf(ALL_OF_THEM)}|모두|다|함께|같이)\\s+(?:함께\\s|같이\\s)?${anyOf(CONTAINED)}\\s?${anyOf(THING)}${SIDE}(?=\\s|$)`,
  'u',
)
const SEPARATED = /\s*[,、;，；]\s*/u

/** A text without the words that count its items; those that one release must hold are joined with the sign for that. */
export function withoutCounts(text: string): string {
  return text.split('\n').map(countedLine).join('\n')
}

function countedLine(line: string): string {
  const [whole = '', named = ''] = line.match(IN_ONE_RELEASE) ?? []
  const parts = named.split(SEPARATED).flatMap((part) => joinedParts(part.trim()))
  const names = parts.length === 1 && !/[-+:]/u.test(named) ? named.trim().split(' ') : parts
  if (whole !== '' && names.length > 1 && names.length <= 3) return `${names.join(' +')}${line.slice(whole.length)}`
  return line.replace(COUNTED, '')
}
