import type { KnownBlock, ModalView } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import type { Query } from '../../subscriptions/query/query.ts'
import { type Conditions, readConditions, type Term } from '../../subscriptions/query/query-conditions.ts'
import { normaliseTyped } from '../../subscriptions/query/split-queries.ts'
import { suggest, termsContaining } from '../../subscriptions/query/suggest.ts'
import { synonymsOf } from '../../subscriptions/query/thesaurus.ts'
import { understand } from '../../subscriptions/query/understanding/understand.ts'
import { understandForm } from '../../subscriptions/query/understanding/understand-form.ts'
import type { Understanding } from '../../subscriptions/query/understanding/understanding.ts'
import { isWidespread } from '../../subscriptions/query/widespread-words.ts'
import { LIMITS } from '../blocks/block-limits.ts'
import { context } from '../blocks/blocks.ts'
import { explainRefusals } from '../blocks/explain-refusals.ts'
import { bold, escapeWithin, oneLine, shorten } from '../blocks/slack-text.ts'
import type { QueueJobDeps } from '../incoming/answer-job.ts'
import { readFormAbout } from '../incoming/form-about.ts'
import { PREVIEW } from '../incoming/ids.ts'
import type { Interaction, OpenForm } from '../incoming/interaction.ts'
import { readingNames } from './say-understanding.ts'
import { readingField, readSubscribeForm, subscribeForm } from './subscribe-form.ts'

export interface FormHintDeps extends QueueJobDeps {
  copy: Copy
  /** Draws an open form again, unless it has changed since `hash`. */
  updateModal(viewId: string, view: ModalView, hash: string): Promise<unknown>
}

/**
 * Handles a press or typed character in an open form: shows below the keywords how they are understood or, for [미리보기], queues a
 * preview for the answer door.
 */
export async function answerFormInput(deps: FormHintDeps, interaction: Interaction, form: OpenForm): Promise<void> {
  const { actionId, channel } = interaction
  const about = readFormAbout(form.about)
  const { typed, conditions, taken, channel: chosen } = readSubscribeForm(form.state, about)
  const understood = understandForm(typed, conditions, { taken })
  const wanted = understood.offers[0] ?? understood.queries
  if (actionId === PREVIEW && wanted.length > 0) {
    const answer = { viewId: form.viewId, hash: form.hash, about }
    const queries = wanted.map(({ text }) => text).join(', ')
    return deps.queueJob({ job: 'preview', team: channel.team, channel: chosen, queries, answer })
  }
  const below = typed.trim() === '' && wanted.length === 0 ? [] : understandingBlocks(understood, deps.copy)
  await deps.updateModal(form.viewId, subscribeForm(about, deps.copy, {}, below), form.hash)
}

/** What stands below the keywords: how they are understood, and the readings to choose from where there are several. */
export function understandingBlocks(understood: Understanding, copy: Copy): KnownBlock[] {
  const { offers } = understood
  const names = readingNames(offers, copy)
  const readings = offers.map((queries, index) => ({
    name: `${names[index]}: ${queries.map(({ text }) => text).join(', ')}`,
    queries,
  }))
  return [...blockOf(linesOf(understood, copy)), ...(offers.length > 0 ? [readingField(readings, copy)] : [])]
}

/** How the keywords are understood, as one block below them; none while nothing is typed. */
export function hintBlocks(typed: string, copy: Copy): KnownBlock[] {
  return blockOf(hintLines(typed, copy))
}

function blockOf(all: string[]): KnownBlock[] {
  const lines = [...all]
  while (lines.join('\n').length > LIMITS.context) lines.pop()
  return lines.length > 0 ? [{ ...context(lines.join('\n')), block_id: 'hint' }] : []
}

const MAX_QUERIES_EXPLAINED = 5
const MAX_SYNONYMS_NAMED = 3
const MAX_TERM_LENGTH = 150
const MAX_LINE_LENGTH = 250
const MAX_TYPED_GRAPHEMES = 40

/** A line for each query: how it is understood, what would be better, or why it cannot be taken. Escaped. */
export function hintLines(typed: string, copy: Copy): string[] {
  if (typed.trim() === '') return []
  return linesOf(understand(typed), copy)
}

function linesOf({ queries, refused, repairs }: Understanding, copy: Copy): string[] {
  const more = queries.length - MAX_QUERIES_EXPLAINED
  return [
    ...queries.slice(0, MAX_QUERIES_EXPLAINED).map((query) => explainQuery(query, copy)),
    ...(more > 0 ? [copy.hint.more(more)] : []),
    ...repairs.slice(0, MAX_QUERIES_EXPLAINED).map(({ typed, became }) => {
      const read = copy.hint.readAs(became.map(({ text }) => text))
      return escapeWithin(`${shorten(oneLine(typed), MAX_TYPED_GRAPHEMES)} → ${read}`, MAX_LINE_LENGTH)
    }),
    ...explainRefusals(refused, [], copy).map((line) => escapeWithin(line, MAX_LINE_LENGTH)),
  ].map((line) => `• ${line}`)
}

function explainQuery({ text }: Query, { hint, preview, laws }: Copy): string {
  const conditions = readConditions(normaliseTyped(text))
  if (conditions?.law !== undefined) return explainLaw(text, laws.explained)
  if (!conditions?.term) return explainPublishers(text, conditions, hint)
  const { term, with: required, without, ministries, kinds, inTitle } = conditions
  const synonyms = term.exact ? [] : synonymsOf(term.text)
  const isAlone = required.length + without.length + ministries.length + kinds.length === 0
  const { correction, narrower } = suggest(term.text)
  const similar =
    term.exact || synonyms.length > 0 ? [] : termsContaining(term.text).filter((name) => name !== term.text)
  const notes = [
    term.exact ? hint.exact : '',
    synonyms.length > 0 ? hint.synonyms(...firstOf(synonyms)) : '',
    required.length > 0 ? hint.with(wordsOf(required)) : '',
    without.length > 0 ? hint.without(wordsOf(without)) : '',
    ministries.length > 0 ? hint.ministries(ministries) : '',
    kinds.length > 0 ? hint.kinds(kinds) : '',
    inTitle ? hint.inTitle : '',
    isAlone && isWidespread(term.text) ? hint.widespread(term.text, narrower[0]) : '',
    correction ? preview.didYouMean([correction]) : similar.length > 0 ? hint.similar(similar) : '',
  ].filter((note) => note !== '')
  const explanation = escapeWithin(notes.join(' · '), MAX_LINE_LENGTH)
  const query = bold(escapeWithin(term.text, MAX_TERM_LENGTH))
  return explanation === '' ? query : `${query} — ${explanation}`
}

function explainLaw(text: string, explained: string): string {
  return `${bold(escapeWithin(text, MAX_TERM_LENGTH))} — ${escapeWithin(explained, MAX_LINE_LENGTH)}`
}

/** A query without a word of its own: everything that ministries publish, or everything of a kind. */
function explainPublishers(text: string, conditions: Conditions | undefined, hint: Copy['hint']): string {
  const { ministries = [], kinds = [] } = conditions ?? {}
  const ofKind = kinds.length > 0 ? hint.kinds(kinds) : ''
  const notes = ministries.length > 0 ? [hint.allOfMinistries(ministries), ofKind] : [hint.allOfKinds(kinds)]
  const explanation = notes.filter((note) => note !== '').join(' · ')
  return `${bold(escapeWithin(text, MAX_TERM_LENGTH))} — ${escapeWithin(explanation, MAX_LINE_LENGTH)}`
}

/** The synonyms that are named, and how many there are besides. */
function firstOf(synonyms: string[]): [string[], number] {
  return [synonyms.slice(0, MAX_SYNONYMS_NAMED), Math.max(0, synonyms.length - MAX_SYNONYMS_NAMED)]
}

function wordsOf(terms: Term[]): string[] {
  return terms.map(({ text }) => text)
}
