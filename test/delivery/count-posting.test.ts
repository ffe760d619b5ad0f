import { expect, test } from 'vitest'
import { countPosting } from '../../functions/delivery/count-posting.ts'
import type { Message, Outcome } from '../../functions/delivery/message.ts'
import { aRelease, MONDAY } from '../a-release.ts'

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
