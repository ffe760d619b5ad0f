import { chooseSentences, countGraphemes, pairsOnLines } from './choose-sentences.ts'
import { extractProse, type ProsePiece } from './release-prose.ts'
import { numbersIn, statesAmount, statesChange, statesDuty, statesMoney } from './stated-amounts.ts'
import { statesDeadline, statesEffectiveDay } from './stated-days.ts'

const MAX_LINES = 4
const MAX_GRAPHEMES = 400
/** Two sentences on one line may have so many together. */
const MAX_SHARED_GRAPHEMES = 170
const MIN_SENTENCES = 2
/** Of the words of a subtitle that states something, so many must be new where its numbers are not. */
const MIN_NEW_SHARE = 0.5
const MAX_SENTENCES_BEFORE_LEAD = 4
/** No letter of so few has more UTF-16 units than this. */
const MAX_CUT_UNITS = 10_000

/*
What a release is read for: until when to act, from when it binds, whom and how much it is about. A sentence with one of these is worth more
than how things were, what a scheme is, what the law threatens in general, and what somebody said.
*/
const BACKGROUND =
  /^(?:그간|그동안|최근|지난|현재|종전|기존|한편|앞으로|향후|아울러|지금까지|이번 (?:행사|회의|간담회|토론회|포럼|(?:조치|개정)[은는이])|이날)|^.{0,25}(?:최근 \d+년|지난해(?!\s?(?:보다|같은|대비|동|말|의))|(?:19|20)\d\d년(?:\s?\d{1,2}월)?(?:부터|에|\s[^.]{0,14}(?:도입|시작))[^.]{0,60}(?:시작|도입|뒤|왔)|올해(?: 들어)?\s\d+월까지)|(?:왔|있었|이었|해왔|어 있)다\.?$|(?:필요|중요)(?:하다|성이)|노력(?:할|해|하)|기대(?:된|되|하|한|됨|함)|지적이|평가가|우려|커지고|늘고 있|어려움[을이]|어려운 상황|에 그친다|미치지 못하|불확실|꼽힌|알려져|추산(?:된|되)|의의가|경종을/
/** `어구 보증금제는 … 돌려받는 제도이다.` */
const DEFINITION =
  /[가-힣)”’」][은는] .{8,}(?:제도|사업|서비스|시스템|프로그램|정책|물질|금속|회사|절차|행사)(?:이다|이며|입니다|임|로,?|로서|으로,?|으로서)(?=[\s.,]|$)/
/** What a law threatens, not what somebody got. */
const PENAL_LAW = /이하의? ?(?:징역|벌금)/
/** Several things beside each other are what a release is made of: `▲ … ▲ …`, `(실증) …`, `첫째, …`, `주요 내용은 … 등이다`. */
const ENUMERATION =
  /[▲△▴▵∆①-⑨][^▲△▴▵∆①-⑨]+[▲△▴▵∆①-⑨]|^\([가-힣 ·]{2,14}\).*[다됨함임]\.?$|^(?:첫째|둘째|셋째|넷째|먼저|우선|마지막으로),? /
/** What one applicant gets, and who may apply or must obey. */
const SHARE_OF_ONE =
  /(?:기업|사업장|업체|건|개사|명|가구|곳|인|㎏|톤)당|최대|한도|전액|무료|\d[\d,.]*\s?(?:여\s?)?(?:[조억만천백]\s?)*(?:원|인|명|톤|㎏|㎾|%|개)\s?(?:미만|이상|초과)/
/** What happens to whom: `대상이 되면 … 공개서한을 보낼 수 있음` */
const CONSEQUENCE =
  /(?:면|경우|때에?는)[, ][^.]{4,80}(?:할 수 (?:있|없)|받을 수 (?:있|없)|[가-힣]야 (?:한|하|합)|받는다|제외|취소|배제)/
/** `결과는 내년 4월 말 공개` */
const COMING_DAY = /(?:내년|오는|다음 ?달|(?:20\d\d|[’']\d\d)년)\s?(?:\d{1,2}월|초|말|상반기|하반기|\d분기|\d{1,2}일)/
/** A line of a box that says when, where and who came. */
const LABEL =
  /^\(?(?:일\s?시|장\s?소|참석자?|주최|주관|대상|개요|[가-힣 ]{0,8}주요 ?내용)\s?[:：/)]|(?:대표|교수|팀장|회장|위원|과장|국장|실장)(?: 등)?$/
/** Whoever announces: the lead nearly always does. */
const ACTOR =
  /(?:[가-힣]{2}(?:부|처|청|위원회|위|당국|공단|공사|진흥원|연구원|감독원|기술원|센터|은행|재단)|정부|금감원)(?:\([^()]*\))?[은는이가]\s/
const QUOTED = /[”"]\s?(?:이?라|고|며|면서)/
const SAID = /(?:강조|당부|설명|언급)(?:하였|했|함)/
/** A sentence that speaks to the reader before anything is said: `…을 준비하는 기업 여러분, 국세청이 도와드립니다.` */
const ADDRESS = /여러분|하세요[.!]?$|(?:드립|니)다!$/
/** The first sentence of a formal notice, which says its title once more. */
const FORMAL_OPENING = /(?:다음|아래)[과와] 같이 [^.]{0,30}(?:공고|모집|공모|고시|예고|알려|안내)/

const AMOUNT_BONUS = 0.2
const CHANGE_BONUS = 0.1
const MONEY_BONUS = 0.2
const DUTY_BONUS = 0.2
const ENUMERATION_BONUS = 0.25
const SHARE_OF_ONE_BONUS = 0.2
const DAY_BONUS = 0.3
const COMING_DAY_BONUS = 0.15
const CONSEQUENCE_BONUS = 0.15
const BACKGROUND_PENALTY = 0.5
/** For the last sentence; the news stands in the first half, other schemes of the same office below. */
const LATE_PENALTY = 0.3
/** For each hundred letters of a sentence beyond LONG_SENTENCE: they take the room of others. */
const LENGTH_PENALTY = 0.2
const LONG_SENTENCE = 80
const SAID_PENALTY = 0.35

interface SummariseOptions {
  /** Sentences that only repeat it are left out. */
  title?: string | undefined
  /** Words that matched: a sentence that holds one of them is among those chosen. */
  words?: string[] | undefined
}

/**
 * Up to four lines of sentences and subtitles of a release, verbatim, at most 400 graphemes in all; the lead first. A line holds one, or two
 * that stand beside each other in the text where there is more to say. Empty when the text says nothing but its title.
 */
export function summarise(text: string, { title, words = [] }: SummariseOptions = {}): string {
  const extracted = extractProse(text, title)
  const pieces = leadFirst(withoutEmptySubtitles(withoutFormalOpening(extracted)))
  const all = pieces.map((piece) => piece.text)
  const those = (has: (text: string) => boolean) => [...all.keys()].filter((index) => has(all[index] as string))
  const newsThat = (has: (text: string) => boolean) => those((one) => has(one) && !isBackground(one))
  const subtitlesThat = (has: (text: string) => boolean) =>
    those(has).filter((index) => pieces[index]?.kind === 'subtitle')
  const placeOf = new Map(extracted.map((piece, place) => [piece, place]))
  const shareLine = (one: number, next: number) => {
    const [first, second] = [pieces[one] as ProsePiece, pieces[next] as ProsePiece]
    return placeOf.get(second) === (placeOf.get(first) as number) + 1 && belongTogether(first, second)
  }
  const chosen = chooseSentences(all, {
    maxSentences: MAX_LINES,
    maxGraphemes: MAX_GRAPHEMES,
    title,
    headlines: [title ?? '', ...extracted.filter(({ kind }) => kind === 'subtitle').map((piece) => piece.text)],
    wanted: [
      those(statesDeadline),
      those(statesEffectiveDay),
      those((one) => ACTOR.test(one)),
      those((one) => words.some((word) => one.includes(word))),
      subtitlesThat((one) => statesMoney(one) || statesChange(one)),
      subtitlesThat(statesAmount),
      newsThat(statesChange),
      newsThat(statesAmount),
      newsThat(statesDuty),
    ],
    bonus: pieces.map(worthOf),
    shareLine,
  })
  if (chosen.length > 0) return onLines(chosen, all, shareLine).join('\n')
  return cut(all[0] ?? '')
}

/** Of two pieces that follow each other: whether they are sentences of one paragraph, or two points below each other. */
function belongTogether(one: ProsePiece, next: ProsePiece): boolean {
  if (countGraphemes(one.text) + countGraphemes(next.text) > MAX_SHARED_GRAPHEMES) return false
  return one.kind === next.kind && (one.kind !== 'sentence' || one.line === next.line)
}

/** One piece a line, or two where there are more pieces than lines: the shortest pairs. */
function onLines(chosen: number[], all: string[], shareLine: (one: number, next: number) => boolean): string[] {
  const texts = chosen.map((index) => all[index] as string)
  const lengthOf = (at: number) => `${texts[at]}${texts[at + 1]}`.length
  const shared = pairsOnLines(chosen, shareLine)
    .sort((one, other) => lengthOf(one) - lengthOf(other))
    .slice(0, Math.max(0, chosen.length - MAX_LINES))
  return texts.flatMap((text, at) => {
    if (shared.includes(at - 1)) return []
    if (!shared.includes(at)) return [text]
    return [`${text}${/[.!?]$/.test(text) ? ' ' : ' / '}${texts[at + 1]}`]
  })
}

function isBackground(text: string): boolean {
  return BACKGROUND.test(text) || DEFINITION.test(text) || PENAL_LAW.test(text) || LABEL.test(text) || QUOTED.test(text)
}

/** Without the sentence that opens a formal notice, where enough points follow that say more. */
function withoutFormalOpening(pieces: ProsePiece[]): ProsePiece[] {
  const others = pieces.filter(({ text }) => !FORMAL_OPENING.test(text))
  return others.length >= MAX_LINES ? others : pieces
}

/**
 * Subtitles come after the lead: it says who announces what, they say how much. The lead is the first sentence, or one soon after it that
 * names who announces, where the first tells how things were.
 */
function leadFirst(pieces: ProsePiece[]): ProsePiece[] {
  const sentences = [...pieces.keys()].filter((index) => pieces[index]?.kind === 'sentence')
  const [first] = sentences
  if (first === undefined) return pieces
  const textOf = (index: number) => (pieces[index] as ProsePiece).text
  const announced = sentences
    .slice(0, MAX_SENTENCES_BEFORE_LEAD)
    .find((index) => ACTOR.test(textOf(index)) && !BACKGROUND.test(textOf(index)) && !ADDRESS.test(textOf(index)))
  const saysLittle = ADDRESS.test(textOf(first)) || (isBackground(textOf(first)) && !ACTOR.test(textOf(first)))
  const lead = announced !== undefined && saysLittle ? announced : first
  return [pieces[lead] as ProsePiece, ...pieces.slice(0, lead), ...pieces.slice(lead + 1)]
}

/**
 * A subtitle that says nothing beyond the lead, neither a number nor many words of its own, is left out, unless there is little else.
 */
function withoutEmptySubtitles(pieces: ProsePiece[]): ProsePiece[] {
  const sentences = pieces.filter(({ kind }) => kind === 'sentence')
  if (sentences.length < MIN_SENTENCES) return pieces
  const lead = sentences[0]?.text ?? ''
  const known = new Set(numbersIn(lead))
  const isNew = (number: string) => !known.has(number)
  return pieces.filter(
    ({ text, kind }) =>
      kind !== 'subtitle' ||
      statesDuty(text) ||
      (isTelling(text) && (numbersIn(text).some(isNew) || newShare(text, lead) >= MIN_NEW_SHARE)),
  )
}

/** The share of the words of a subtitle that the lead does not hold, by their first two letters. */
function newShare(subtitle: string, lead: string): number {
  const words = subtitle.match(/[가-힣]{2,}/g) ?? []
  return words.filter((word) => !lead.includes(word.slice(0, 2))).length / Math.max(1, words.length)
}

function isTelling(text: string): boolean {
  return statesAmount(text) || statesChange(text) || statesDeadline(text) || statesEffectiveDay(text)
}

function worthOf({ text }: ProsePiece, index: number, { length }: ProsePiece[]): number {
  const late = -LATE_PENALTY * (index / length) - (LENGTH_PENALTY * Math.max(0, text.length - LONG_SENTENCE)) / 100
  if (isBackground(text)) return late - BACKGROUND_PENALTY
  const worths: [boolean, number][] = [
    [statesAmount(text), AMOUNT_BONUS],
    [statesMoney(text), MONEY_BONUS],
    [statesChange(text), CHANGE_BONUS],
    [statesDuty(text), DUTY_BONUS],
    [ENUMERATION.test(text), ENUMERATION_BONUS],
    [SHARE_OF_ONE.test(text), SHARE_OF_ONE_BONUS],
    [statesDeadline(text) || statesEffectiveDay(text), DAY_BONUS],
    [COMING_DAY.test(text), COMING_DAY_BONUS],
    [CONSEQUENCE.test(text), CONSEQUENCE_BONUS],
    [SAID.test(text), -SAID_PENALTY],
  ]
  return worths.filter(([holds]) => holds).reduce((total, [, worth]) => total + worth, late)
}

/** Cuts a single sentence that is longer than a whole summary may be: after a clause if it can, after a word at least. */
function cut(sentence: string): string {
  if (countGraphemes(sentence) <= MAX_GRAPHEMES) return sentence
  const graphemes = new Intl.Segmenter('ko', { granularity: 'grapheme' }).segment(sentence.slice(0, MAX_CUT_UNITS))
  const kept = [...graphemes]
    .slice(0, MAX_GRAPHEMES - 1)
    .map(({ segment }) => segment)
    .join('')
  const clause = /^.{120,}(?:,|며|하고|으나|지만)(?=\s)/su.exec(kept)?.[0] ?? /^.{120,}(?=\s)/su.exec(kept)?.[0] ?? kept
  return `${clause}…`
}
