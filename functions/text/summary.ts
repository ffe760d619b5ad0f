import { chooseSentences, countGraphemes } from './choose-sentences.ts'
import { extractProse, type ProsePiece } from './release-prose.ts'
import { statesDeadline, statesEffectiveDay } from './stated-days.ts'

const MAX_SENTENCES = 4
const MAX_GRAPHEMES = 400
const MIN_SENTENCES = 2

/*
What a release is read for: until when to act, from when it binds, and the number it is about. A sentence with one of these is worth more
than background, and than what somebody said about it.
*/
/** An amount, not a day, an article of a law or a place in a list. */
const AMOUNT =
  /\d[\d,.]*\s?(?:여\s?)?(?:[조억만천백]\s?)*(?:원|명|인|건|개|곳|톤|t\b|배|가구|세대|호|대|마리|ha|헥타르|㏊|㎿|MW|GW|달러|유로|종|품목|사\b|억|조|만|%p?|％|년\s?이상|개월)|절반|두 배/
/** An amount of money or a share. */
const MONEY = /\d[\d,.]*\s?(?:[조억만천백]\s?)+원|\d[\d.]*\s?[%％]/
/** What was before and what is now. */
const CHANGE =
  /→|⇒|\d[^.]{0,12}에서\s[^.]{0,25}\d[^.]{0,10}(?:로|까지)|상향|하향|인상|인하|확대|축소|단축|연장|늘|줄|증가|감소/
const BACKGROUND =
  /^(?:그간|그동안|최근|지난|현재|종전|기존|한편|앞으로|향후|아울러|특히|이번 (?:행사|회의|간담회|토론회|포럼)|이날)|[왔였었]다\.?$|(?:필요|중요)(?:하다|성이)|노력(?:할|해|하)|기대(?:된|하|한|됨|함)|지적이|평가가/
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
  const chosen = chooseSentences(all, {
    maxSentences: MAX_SENTENCES,
    maxGraphemes: MAX_GRAPHEMES,
    title,
    wanted: [
      those(statesDeadline),
      those(statesEffectiveDay),
      those((one) => ACTOR.test(one)),
      those((one) => words.some((word) => one.includes(word))),
      [...pieces.keys()].filter((index) => pieces[index]?.kind === 'subtitle' && AMOUNT.test(all[index] as string)),
      those((one) => AMOUNT.test(one) && CHANGE.test(one)),
      those((one) => AMOUNT.test(one)),
    ],
    bonus: pieces.map(worthOf),
  })
  if (chosen.length > 0) return chosen.map((index) => all[index]).join('\n')
  return cut(all[0] ?? '')
}

/** Subtitles come after the lead: it says who announces what, they say how much. */
function leadFirst(pieces: ProsePiece[]): ProsePiece[] {
  const lead = pieces.findIndex(({ kind }) => kind === 'sentence')
  if (lead <= 0) return pieces
  return [pieces[lead] as ProsePiece, ...pieces.slice(0, lead), ...pieces.slice(lead + 1)]
}

/** A subtitle without an amount says once more what title and lead say, unless there is little else. */
function withoutEmptySubtitles(pieces: ProsePiece[]): ProsePiece[] {
  if (pieces.filter(({ kind }) => kind === 'sentence').length < MIN_SENTENCES) return pieces
  return pieces.filter(
    ({ text, kind }) =>
      kind !== 'subtitle' ||
      AMOUNT.test(text) ||
      text.includes('→') ||
      statesDeadline(text) ||
      statesEffectiveDay(text),
  )
}

function worthOf({ text }: ProsePiece): number {
  const amount = AMOUNT.test(text)
    ? AMOUNT_BONUS + (CHANGE.test(text) ? CHANGE_BONUS : 0) + (MONEY.test(text) ? MONEY_BONUS : 0)
    : 0
  const label = LABEL.test(text) ? LABEL_PENALTY : 0
  return amount - label - (BACKGROUND.test(text) ? BACKGROUND_PENALTY : 0) - (SAID.test(text) ? SAID_PENALTY : 0)
}

/** Cuts a single sentence that is longer than a whole summary may be. */
function cut(sentence: string): string {
  if (countGraphemes(sentence) <= MAX_GRAPHEMES) return sentence
  const graphemes = new Intl.Segmenter('ko', { granularity: 'grapheme' }).segment(sentence)
  const kept = [...graphemes].slice(0, MAX_GRAPHEMES - 1).map(({ segment }) => segment)
  return `${kept.join('')}…`
}
