import type { Rhythm } from '../../subscription-options.ts'
import { isTopic } from '../known-words.ts'
import { isRequest, sideWordOf } from './sentences/side-words.ts'

/*
Words that say how often somebody wants to be told: `탄소중립 매주`, `아침마다 ESG`, `월 1회 배출권 소식`. A release is told at once, once a
day or once a week; what was typed otherwise becomes the nearest of these, and is given back so that it is said.

The same letters are often part of a subject: 주간 근로시간, 격주 휴무, 즉시 해고, 매일 노동뉴스. A word of a rhythm is one where a particle or
the end of the text says so, or before a subject that is known, unless the two are written together as one.
*/

/** A rhythm taken out of what was typed. */
export interface TakenRhythm {
  rest: string
  rhythm?: Rhythm
  /** The words it was said with; empty where there was none. */
  said: string
  /** There is no rhythm like this, and the nearest was taken. */
  isNearest?: boolean
}

interface RhythmWords {
  rhythm: Rhythm
  words: RegExp
  /** There is no rhythm like this. */
  isNearest?: true
  /** What follows one of these in a subject of its own. */
  unlessBefore?: RegExp
  /** Counts only at the end, or before a known subject: these words begin subjects of their own more often. */
  isWeak?: true
}

const TIMES = '(?:한 ?번|1 ?번|1 ?회)'
const OTHER_TIMES = '(?:두 ?번|세 ?번|[2-9] ?번|[2-9] ?회)'
const AS = '(?:씩|만|으로|씩만|으로만|정도|정도로|정도만)?'
const CLOCK = '(?: ?(?:\\d{1,2}(?::\\d\\d|시)(?: ?\\d{1,2}분| ?반)?)(?:쯤|경|마다|에|까지)?)?'
const WORK = '근로|노동시간|근무|휴무|휴업|휴일|휴가'
const PAYMENT = '급여|임금|보험료|납부|지급|신고|점검|의무|휴무|휴업|이상|교육'

const RHYTHMS: RhythmWords[] = [
  {
    rhythm: 'weekly',
    words: words(
      '(?:매주 ?(?:월요일|월욜)(?:마다|에)? ?(?:아침|오전)?(?:에|마다)?|(?:월요일|월욜)(?:마다|에)? ?(?:아침|오전)에? ?(?:모아서?|몰아서?|한꺼번에|한 ?번에))',
      CLOCK,
    ),
  },
  {
    rhythm: 'weekly',
    words: words(
      '(?:매주 ?)?[화수목금토일](?:요일|욜) ?(?:마다|에만|에)? ?(?:아침|오전|오후|저녁|출근 ?전|퇴근 ?전)?(?:에|마다)?',
      CLOCK,
    ),
    isNearest: true,
    unlessBefore: new RegExp(`^(?:${WORK})`),
    isWeak: true,
  },
  {
    rhythm: 'weekly',
    words: words(
      '매주 ?[화수목금토일](?:요일|욜) ?(?:마다|에만|에)? ?(?:아침|오전|오후|저녁|출근 ?전|퇴근 ?전)?(?:에|마다)?',
      CLOCK,
    ),
    isNearest: true,
    unlessBefore: new RegExp(`^(?:${WORK})`),
  },
  {
    rhythm: 'weekly',
    words: words(
      `every monday|(?:일주일|한 ?주)치(?:씩|를)?|매주(?:마다| ?아침(?:에)?| ?${TIMES}${AS})?|한 ?주에 ?${TIMES}${AS}|한주 ?${TIMES}${AS}|일?주일에 ?${TIMES}${AS}|주에? ?${TIMES}${AS}|(?:일주일|1주일|한 ?주|주|주간|위클리) ?단위로?(?: ?(?:묶어서?|모아서?|몰아서?|정리해서))?|주간으로(?:만)?|위클리로?|1주일마다|일주일마다|주마다|weekly|every week|once a week`,
    ),
    unlessBefore: new RegExp(`^(?:${WORK}|유급|${PAYMENT})`),
  },
  {
    rhythm: 'weekly',
    words: words(
      `격주로|격주마다|격주에 ?${TIMES}|(?:2|두|이) ?주에 ?${TIMES}${AS}|2주마다|보름(?:에 ?${TIMES}${AS}|마다)|한 ?달에 ?(?:${TIMES}|${OTHER_TIMES})${AS}|월에 ?${TIMES}${AS}|달마다|매월마다|매달마다|월간으로|(?:월|월간|한 ?달|분기) ?단위로|먼슬리로?|분기(?:별로|마다|에 ?${TIMES}${AS})|반기(?:별로|마다)|연간으로|1년에 ?${TIMES}|일주일에 ?(?:[23]|두|세) ?(?:번|회)${AS}|주에? ?(?:[23]|두|세) ?(?:번|회)${AS}|주말(?:마다|에만|에 ?(?:한꺼번에|한 ?번에|모아서?|몰아서?))|(?:격주|월|매월|매달) ?[월화수목금토일]요일(?:마다|에만|에)?|(?:매월|매달) ?(?:(?:\\d{1,2}일|첫째 ?주|마지막 ?주|둘째 ?주|월초|월말|초|말일?)(?: ?[월화수목금토일]요일)?)(?:마다|에만|에)?|월말마다|월초마다|월말에(?: ?한 ?번)?|월초에(?: ?한 ?번)?|매 ?(?:분기|반기|달|월) ?(?:말|초)?(?:에|마다)?|monthly|every month|biweekly|every two weeks|quarterly`,
    ),
    isNearest: true,
  },
  {
    rhythm: 'weekly',
    words: words(`격주|매월|매달|월 ?${TIMES}${AS}|연 ?${TIMES}${AS}|분기별`),
    isNearest: true,
    isWeak: true,
    unlessBefore: new RegExp(`^(?:${WORK}|${PAYMENT}|\\d)`),
  },
  {
    rhythm: 'daily',
    words: words(
      `(?:(?:주말(?:은|엔|에는)? ?(?:빼고|제외하고?|말고) ?)?매일(?:매일)?|날마다|평일(?:에만|에|마다)?|영업일마다|근무일마다) ?(?:아침|오전|출근 ?(?:전|길|시간))(?:에만|에|마다)?`,
      CLOCK,
    ),
  },
  {
    rhythm: 'daily',
    words: words(
      '(?:매일(?:매일)? ?)?(?:점심|오후|저녁|퇴근 ?(?:전|길|시간|후)|밤|자기 ?전)(?:에만|에|마다)',
      CLOCK,
      '(?: ?한 ?번)?',
    ),
    isNearest: true,
    isWeak: true,
  },
  { rhythm: 'daily', words: words('매일 ?(?:점심|오후|저녁|퇴근 ?전|밤)', CLOCK), isNearest: true },
  {
    rhythm: 'daily',
    words: words(
      `(?:주말(?:은|엔|에는)? ?(?:빼고|제외하고?|말고) ?)?매일(?:매일)?(?:마다|같이)?(?: ?${TIMES}${AS})?`,
      CLOCK,
      `|날마다|(?:아침(?: ?\\d{1,2}시)?에? ?)?하루에? ?${TIMES}${AS}|일 ?1회|(?:하루|일|일간|데일리) ?단위로?(?: ?(?:묶어서?|모아서?|몰아서?|정리해서))?|일간으로|데일리로?|하루치(?:씩|를)?|출근 ?(?:전|길)에(?: ?하루치(?:씩|를)?)?|아침(?:에만|마다)|출근할 ?때(?:마다)?|평일(?:에만|마다)|daily|every day|every morning|once a day`,
    ),
    unlessBefore: /^(?:노동 ?뉴스|경제(?:신문)?$|유업|신문)/,
  },
  {
    rhythm: 'daily',
    words: words(
      '(?:(?:오전|오후|아침|저녁|점심|밤)에? ?\\d{1,2}(?::\\d\\d|시)(?: ?\\d{1,2}분| ?반)?(?:쯤|경|마다|에)?|\\d{1,2}시(?: ?반)?(?:쯤|경)?(?:에|마다)만?)',
    ),
    isNearest: true,
    isWeak: true,
  },
  {
    rhythm: 'daily',
    words: words(`하루에? ?${OTHER_TIMES}${AS}|일 ?[2-9]회|일주일에 ?[4-6] ?(?:번|회)${AS}|주 ?[4-6]회${AS}`),
    isNearest: true,
  },
  {
    rhythm: 'at once',
    words: words(
      '(?:나오|뜨|올라오|발표되|공개되)는 ?(?:대로|즉시)(?: ?바로)?|(?:업데이트|발표|공개|시행|개정) ?되는 ?(?:대로|즉시)|(?:나오|뜨|올라오)는 ?족족|(?:나올|뜰|올라올) ?때 ?마다(?: ?(?:바로|즉시))?|나오자마자|뜨자마자|실시간으로(?:만)?|즉시로|즉각즉각|바로바로|곧바로|그때그때|수시로|at once|immediately|in real ?time|asap',
    ),
  },
  {
    rhythm: 'at once',
    words: words('매시간(?:마다)?|시간마다|한 ?시간마다|1시간마다|hourly|every hour'),
    isNearest: true,
  },
  {
    rhythm: 'at once',
    words: words('실시간|즉시|즉각|바로|real-?time'),
    isWeak: true,
    unlessBefore:
      /^(?:시정|해고|대피|퇴거|중지|분리|신고|보고|출국|환급|지급|항고|시행|조치|출동|요금|감시|측정|배출|공개|계량|위치|전력|거래|도로|대기|수질|데이터|재고|가격|영상|방송|보기|알기|정산)/,
  },
]

/** Of these only what stands at the very edge of everything else counts: `주간 고용동향`, `일간 신문` are names. */
const WEAK_AT_START = /^(주간|일간|월간)\s+(.+)$/u
const WEAK_AT_END = /^(.+)\s+(주간|위클리|일간|데일리|월간|리얼타임)$/u
const AT_EDGE: Record<string, Pick<TakenRhythm, 'rhythm' | 'isNearest'>> = {
  주간: { rhythm: 'weekly' },
  위클리: { rhythm: 'weekly' },
  월간: { rhythm: 'weekly', isNearest: true },
  일간: { rhythm: 'daily' },
  데일리: { rhythm: 'daily' },
  리얼타임: { rhythm: 'at once' },
}
const NAMES_BEHIND_WEAK = new RegExp(
  `^(?:${WORK}|고용동향|산업활동|경제지표|소비자물가|보호|교대|업무|활동|농도|배출|신문|지표|아파트|상승|변동)`,
)
/** `주간 동향`, `일간 브리핑으로`: a form of news. */
const NEWS_FORM = /^(?:요약|정리|리포트|브리핑|다이제스트|소식|뉴스|알림|digest|report|briefing)(?:으로|로)?$/iu

/** `바로 말고 하루에 한 번`: the rhythm that is not wanted. */
const NOT_SO =
  /(?<!\S)(?:바로|즉시|실시간|실시간으로|매일|매주) ?(?:말고|대신) (?=.*(?:매일|매주|하루|일주일|주 ?1회|일 ?1회|바로))/u

/** Takes a rhythm out of what somebody typed: `탄소중립 매주`. */
export function takeRhythm(typed: string): TakenRhythm {
  const text = typed.replace(NOT_SO, '')
  for (const one of RHYTHMS) {
    const [found] = text.match(one.words) ?? []
    if (found === undefined) continue
    const at = text.search(one.words)
    const before = text.slice(0, at).trim()
    const behind = text.slice(at + found.length).trim()
    if (!isRhythm(one, before, behind)) continue
    const rest = [before, behind.replace(/^digest of /iu, '')].filter((part) => part !== '').join(' ')
    return { rest, rhythm: one.rhythm, said: found.trim(), isNearest: one.isNearest === true }
  }
  return takeAtEdge(text) ?? { rest: text, said: '' }
}

function isRhythm({ unlessBefore, isWeak }: RhythmWords, before: string, behind: string): boolean {
  if (unlessBefore?.test(behind)) return false
  if (!isWeak) return true
  const left = nameOf(behind.split(' '))
  if (left.length > 0) return before === '' && isAnyTopic(left)
  // Nothing but requests behind it; `실시간` alone asks for nothing.
  return nameOf(before.split(' ')).length > 0
}

function takeAtEdge(text: string): TakenRhythm | undefined {
  const [, first = '', behind = ''] = text.match(WEAK_AT_START) ?? []
  if (first !== '' && !NAMES_BEHIND_WEAK.test(behind)) {
    const [next = '', ...others] = behind.split(' ')
    const left = NEWS_FORM.test(next) ? others : [next, ...others]
    if (isAnyTopic(nameOf(left))) return { rest: left.join(' '), said: first, ...AT_EDGE[first] }
  }
  const typed = text.split(' ')
  const naming = nameOf(typed, true).join(' ')
  const [, name = '', last = ''] = naming.match(WEAK_AT_END) ?? []
  return name === '' ? undefined : { rest: name, said: last, ...AT_EDGE[last] }
}

/** Words without what asks at their end, and without side words everywhere unless `inPlace`. */
function nameOf(typed: string[], inPlace = false): string[] {
  const isAside = (word: string): boolean => word === '' || isRequest(word) || sideWordOf(word) === 'anywhere'
  if (!inPlace) return typed.filter((word) => !isAside(word) && !sideWordOf(word))
  const words = [...typed]
  while (words.length > 1 && isAside(words.at(-1) as string)) words.pop()
  return words
}

function isAnyTopic(words: string[]): boolean {
  return words.some((_, index) => isTopic(words.slice(index, index + 2).join(' ')) || isTopic(words[index] as string))
}

function words(...parts: string[]): RegExp {
  return new RegExp(`(?<!\\S)(?:${parts.join('')})(?!\\S)`, 'iu')
}
