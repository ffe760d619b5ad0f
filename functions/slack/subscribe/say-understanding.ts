import type { Button } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import type { Query } from '../../subscriptions/query/query.ts'
import { readConditions } from '../../subscriptions/query/query-conditions.ts'
import { normaliseTyped } from '../../subscriptions/query/split-queries.ts'
import { suggest } from '../../subscriptions/query/suggest.ts'
import type { Repair, Understanding } from '../../subscriptions/query/understanding/understanding.ts'
import { isWidespread } from '../../subscriptions/query/widespread-words.ts'
import type { SubscriptionOptions } from '../../subscriptions/subscription-options.ts'
import { valueButton } from '../blocks/blocks.ts'
import { oneLine, shorten } from '../blocks/slack-text.ts'
import { READINGS, READINGS_BESIDE, REPLACEMENTS } from '../incoming/ids.ts'
import { replacementValue, undoValue } from '../subscriptions/undo-subscriptions.ts'
import { didYouMean, unknownMinistries, unknownQueries } from './did-you-mean.ts'

/*
What was made of the words somebody typed, in sentences and buttons: what was changed, what of it may bring nothing or too much, what was
left out, and which readings there are to choose from.
*/

const MAX_TYPED_GRAPHEMES = 40
const MAX_BUTTON_GRAPHEMES = 70
const MAX_BUTTON_NAME_GRAPHEMES = 30
const MAX_REPAIRS_SAID = 5
const MAX_PARTS_NAMED = 5
const MAX_WIDE_SAID = 3
/** Refusals that say by themselves what was not understood: what may be subscribed instead stands on the button. */
const DOUBTS = new Set<Understanding['refused'][number]['why']>([
  'meaningless',
  'too broad',
  'excludes condition',
  'empty label',
  'unknown kind',
])
/** Each has at most three readings, and as many buttons. */
const MAX_QUESTIONS = READINGS_BESIDE.length / READINGS.length

export interface SaidAndOffered {
  paragraphs: string[]
  buttons: (Button | undefined)[]
}

/**
 * That these queries are subscribed now, each said once, with the words it was picked out of where those were others. Behind them when
 * releases arrive; for queries that may well bring nothing, and while the bot cannot post there, that is not promised. `channelName` as
 * in `answer.subscribed`.
 */
export function saySubscribed(
  added: Query[],
  repairs: Repair[],
  options: SubscriptionOptions,
  { channelName, mayPost = true }: { channelName?: string | undefined; mayPost?: boolean },
  copy: Copy,
): string[] {
  const inDoubt = doubted(added)
  const sure = added.filter((query) => !inDoubt.includes(query))
  const promise = mayPost ? ` ${copy.options.whenSubscribed(options)}` : ''
  return [sure.length > 0 ? `${sentencesOf(sure).join('\n')}${promise}` : '', sentencesOf(inDoubt).join('\n')]

  function sentencesOf(queries: Query[]): string[] {
    const picked = repairs
      .map(({ typed, became }) => ({ typed, queries: queries.filter(({ id }) => became.some((one) => one.id === id)) }))
      .filter((repair) => repair.queries.length > 0)
      .slice(0, MAX_REPAIRS_SAID)
    const plain = queries.filter((query) => !picked.some((repair) => repair.queries.includes(query)))
    return [
      ...(plain.length > 0 ? [copy.answer.subscribed(textsOf(plain), channelName)] : []),
      ...picked.map((repair) =>
        copy.answer.subscribedFrom(shownTyped(repair.typed), textsOf(repair.queries), channelName),
      ),
    ]
  }
}

/** What to say in doubt of queries that were just added, and what each can be replaced by. */
export function sayDoubts(added: Query[], repairs: Repair[], copy: Copy): SaidAndOffered {
  const { answer, preview } = copy
  const changed = repairs.filter(({ became }) => became.every(({ id }) => added.some((query) => query.id === id)))
  const meant = didYouMean(added)
  const unknown = unknownQueries(added).filter((query) => !meant.some((one) => one.query.id === query.id))
  const ministries = unknownMinistries(added)
  const replacements = [
    ...meant.map(({ query, term }) => ({
      label: answer.replaceBy([term]),
      value: replacementValue([query.text], [term]),
    })),
    ...changed.flatMap(({ typed, became, asTyped }) =>
      asTyped
        ? [
            {
              label: answer.asTyped(changed.length > 1 ? shorten(typed, MAX_BUTTON_NAME_GRAPHEMES) : undefined),
              value: replacementValue(textsOf(became), [asTyped.text]),
            },
          ]
        : [],
    ),
  ]
  return {
    paragraphs: [
      meant.length > 0 ? preview.didYouMean(meant.map(({ term }) => term)) : '',
      ministries.length > 0 ? answer.unknownMinistry(ministries) : '',
      unknown.length > 0 ? answer.unknownWords(textsOf(unknown)) : '',
      ...wideLines(added, copy),
    ],
    buttons: REPLACEMENTS.map((id, index) => {
      const replacement = replacements[index]
      return replacement && valueButton(id, shorten(replacement.label, MAX_BUTTON_GRAPHEMES), replacement.value)
    }),
  }
}

/** Queries that may well bring nothing: of these it is not promised when somebody hears. */
function doubted(queries: Query[]): Query[] {
  const doubts = [...didYouMean(queries).map(({ query }) => query), ...unknownQueries(queries)]
  return queries.filter((query) => doubts.includes(query) || unknownMinistries([query]).length > 0)
}

/** A line for each query that nearly every release would answer. */
function wideLines(queries: Query[], { hint }: Copy): string[] {
  const wide = queries.flatMap(({ text }) => {
    const conditions = readConditions(normaliseTyped(text))
    const isAlone =
      conditions &&
      conditions.with.length + conditions.without.length + conditions.ministries.length + conditions.kinds.length === 0
    return isAlone && conditions.term && !conditions.inTitle && isWidespread(conditions.term.text)
      ? [conditions.term.text]
      : []
  })
  return wide.slice(0, MAX_WIDE_SAID).map((word) => `‘${word}’: ${hint.widespread(word, suggest(word).narrower[0])}`)
}

/** What was typed and asks for nothing, and a rhythm that was not taken as it was typed; empty where there is none. */
export function sayLeftOut({ leftOut, rhythm, rhythmsMissed = [] }: Understanding, { answer }: Copy): string {
  const missed = [...new Set(rhythmsMissed)].slice(0, MAX_PARTS_NAMED).map(shownTyped)
  const parts = [
    leftOut.length > 0
      ? answer.leftOut(leftOut.slice(0, MAX_PARTS_NAMED).map(shownTyped), Math.max(0, leftOut.length - MAX_PARTS_NAMED))
      : '',
    rhythm && missed.length > 0 ? answer.rhythmsMissed(missed, rhythm) : '',
  ]
  return parts.filter((part) => part !== '').join('\n')
}

/**
 * The readings of what may be meant in several ways, a line and a button each; none of it is subscribed yet. Where something else was
 * subscribed, or several parts are asked about, each button says what it stands for. `mayPress`: a press acts where it was typed.
 */
export function sayReadings(
  typed: string,
  understood: Understanding,
  copy: Copy,
  mayPress: boolean,
  chosen: Partial<SubscriptionOptions> = {},
): SaidAndOffered {
  const { answer } = copy
  const { queries, questions, offers, rhythm, refused } = understood
  if (offers.length === 0) return { paragraphs: [], buttons: [] }
  const options: Partial<SubscriptionOptions> = rhythm ? { ...chosen, rhythm } : chosen
  const buttonOf = (id: string, label: string, reading: Query[]): Button | undefined =>
    valueButton(
      id,
      shorten(label, MAX_BUTTON_GRAPHEMES),
      undoValue(reading.map(({ text }) => ({ query: text, options }))),
    )
  const [found] = offers
  if (found && questions.length === 0) return offerOnly(found)
  const isWhole = queries.length === 0 && questions.length === 1
  const asked = questions.slice(0, MAX_QUESTIONS)
  const later = questions.slice(MAX_QUESTIONS).map((question) => shownTyped(question.typed))
  const ids = isWhole ? READINGS : READINGS_BESIDE
  const buttons = asked.flatMap(({ readings }) => {
    const names = readingNames(readings, copy)
    return readings.map((reading, index) => ({
      label: asked.length > 1 ? `${names[index]}: ${textsOf(reading).join(', ')}` : (names[index] as string),
      reading,
    }))
  })
  return {
    paragraphs: [
      ...asked.map((question) => {
        const names = readingNames(question.readings, copy)
        const lines = question.readings.map((reading, at) => `• ${names[at]}: \`${textsOf(reading).join(', ')}\``)
        return [answer.whichReading(shownTyped(isWhole ? typed : question.typed)), ...lines].join('\n')
      }),
      mayPress ? '' : answer.typeOneReading,
      later.length > 0
        ? answer.askedLater(later.slice(0, MAX_PARTS_NAMED), Math.max(0, later.length - MAX_PARTS_NAMED))
        : '',
    ],
    buttons: mayPress ? buttons.map(({ label, reading }, index) => buttonOf(ids[index] as string, label, reading)) : [],
  }

  /** Known terms in prose, or what is doubted: why that was not subscribed, and what to type instead, stands in its refusal. */
  function offerOnly(reading: Query[]): SaidAndOffered {
    const isDoubt = refused.some(({ why }) => DOUBTS.has(why))
    const ofDoubt = refused.every(({ why }) => why === 'meaningless')
      ? answer.asTyped(undefined)
      : answer.readingAsIs(textsOf(reading))
    return {
      paragraphs: isDoubt ? [] : [answer.foundInText(textsOf(reading)), mayPress ? '' : answer.typeOneReading],
      buttons: mayPress ? [buttonOf(READINGS[0], isDoubt ? ofDoubt : answer.subscribeToThese, reading)] : [],
    }
  }
}

/** What to ask where nothing was subscribed yet: everything typed, in each of its readings. */
export function asOneQuestion(typed: string, understood: Understanding): Understanding {
  const { questions, offers } = understood
  return questions.length === 0 ? understood : { ...understood, queries: [], questions: [{ typed, readings: offers }] }
}

/** What the readings of one thing are called: where two would be called alike, by the queries in which they differ. */
export function readingNames(readings: Query[][], copy: Copy): string[] {
  const names = readings.map((reading) => readingName(reading, copy))
  if (new Set(names).size === names.length) return names
  const isCommon = ({ id }: Query): boolean => readings.every((reading) => reading.some((query) => query.id === id))
  return readings.map((reading) => copy.answer.readingAsIs(textsOf(reading.filter((query) => !isCommon(query)))))
}

/** What one reading of several words is called. */
function readingName(reading: Query[], { answer }: Copy): string {
  if (reading.length > 1) return answer.readingEach
  const conditions = readConditions(normaliseTyped(reading[0]?.text ?? ''))
  if (conditions && conditions.with.length > 0) return answer.readingTogether
  if (conditions && conditions.without.length > 0)
    return answer.readingWithout(conditions.without.map(({ text }) => text))
  return conditions?.term?.text.includes(' ') ? answer.readingPhrase : answer.readingAsIs(textsOf(reading))
}

function shownTyped(typed: string): string {
  return shorten(oneLine(typed), MAX_TYPED_GRAPHEMES)
}

function textsOf(queries: Query[]): string[] {
  return queries.map(({ text }) => text)
}
