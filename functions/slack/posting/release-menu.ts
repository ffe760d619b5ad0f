import type { Overflow, PlainTextOption } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import type { Match } from '../../subscriptions/matching/query-match.ts'
import { oneLine, shorten } from '../blocks/slack-text.ts'
import { RELEASE_MENU } from '../incoming/ids.ts'

const QUERIES = 2
const LABEL = 40
// Slack takes five options with values of 75 characters: a choice and a query's id, a SHA-256, are 69 at most.
const CHOICE = /^(?:(off|more):([0-9a-f]{64})|(rest|more|wrong))$/

/** `off` ends one query; the others are about all queries the release was found by. */
export interface Choice {
  wanted: 'off' | 'rest' | 'more' | 'wrong'
  /** Absent for all; messages of earlier versions name one for `more` as well. */
  queryId?: string | undefined
}

/** The menu beside a release: end what found it or let it rest, see more of it, or say that it was found by mistake. */
export function releaseMenu(matches: Match[], copy: Copy): Overflow | undefined {
  const ends = matches.slice(0, QUERIES).flatMap(({ query, queryId }) => {
    const label = shorten(oneLine(query), LABEL).slice(0, LABEL)
    return readChoice(`off:${queryId}`) ? [option(copy.message.turnOff(label), `off:${queryId}`)] : []
  })
  if (ends.length === 0) return undefined
  const { rest, seeMore, wrong } = copy.message
  const others = [option(rest, 'rest'), option(seeMore, 'more'), option(wrong, 'wrong')]
  return { type: 'overflow', action_id: RELEASE_MENU, options: [...ends, ...others] }
}

export function readChoice(value: string): Choice | undefined {
  const [, wanted, queryId, alone] = value.match(CHOICE) ?? []
  return wanted || alone ? { wanted: (wanted ?? alone) as Choice['wanted'], queryId } : undefined
}

function option(text: string, value: string): PlainTextOption {
  return { text: { type: 'plain_text', text: text.toWellFormed() }, value }
}
