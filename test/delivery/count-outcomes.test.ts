import { expect, test } from 'vitest'
import { countEditing, countPosting, countSeeking } from '../../functions/delivery/count-outcomes.ts'
import type { Message, Outcome, Sought } from '../../functions/delivery/message.ts'
import { aRelease, MONDAY } from '../support/a-release.ts'

const parts = ['r1', 'r2'].map((id) => ({ release: aRelease({ id }), matches: [] }))

function message(ambiguous: number): Message {
  return {
    team: 'T1',
    channel: 'C1',
    messageId: 'm1',
    openedAt: MONDAY,
    releaseIds: ['r1', 'r2'],
    state: 'sending',
    ambiguous,
  }
}

test.each<[string, number, Outcome, object]>([
  ['posted', 0, { outcome: 'posted', ts: '1.0' }, { DeliveriesPosted: 2, DuplicatesPossible: 0 }],
  ['posted after a lost answer', 1, { outcome: 'posted', ts: '1.0' }, { DeliveriesPosted: 2, DuplicatesPossible: 2 }],
  ['answered by nobody', 0, { outcome: 'ambiguous', detail: 'timeout' }, { DeliveriesAmbiguous: 2 }],
  ['refused', 0, { outcome: 'refused', reason: 'invalid_blocks' }, { DeliveriesFailed: 2 }],
  ['put off', 0, { outcome: 'later', retryAt: MONDAY, detail: 'ratelimited' }, {}],
  [
    'refused with the whole workspace',
    0,
    { outcome: 'closed', reason: 'token_revoked', whole: 'workspace' },
    { WorkspaceRefusals: 1 },
  ],
  ['not let in', 0, { outcome: 'closed', reason: 'not_in_channel', whole: 'channel' }, {}],
])('a message that was %s', async (_, ambiguous, outcome, counts) => {
  const counted: object[] = []
  const post = countPosting(
    async () => outcome,
    (counts) => counted.push(counts),
  )
  expect(await post(message(ambiguous), parts)).toEqual(outcome)
  expect(counted).toEqual([counts])
})

test.each<[Sought, object[]]>([
  [{ found: 'there', ts: '1.2' }, [{ AmbiguousResolved: 2, DeliveriesPosted: 1 }]],
  [{ found: 'nowhere' }, [{ AmbiguousResolved: 2 }]],
  [{ found: 'unknown', detail: 'missing_scope' }, []],
  [{ found: 'later', retryAt: 1, detail: 'http 429' }, []],
])('a look that tells %j is counted as %j', async (sought, counted) => {
  const counts: object[] = []
  const seek = countSeeking(
    async () => sought,
    (more) => counts.push(more),
  )
  expect(await seek({ ...message(0), shown: [0, null] })).toBe(sought)
  expect(counts).toEqual(counted)
})

test.each<[string, Outcome, object[]]>([
  [
    'a change that Slack refuses is counted',
    { outcome: 'refused', reason: 'message_not_found' },
    [{ EditsRefused: 1 }],
  ],
  ['one it takes is not', { outcome: 'posted', ts: '1.0' }, []],
])('%s', async (_, outcome, counts) => {
  const counted: object[] = []
  const edit = countEditing(
    async () => outcome,
    (counts) => counted.push(counts),
  )
  expect(await edit(message(0), parts)).toEqual(outcome)
  expect(counted).toEqual(counts)
})
