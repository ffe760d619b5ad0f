import { chooseSentences, countGraphemes } from './choose-sentences.ts'
import { extractProse, type ProsePiece } from './release-prose.ts'
import { numbersIn, statesAmount, statesChange, statesDuty, statesMoney } from './stated-amounts.ts'
import { statesDeadline, statesEffectiveDay } from './stated-days.ts'

const MAX_SENTENCES = 4
const MAX_GRAPHEMES = 400
const MIN_SENTENCES = 2
const MAX_SENTENCES_BEFORE_LEAD = 4
/** No letter of so few has more UTF-16 units than this. */
const MAX_CUT_UNITS = 10_000

/*
What a release is read for: until when to act, from when it binds, and the number it is about. A sentence with one of these is worth more
than background, and than what somebody said about it.
*/
const BACKGROUND =
  /^(?:그간|그동안|최근|지난|현재|종전|기존|한편|앞으로|향후|아울러|특히|이번 (?:행사|회의|간담회|토론회|포럼)|이날)|(?:왔|있었|이었|해왔|어 있)다\.?$|(?:필요|중요)(?:하다|성이)|노력(?:할|해|하)|기대(?:된|하|한|됨|함)|지적이|평가가|우려|커지고|늘고 있|어려움을|어려운 상황|불확실|꼽힌|알려져/
/** A line of a box that says when, where and who came. */
const LABEL =
  /^\(?(?:일\s?시|장\s?소|참석자?|주최|주관|대상|개요|[가-힣 ]{0,8}주요 ?내용)\s?[:：/)]|(?:대표|교수|팀장|회장|위원|과장|국장|실장)(?: 등)?$/
/** Whoever announces: the lead nearly always does. */
const ACTOR =
  /(?:[가-힣]{2}(?:부|처|청|위원회|위|당국|공단|공사|진흥원|연구원|감독원|기술원|센터|은행|재단)|정부|금감원)(?:\([^()]*\))?[은는이가]\s/
const SAID = /[”"]\s?(?:이?라|고|면서|이?라며)|(?:강조|당부|설명|언급)(?:하였|했|함)/

const AMOUNT_BONUS = 0.2
const CHANGE_BONUS = 0.1
const MONEY_BONUS = 0.3
const DUTY_BONUS = 0.2
const LABEL_PENALTY = 0.4
const BACKGROUND_PENALTY = 0.25
const SAID_PENALTY = 0.35

interface SummariseOptions {
  /** Sentences that only repeat it are left out. */
  title?: string | undefined
  /** Words that matched: a sentence that holds one of them is among those chosen. */
  words?: string[] | undefined
}

/**
 * Up to four sentences and subtitles of a release, verbatim, one a line, at most 400 graphemes in all; the lead first. Empty when the text
 * says nothing but its title.
 */
export function summarise(text: string, { title, words = [] }: SummariseOptions = {}): string {
  const pieces = leadFirst(withoutEmptySubtitles(extractProse(text, title)))
  const all = pieces.map((piece) => piece.text)
  const those = (has: (text: string) => boolean) => [...all.keys()].filter((index) => has(all[index] as string))
  const subtitlesThat = (has: (text: string) => boolean) =>
    those(has).filter((index) => pieces[index]?.kind === 'subtitle')
  const chosen = chooseSentences(all, {
    maxSentences: MAX_SENTENCES,
    maxGraphemes: MAX_GRAPHEMES,
    title,
    wanted: [
      those(statesDeadline),
      those(statesEffectiveDay),
      those((one) => ACTOR.test(one)),
      those((one) => words.some((word) => one.includes(word))),
      subtitlesThat((one) => statesMoney(one) || statesChange(one)),
      subtitlesThat(statesAmount),
      those(statesChange),
      those(statesAmount),
      those(statesDuty),
    ],
    bonus: pieces.map(worthOf),
  })
  if (chosen.length > 0) return chosen.map((index) => all[index]).join('\n')
  return cut(all[0] ?? '')
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
    .find((index) => ACTOR.test(textOf(index)) && !BACKGROUND.test(textOf(index)))
  const lead =
    announced !== undefined && BACKGROUND.test(textOf(first)) && !ACTOR.test(textOf(first)) ? announced : first
  return [pieces[lead] as ProsePiece, ...pieces.slice(0, lead), ...pieces.slice(lead + 1)]
}

/**
 * A subtitle that states no duty, amount or day, or none that the lead does not state, says once more what title and lead say: it is left out,
 * unless there is little else.
 */
function withoutEmptySubtitles(pieces: ProsePiece[]): ProsePiece[] {
  const sentences = pieces.filter(({ kind }) => kind === 'sentence')
  if (sentences.length < MIN_SENTENCES) return pieces
  const known = new Set(numbersIn(sentences[0]?.text ?? ''))
  const isNew = (number: string) => !known.has(number)
  return pieces.filter(
    ({ text, kind }) => kind !== 'subtitle' || statesDuty(text) || (isTelling(text) && numbersIn(text).some(isNew)),
  )
}

function isTelling(text: string): boolean {
  return statesAmount(text) || statesChange(text) || statesDeadline(text) || statesEffectiveDay(text)
}

function worthOf({ text }: ProsePiece): number {
  const amount =
    (statesAmount(text) ? AMOUNT_BONUS : 0) +
    (statesChange(text) ? CHANGE_BONUS : 0) +
    (statesMoney(text) ? MONEY_BONUS : 0) +
    (statesDuty(text) ? DUTY_BONUS : 0)
  const label = LABEL.test(text) ? LABEL_PENALTY : 0
  return amount - label - (BACKGROUND.test(text) ? BACKGROUND_PENALTY : 0) - (SAID.test(text) ? SAID_PENALTY : 0)
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
