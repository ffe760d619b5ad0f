import type { Overflow, PlainTextOption } from '@slack/types'
import type { Match } from '../subscriptions/match.ts'
import { RELEASE_MENU } from './action-ids.ts'
import type { Copy } from './copy/copy.ts'
import { oneLine, shorten } from './graphemes.ts'

const QUERIES = 2
const LABEL = 40
// Slack takes five options with values of 75 characters: a choice and a query's id, a SHA-256, are 71 at most.
const CHOICE = /^(off|more):([0-9a-f]{64})$/

export interface Choice {
  wanted: 'off' | 'more'
  queryId: string
}

/** The menu beside a release: end the query that found it, or see more of it. Undefined without a query that has an id. */
export function releaseMenu(matches: Match[], copy: Copy): Overflow | undefined {
  const options = matches.slice(0, QUERIES).flatMap(({ query, queryId }) => {
    const label = shorten(oneLine(query), LABEL).slice(0, LABEL)
    return [
      option(copy.message.turnOff(label), `off:${queryId}`),
      option(copy.message.seeMore(label), `more:${queryId}`),
    ]
  })
  const readable = options.filter(({ value }) => readChoice(value ?? ''))
  return readable.length > 0 ? { type: 'overflow', action_id: RELEASE_MENU, options: readable } : undefined
}

export function readChoice(value: string): Choice | undefined {
  const [, wanted, queryId] = value.match(CHOICE) ?? []
  return wanted && queryId ? { wanted: wanted as Choice['wanted'], queryId } : undefined
}

function option(text: string, value: string): PlainTextOption {
  return { text: { type: 'plain_text', text: text.toWellFormed() }, value }
}
