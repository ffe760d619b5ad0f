/*
How people say that a word is to stand in the title: `제목만 탄소중립`, `제목에 수소가 들어간 것`, `title: ESG`, `배출권 (제목)`. All become the
sign of the query language, `제목:`. That a word may stand in the text says nothing: it always may.
*/

const CONTAINS =
  '(?:들어간|들어가는|들어가 ?있는|들어있는|들어 ?간|있는|있을|나오는|나온|나올|포함된|포함한|포함하는|포함되는|포함|쓰인|적힌|언급된|보이는|된|쓴|달린)'
const THING =
  '(?:[ ]?(?:것|거|건|경우|때|발표|자료|보도자료|소식|뉴스|기사)(?:만|으로|들만|에만|들|을|를)?)?(?:[ ]?(?:만|으로))?'
const CONTAINED = `(?:${CONTAINS}${THING}|(?:들어가|포함되|나오|있으|있)면)`
const SIGN = /(?<!\S)(?:제목|타이틀|in ?title|title)(?:은|는|에|에만|만)?\s*[:=]\s*/giu
const IN_TEXT = /(?<!\S)(?:본문|내용)(?:은|는|이)?\s*(?:말고|빼고|제외하고|제외|아니라|아닌)\s+(?=.*제목)/u
const IN_TITLE =
  '제목(?:에서만|에서|에만|에|으로만|으로|만|안에| 안에| 한정으로| 한정| 기준으로| 기준| 검색으로| 검색|검색|한정)'
/** `제목에 공급망 실사가 들어간 것`: all up to what contains it. */
const TITLE_BEFORE = new RegExp(`^${IN_TITLE}\\s+(?:${CONTAINS}\\s+)?(.+?)$`, 'u')
const TITLE_BEHIND = new RegExp(
  `^(.+?)(?:이라는|라는|이란|란)?(?:\\s*(?:말|단어|낱말|글자|키워드))?(?:이|가|은|는)?\\s+${IN_TITLE}(?:\\s+${CONTAINED})?$`,
  'u',
)
const TITLE_IS = /^제목(?:이|은)\s+(.+?)(?:인|이라는|라는)\s*(?:것|거|발표|자료|보도자료|뉴스|소식|기사)?(?:만|들만)?$/u
const TITLE_MARK = /^(.+?)\s*[([]\s*제목(?:만|에만|에서만)?\s*[)\]]$/u
const MARK_BEFORE = /^[([]\s*제목(?:만|에만|에서만)?\s*[)\]]\s*(.+)$/u
const TITLE_ALONE = /^(?:title|제목|타이틀)\s+(\S+)$/iu
const ENDS_CONTAINED = new RegExp(
  `(?:이라는|라는|이라고|라고)?(?:\\s*(?:말|단어|낱말|글자|키워드))?(?:이|가|을|를|은|는)?\\s*${CONTAINED}$`,
  'u',
)
const ENDS_AS_THING = /\s*(?:것|거)(?:만|으로)?$/u
const ASKS =
  /\s+(?:만\s+)?(?:좀\s+)?(?:알려|보내|받아|받고|보고|구독|부탁|찾아|골라|주세요|줘|원해|원합|뽑아|필터)\S*(?:\s+\S+)*$/u
const IN_TEXT_ALONE =
  /^(?:본문|내용)(?:에서만|에서|에만|에)\s+(.+?)(?:이|가)?(?:\s+(?:들어간|있는|나오는|포함된)\s*(?:것|거)?(?:만)?)?$/u

/** What was typed with `제목:` where it asks for a title. */
export function withTitleSign(typed: string): string {
  const text = typed
    .replace(SIGN, ' 제목:')
    .replace(/^(?:title|제목|타이틀)\s+-\s+/iu, ' 제목:')
    .replace(IN_TEXT, '')
    .trim()
  if (!/제목|title|타이틀|본문|내용/iu.test(text) || /(?<!\S)제목:/u.test(text)) return text
  const naming = text.replace(ASKS, '')
  const asked = naming === text ? '' : text.slice(naming.length)
  const only = (name: string): string =>
    `제목:${name.replace(ENDS_CONTAINED, '').replace(ENDS_AS_THING, '').trim()}${asked}`
  const marked = naming.match(TITLE_MARK) ?? naming.match(MARK_BEFORE) ?? naming.match(TITLE_IS)
  if (marked) return only(marked[1] as string)
  const before = naming.match(TITLE_BEFORE)
  if (before) return only(before[1] as string)
  const behind = naming.match(TITLE_BEHIND)
  if (behind) return only(behind[1] as string)
  const alone = naming.match(TITLE_ALONE)
  if (alone) return only(alone[1] as string)
  const inText = naming.match(IN_TEXT_ALONE)
  return inText ? `${inText[1]}${asked}` : text
}
