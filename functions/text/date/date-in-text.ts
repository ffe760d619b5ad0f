/*
What sites write around a date: its label (등록일), the weekday, for which papers it is, the end of a period, and beside it how often a page
was read and who wrote it. Whatever is not known here stays, so that the date is left out: `2026.1.1 시행` is no day of publication.
*/

const PUBLISHED_WORDS =
  '배포 보도 등록 작성 게시 입력 발표 공개 승인 공고 발행 송고 게재 공표 기사등록 기사입력 최초등록 최초작성'
const PUBLISHED = spaced(PUBLISHED_WORDS)
const LABEL_START = String.raw`(?:(?:${PUBLISHED})\s?(?:일\s?시|일\s?자|날\s?짜|시\s?점|시\s?각|시\s?간|일|시)?|일\s?시|일\s?자|날\s?짜|(?:date\s+)?(?:published|posted|released|issued)(?:\s+(?:on|at|date))?|(?:publication|publish|release|post|reg(?:istration|\.)?)\s?date|date|pub\s?date)`
/** What sites write before a date: 배포:, 등록일, 보도일시 -, Published on. */
const LABEL = new RegExp(
  String.raw`^[[(<]?\s*${LABEL_START}\s*[\])>]?\s*(?:[:;\-–=]\s*|\s+(?=['(\[]?[\d월화수목금토일])|(?=['(\[]?\d{2,4}\s*[-./년]))`,
  'i',
)
const FROM_WHEN = /^[[(<]?\s*(?:보\s?도|공\s?개)\s?(?:시\s?점|일\s?시|시\s?각)/
/** Whose year stands behind it: `11월 24일(화), 2026`, `11월 24일 석간부터 보도, 2026년`. */
const YEAR_BEHIND = /^(\d{1,2}\s?월\s*\d{1,2}\s?일)(\D*?)[,\s(]+((?:19|20)\d{2})(?!\d)\s*년?\)?/
/** The day of something else: when a rule comes into force, when one has to answer, or when a page was changed. */
const OTHER_DAY =
  /^[[(<]?\s*(?:(?:최종|마지막|최근)\s*)?(?:시행|마감|종료|신청|접수|제출|기한|만료|개최|행사|교육|수정|변경|갱신|업데이트|기준|만기|유효|발효|효력|납부|신고|예정|모집|공모|응모|참가|회의|일정|폐기|보존|삭제)/
/** Fields beside the date that are none, each with its value. */
const OTHER_FIELD = String.raw`(?:조회\s?수?|읽음|읽은\s?수|추천\s?수?|공감\s?수?|좋아요|댓글\s?수?|다운로드\s?수?|작성\s?자|등록\s?자|글쓴\s?이|게시\s?자|작성\s?부서|담당\s?부서|담당\s?자|담당|소관\s?부서|부서|출처|첨부\s?파일?|파일|번호|분류|구분|전화\s?번호?|연락처|수정\s?일시?자?|(?:최종\s?)?(?:수정|변경)\s?일(?:시|자)?|마감\s?일시?|hits?|views?|read|writer|author|by|no|comments?|likes?)`
const FIELD_LABEL = new RegExp(
  String.raw`(?:^|(?<=[\s,/()[\]]))(?=(?:${OTHER_FIELD}(?=\s*[:\d]|\s+\S|\s*$)|(?:${PUBLISHED})\s?(?:일시?자?|날짜|시점|시간|시각)\s*[\])>]?\s*[:\s]?\s*['\d(]|[[(<]?(?:${PUBLISHED})\s?[\])>]?\s*[:\s]\s*['(]?\d{2,4}\s*[-./년]\s*\d))`,
  'gi',
)
const IS_OTHER_FIELD = new RegExp(String.raw`^[[(<]?\s*${OTHER_FIELD}(?=\s*[:\d]|\s+\S|\s*[\])>]?\s*$)`, 'i')
/** A department, a number, a file, a time or a name beside a date: no words of a title. */
const BESIDE =
  /^(?:[가-힣·]{1,15}(?:과|팀|실|국|관|부|처|청|원|단|센터|본부|담당관)|[\d,]{1,9}|\d{1,2}:\d{2}(?::\d{2})?|hwpx?|pdf|새\s?글|new|n|공지|[가-힣]{2,4})$/i
const LIKE_DATE = /^[^\p{L}\d]{0,3}(?:[월화수목금토일](?:요일)?[^\p{L}\d]{1,3})?\d{2,4}\s*[-./년]\s*\d/u

/** For the papers of the morning or the evening, and whatever else of them follows; and from when it may be reported. */
const EDITION_BEFORE = /^[[(]?(?:조간|석간|가판)\s?용?[\])]?\s*[:,]?\s*(?=['\d])/
const EDITION =
  /(?<=\d.*)[\s,(/]*(?:조간|석간|가판|초판|지면|온라인|인터넷|방송|통신|신문)(?:$|(?=[\s,()/·]|부터|이후|용|보도|게재)).*$/
const USE =
  /(?:[\s,(]+|(?=부터|이후))(?:(?:신문|배포\s?시|즉시|배포|보도|게재|발표|등록|게시|작성|입력|공개|부터|이후|가능|사용|용|현지\s?시간)[\s,()·]*)+\.?$|(?:부터|이후)\s*\.?$/
/** `(11. 25.(수) 조간)` behind the day and hour: in which paper it stands. */
const EDITION_IN_BRACKETS =
  /\s*[([](?:\d{4}\s*\.\s*)?\d{1,2}\s*[./월]\s*\d{1,2}[^()]{0,6}(?:\([^()]*\))?[^()]{0,6}(?:조간|석간|가판|지면)[^()]*[)\]]$/
/** A bracket that ended behind what was taken away. */
const OPEN_BRACKET = /\s*\((?:[월화수목금토일](?:요일)?)?$/
const DATED = /(?<=[\d일.])\s?자$/
const FULL_DATE = String.raw`^\D{0,12}\d{4}\s*[-./년]\s*\d{1,2}\s*[-./월]\s*\d{1,2}`
const SHORT_DATE = String.raw`^\D{0,12}\d{2}\s*[-./년]\s*\d{1,2}\s*[-./월]\s*\d{1,2}`
const WEEKDAY_BEHIND = String.raw`(?:\s*[.일]?\s*(?:\([월화수목금토일](?:요일)?\))?)`
/** The end of a period: `~ 2026. 9. 10.`, ` - 2026.09.10`, `–12.10`, `부터 9월 10일까지`. The period begins on the day that is meant. */
const END_OF_PERIOD = new RegExp(
  [
    String.raw`\s*[~∼〜].*$`,
    String.raw`(?<=\S)\s(?:[-–—―−]|to|until)\s(?=\D{0,3}\d{1,4}\s*[-./년월]).*$`,
    String.raw`부터(?=\s*['’]?\d).*$`,
    // Without blanks a hyphen may be part of the date: the date before has to be whole.
    String.raw`(?<=(?:${FULL_DATE}|${SHORT_DATE})${WEEKDAY_BEHIND})\s*[-–—―−]\s*(?:['’]?\d{2,4}\s*[-./년]\s*)?\d{1,2}\s*[-./월]\s*\d{1,2}.*$`,
    String.raw`(?<=(?:${FULL_DATE})${WEEKDAY_BEHIND})[–—―−]\d{1,2}\.?일?\.?${WEEKDAY_BEHIND}$`,
    String.raw`(?<=^\D{0,12}\d{4}\s*[.년]\s*\d{1,2}\s*[.월]\s*\d{1,2}${WEEKDAY_BEHIND})-\d{1,2}\.?일?\.?${WEEKDAY_BEHIND}$`,
    // 09:00-11:00 beside a date with dots is a time of day and its end, no zone.
    String.raw`(?<=^\D{0,12}\d{2,4}\s*[./년].*\d:\d\d)\s*[-–—―−]\s*\d{1,2}:\d\d$`,
  ].join('|'),
  'i',
)
/** Beside a date with hyphens it may be either. */
const HOURS_OR_ZONE = /^\d{2,4}-\d{1,2}-\d{1,2} (\d\d:\d\d)-(\d\d:\d\d)$/
const WEEKDAY_IN_BRACKETS =
  /\s*[[(<]\s*(?:[월화수목금토일](?:요일)?|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?)\s*[\])>]/gi
const ENGLISH_WEEKDAY_BEHIND =
  /(?<=\d)[,\s]+(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?(?=$|[\s,])/i
const MAX_WRITTEN_LENGTH = 120

/**
 * The dates of publication that a text may give, without what is around them, the likeliest first: those with a label, else what has none.
 * Several without a label are none.
 */
export function datesInText(written: string): string[] {
  // A cell may hold a whole text.
  if (written.length > 4 * MAX_WRITTEN_LENGTH) return []
  const text = withPlainSigns(written)
  if (text.length > MAX_WRITTEN_LENGTH) return []
  const fields = fieldsOf(text)
  const labelled = fields.filter((field) => LABEL.test(field))
  // From when a release may be told counts before the day on which papers got it.
  const byRank = labelled.toSorted((one, other) => Number(FROM_WHEN.test(other)) - Number(FROM_WHEN.test(one)))
  if (byRank.length > 0) return byRank.flatMap(bareDate)
  if (fields.length === 1) return fields.flatMap(bareDate)
  const others = fields.filter((field) => !IS_OTHER_FIELD.test(field) && !BESIDE.test(field) && !OTHER_DAY.test(field))
  const [only = ''] = others
  return others.length === 1 && LIKE_DATE.test(only) ? bareDate(only) : []
}

/** One form of apostrophes, dashes and Chinese signs; a date with dashes has hyphens. */
function withPlainSigns(written: string): string {
  return written
    .replace(/[‘’‛`´′]/g, "'")
    .normalize('NFKC')
    .replace(/[‐‑‒]/g, '-')
    .replace(/年/g, '년')
    .replace(/月/g, '월')
    .replace(/日/g, '일')
    .replace(/[〔【〈《「]/g, '[')
    .replace(/[〕】〉》」]/g, ']')
    .replace(/(?<!\d)(\d{4})([–—−])(\d{1,2})\2(\d{1,2})(?!\d)/g, '$1-$3-$4')
    .replace(/\s+/g, ' ')
    .trim()
}

/** A line of fields, `작성일 : 2026.11.27 | 조회수 12`, one by one; any other text as it is. */
function fieldsOf(text: string): string[] {
  return text
    .split(/\s*[|¦│]\s*|\s+[·ㆍᆞ•]\s+|(?<!\d)\s+\/\s+|\s+\/\s+(?!\d)/)
    .flatMap((part) => part.split(FIELD_LABEL))
    .map((part) => part.replace(/^[\s,/]+|[\s,/([]+$/g, ''))
    .filter((part) => part !== '')
}

function bareDate(field: string): string[] {
  if (OTHER_DAY.test(field)) return []
  const text = field
    .replace(LABEL, '')
    .replace(/^[([]([^()[\]]*)[)\]]$/, '$1')
    .replace(YEAR_BEHIND, '$3년 $1$2')
    .replace(EDITION_BEFORE, '')
    .replace(EDITION_IN_BRACKETS, '')
    .replace(EDITION, '')
    .replace(OPEN_BRACKET, '')
    .replace(END_OF_PERIOD, '')
    .replace(WEEKDAY_IN_BRACKETS, ' ')
    .replace(USE, '')
    .replace(DATED, '')
    .replace(ENGLISH_WEEKDAY_BEHIND, '')
    .replace(/(?<=\b\d{1,2})(?:st|nd|rd|th)\b(?:\s+of\b)?/i, '')
    .replace(/(?<=[+-]\d\d:?\d\d|z)\[[a-z][\w/+-]+\]$|[\s[]+asia\/seoul\]?$/i, '')
    .replace(/,?\s+at\s+(?=\d{1,2}:)/i, ' ')
    .replace(/(?<=[\s.)])(?:낮\s*)?정오$/, '12:00')
    .trim()
  const [, from, to] = HOURS_OR_ZONE.exec(text) ?? []
  return from && to && from < to ? [] : [text]
}

/** Words any of which is meant, also with blanks between their letters: `작 성 일`. */
function spaced(words: string): string {
  return words
    .split(' ')
    .map((word) => [...word].join(String.raw`\s?`))
    .join('|')
}
