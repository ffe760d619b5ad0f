import type { Span } from './spans.ts'
import { isWholeSentence, splitSentences } from './split-sentences.ts'

/*
Finds whom to call in a release: `문 의: 규제개혁법무담당관 이아무개(044-123-4567)`, the table 담당부서 | 책임자 | 담당자 whose cells became
short lines, a line of departments with their numbers, a sentence that only says where to ask. What stands there is no news: a department's
name would match a keyword on every release of its ministry. A rule takes a sentence, a cell or a label with its number, and never a
paragraph: `담당 인력을 300명 늘린다` stays, and so does the news beside a number.
*/
export interface ContactSpan extends Span {
  /** A table or list of people, which ends a release's own text: what follows is an annex. */
  isBox: boolean
}

const PHONE = String.raw`(?:(?:☎|☏|℡|전화|TEL|T\.)\s*[:.)]?\s*)?(?:\(?0\d{1,2}\)?\s?[-.)·–−‐]\s?\d{3,4}\s?[-.–−‐]\s?\d{4}|\+82[-\s]\d{1,2}-\d{3,4}-\d{4}|(?<![\d-])1[568]\d{2}-\d{4})(?!\d)(?:\s?[~∼,/·]\s?\d{1,4}(?![\d.]))*`
const EMAIL = String.raw`[\w.+-]+@[\w-]+\.[\w.-]+\w`
/** `(30103) 세종특별자치시`, `우)30108`. */
const POSTAL_CODE = String.raw`(?:우\s?\)\s?|우편번호\s?[:：]?\s?)\d{5}(?!\d)|\(우?\s?\d{5}\)`
const ADDRESS = new RegExp(`${PHONE}|${EMAIL}|${POSTAL_CODE}|[☎☏℡]`, 'gi')
const HAS_ADDRESS = new RegExp(ADDRESS.source, 'i')
/** A quick look that spares most texts and lines everything else. */
const MAY_BE_CONTACT =
  /☎|☏|℡|@|\d[-.)–−‐]\s?\d{3,4}|담\s?당|문\s{0,3}의|연\s?락\s?처|소관\s?부서|책\s?임\s?자|작\s?성\s?자|부서명|제출처|보내실|우편|팩\s?스|주\s?소|우\s?\)|전\s?화|e-?mail|contact/i

const LABEL = String.raw`(?:담\s?당\s?(?:부\s?서|자|기관|관)?(?![가-힣])|담당\s?부서|소관\s?부서|주무\s?부서|부서명|책\s?임\s?자|작\s?성\s?자|(?:자료|취재|보도|관련|기타)?\s?문\s{0,3}의\s?(?:처|전화|사항)?(?![가-힣])|연\s?락\s?처|(?:의견\s?)?제출처|(?:제출\s?의견\s?)?보내실\s?곳|(?:일반)?\s?우편(?:번호)?(?![가-힣])|주\s?소(?![가-힣])|팩\s?스(?![가-힣])|전\s?화(?:\s?번호)?(?![가-힣])|전자\s?우편|이메일|e-?mail|contacts?|press office)`
const LEADING_MARKS = String.raw`[\s<>〈〉\[\]()【】○□ㅇ◦◇■▪▫▶▷►‣•·*※+|☞-]*`
const LABEL_LINE = new RegExp(`^${LEADING_MARKS}${LABEL}`, 'i')
const LABEL_WITH_COLON = new RegExp(`^${LEADING_MARKS}${LABEL}\\s*[>)\\]】]?\\s*[:：|]`, 'i')
/** A label, the names behind it and their numbers, in the middle of a line. */
const LABELLED_ADDRESSES = new RegExp(
  String.raw`(?:[·•*※(\[<]\s*)?(?:${LABEL})\s*[)\]】>]?\s*[:：|](?:[^.!?:：\n]{0,80}?(?:${PHONE}|${EMAIL})\s?[)\]】>]?)+(?:\s?[,/])?|(?:담당\s?부서|책\s?임\s?자|담당\s?자)(?:(?:\s+[가-힣A-Za-z·<>〈〉()]{1,16}){1,8}?\s?\(?(?:${PHONE}|${EMAIL})\)?)+(?!\s?(?:에|으?로)(?![가-힣]))`,
  'gi',
)
const RANK = String.raw`(?:과\s?장|국\s?장|팀\s?장|실\s?장|단\s?장|부\s?장|차\s?장|본\s?부\s?장|센터장|처\s?장|담당관|정책관|심의관|기획관|조정관|사\s?무\s?관|서\s?기\s?관|주\s?무\s?관|행정관|전문관|연\s?구\s?관|연\s?구\s?사|지도관|검\s?사|경\s?정|경\s?감|대\s?리|선\s?임|책\s?임|수\s?석|전문위원|연구원|조사관|감독관|총괄)`
const HAS_RANK = new RegExp(`(?:^|[\\s(<·/가-힣])${RANK}(?=$|[\\s)>(:·,/])`)
const ONLY_RANK = new RegExp(`^[\\s(<[]*${RANK}[\\s)>\\]]*$`)
/** A department, an organisation, a person's name or a note such as <총괄>, which fill the cells of a table. */
const CELL =
  /^(?:[<(〈[【].{1,14}[>)〉\]】]|[가-힣A-Za-z·ㆍ\s]{2,22}(?:과|국|실|관|단|팀|반|센터|본부|부|처|청|원|위원회|TF|공단|공사|협회|재단|진흥원|연구원|담당관실|은행)|[가-힣]{2,4}|[가-힣](?:\s{1,3}[가-힣]){1,3}|[가-힣]{2,4}\s*[가-힣]{2,4})$/
/** A sentence that says where to ask, and nothing else: it begins with what may be asked and ends with asking. */
const ASK =
  /^[^\p{L}]*(?:(?:한편|또한|아울러|기타|보다|더|그 밖의?|관련|추가|더욱|이와),?\s*){0,3}(?:자세한|상세한|세부|궁금|구체적|문의).*(?:문의|연락|상담|안내|확인|참[고조])[^.]{0,25}[.]?$|^.{0,40}(?:문의|연락)[^.]{0,12}[.]?$/u
/** A number that is part of a statement: `1544-9944에 전화를 걸어`. */
const SPOKEN_OF = new RegExp(
  `(?:${PHONE}|${EMAIL})[)\\]]?\\s?(?:에|으?로|을|를|이?나|또는|및|등|에서)(?![가-힣]{2}과)`,
  'i',
)
const NEWS =
  /\d\s?(?:[.월]\s?\d{1,2}|일|개월|년)|\d\s?(?:%|％|퍼센트|억|조|만\s?원|천\s?원|만|명|건|개|곳|톤|배|회|원(?![가-힣]))|→|까지|마감|시행/
const MAX_CELL_LENGTH = 45
const MAX_LABEL_LINE_LENGTH = 120
const MAX_BOX_LINES = 60
const MAX_LABELLED_LENGTH = 80

/** In the order of the text, without overlaps. Takes time linear in the length. */
export function findContacts(text: string): ContactSpan[] {
  if (!MAY_BE_CONTACT.test(text)) return []
  const lines = linesWithPlaces(text)
  const spans: ContactSpan[] = []
  for (let index = 0; index < lines.length; ) {
    const { length, isBox } = readBox(lines, index)
    const line = lines[index] as PlacedLine
    if (length > 0) {
      const last = lines[index + length - 1] as PlacedLine
      spans.push({ from: line.from, to: last.from + last.text.length, isBox })
    } else if (MAY_BE_CONTACT.test(line.text)) {
      spans.push(
        ...contactsWithin(line.text).map(({ from, to }) => ({
          from: line.from + from,
          to: line.from + to,
          isBox: false,
        })),
      )
    }
    index += Math.max(1, length)
  }
  return spans
}

interface PlacedLine {
  text: string
  /** Where the line begins in the text. */
  from: number
}

function linesWithPlaces(text: string): PlacedLine[] {
  let from = 0
  return text.split('\n').map((line) => {
    const placed = { text: line, from }
    from += line.length + 1
    return placed
  })
}

/** How many lines from here on are about people to call, 0 where this one is not; and whether they are a table or list. */
function readBox(lines: PlacedLine[], start: number): { length: number; isBox: boolean } {
  const first = lines[start]?.text ?? ''
  if (!beginsBox(first)) return { length: 0, isBox: false }
  let length = 1
  let proofs = proofsIn(first)
  let afterRank = false
  const end = Math.min(lines.length, start + MAX_BOX_LINES)
  for (let index = start + 1; index < end; index += 1) {
    const line = (lines[index] as PlacedLine).text.trim()
    const isProof =
      line.length <= MAX_LABEL_LINE_LENGTH && !isWholeSentence(line) && proofsIn(line) > 0 && !hasNews(line)
    const isCell = line.length <= MAX_CELL_LENGTH && CELL.test(line)
    if (line !== '' && !isProof && !isCell) break
    // A name or a department belongs to the table only if a number, a rank or a label follows, or the rank stood right before it.
    if (isProof || (isCell && afterRank)) length = index - start + 1
    if (isProof) proofs += proofsIn(line)
    afterRank = ONLY_RANK.test(line)
  }
  return { length: proofs > 1 ? length : 0, isBox: proofs > (LABEL_LINE.test(first) ? 2 : 5) }
}

function beginsBox(line: string): boolean {
  if (line.length > MAX_LABEL_LINE_LENGTH || isWholeSentence(line.trim()) || hasNews(line)) return false
  if (LABEL_WITH_COLON.test(line)) return true
  const label = LABEL_LINE.exec(line)
  if (!label) return HAS_ADDRESS.test(line)
  const rest = line
    .slice(label[0].length)
    .replace(/[>)\]】|]/g, ' ')
    .trim()
  return rest === '' || HAS_ADDRESS.test(rest) || HAS_RANK.test(rest) || CELL.test(rest)
}

/** How much speaks for a line being about people: a label, a rank, a number. A label with a colon is enough by itself. */
function proofsIn(line: string): number {
  const label = LABEL_WITH_COLON.test(line) ? 2 : LABEL_LINE.test(line) ? 1 : 0
  return label + (HAS_ADDRESS.test(line) ? 2 : 0) + (HAS_RANK.test(line) ? 1 : 0)
}

/** Whether a line says a day, an amount or a deadline besides the numbers to call. */
function hasNews(line: string): boolean {
  return NEWS.test(line.replace(ADDRESS, ' '))
}

/** The contacts inside one line that also holds news: each label with its numbers, and each sentence that only says where to ask. */
function contactsWithin(line: string): Span[] {
  const spans: Span[] = [...line.matchAll(LABELLED_ADDRESSES)].map(({ index, 0: found }) => ({
    from: index,
    to: index + found.length,
  }))
  let at = 0
  for (const sentence of splitSentences(line)) {
    const from = line.indexOf(sentence, at)
    at = from + sentence.length
    const isLabelled =
      LABEL_WITH_COLON.test(sentence) && sentence.length <= MAX_LABELLED_LENGTH && !isWholeSentence(sentence)
    if ((!HAS_ADDRESS.test(sentence) && !isLabelled) || hasNews(sentence)) continue
    const isContact =
      isWholeSentence(sentence) || SPOKEN_OF.test(sentence)
        ? ASK.test(sentence)
        : isLabelled || isOnlyAddresses(sentence)
    if (isContact) spans.push({ from, to: at })
  }
  return spans.sort((one, other) => one.from - other.from)
}

/** Whether little is left of a piece without its numbers: names and departments, no statement. */
function isOnlyAddresses(piece: string): boolean {
  const numbers = piece.match(ADDRESS)?.length ?? 0
  return piece.replace(ADDRESS, '').length <= MAX_CELL_LENGTH * Math.max(1, numbers)
}
