import { isKnown, isMadeOfNouns } from '../../known-words.ts'
import { sideWordOf } from './side-words.ts'
import { verbForm } from './verb-forms.ts'

/*
Words as they are typed on a phone, spaced as a sentence is read: verbs of two words as one (`받고 싶은데`, `마련되고 있다는데`), without the thing that a
verb describes (`관련된거`, `새로나온것만`), a year as releases write it (`2027년도`), and without how many more there are (`탄소중립 외 2건`).
*/

const THING = /^([가-힣]{2,})((?:거|것|건|꺼)(?:들|만|을|를|은|는|도|로|이|요|이요|들만|만요|라도)?)$/u
/** A verb that describes what follows ends in one of these sounds. */
const ENDS_AS_MODIFIER = /[는던]$|[\u11ab\u11af]$/u
const NEWLY = /(?<!\S)새로(?=나[온올]|[생바된]|올라)/gu
/** Said of anything: `신청 가능한거`, `중요한것만`. */
const OF_ANYTHING = new Set('가능 필요 중요 유용 해당 관련 시급 급'.split(' '))

export function spacedAsRead(item: string): string {
  const joined = item
    .replace(/(?<=[가-힣]고) (?=싶)/gu, '')
    .replace(/(?<=[하되가오보받주지나리내우이]고) (?=있[다는던고으어지])/gu, '')
    .replace(/\s외(?:에)?\s?\d{1,3}\s?(?:건|개|종|가지)$/u, '')
    .replace(/(?<!\d)(20\d\d)년도(?=$|[\s에의])/gu, '$1년')
  const words = joined.replace(NEWLY, '새로 ').split(' ')
  const said = words.flatMap((word) => withoutThing(word))
  return (said.length > 0 ? said : words.map((word) => word.replace(THING, '$1 $2'))).join(' ')
}

/** Of `관련된거만`, `바뀐거`, `강화된거`: nothing, nothing, 강화. A noun that ends so (`증거`, `철거`, `노동조건`) stays. */
function withoutThing(word: string): string[] {
  const [, described = ''] = word.match(THING) ?? []
  if (described === '' || isKnown(word) || isMadeOfNouns(word)) return [word]
  if (!ENDS_AS_MODIFIER.test(described.normalize('NFD'))) return [word]
  if (sideWordOf(described) === 'anywhere' || OF_ANYTHING.has(described.replace(/한$/u, ''))) return []
  const form = verbForm(described)
  if (form?.kind !== 'modifier') return [word]
  return isKnown(form.noun) && !OF_ANYTHING.has(form.noun) ? [form.noun] : []
}
