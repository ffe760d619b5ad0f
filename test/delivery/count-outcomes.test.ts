import { expect, test } from 'vitest'
import type { Carrier, SeekOutcome, SendOutcome } from '../../functions/delivery/carrier.ts'
import { countOutcomes } from '../../functions/delivery/count-outcomes.ts'
import type { Message } from '../../functions/delivery/message.ts'
import { aRelease, MONDAY } from '../support/a-release.ts'

const parts = ['r1', 'r2'].map((id) => ({ release: aRelease({ id }), matches: [] }))

/** A carrier that always gives the same answer, and what is counted of its outcomes. */
function counting(answer: { send?: SendOutcome; seek?: SeekOutcome }) {
  const counted: object[] = []
  const send = async (): Promise<SendOutcome> => answer.send ?? { outcome: 'posted', ts: '1.0' }
  const { seek } = answer
  const carrier: Carrier = {
    limits: { messagePauseMs: 1_000, maxReleasesPerMessage: 30 },
    post: send,
    edit: send,
    probe: async () => true,
    seek: seek && (async () => seek),
  }
  return { ...countOutcomes(carrier, (counts) => counted.push(counts)), counted }
}

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

test.each<[string, number, SendOutcome, object]>([
  ['posted', 0, { outcome: 'posted', ts: '1.0' }, { DeliveriesPosted: 2, DuplicatesPossible: 0 }],
  ['posted after a lost answer', 1, { outcome: 'posted', ts: '1.0' }, { DeliveriesPosted: 2, DuplicatesPossible: 2 }],
  ['never answered', 0, { outcome: 'ambiguous', detail: 'timeout' }, { DeliveriesAmbiguous: 2 }],
  ['refused', 0, { outcome: 'refused', reason: 'invalid_blocks' }, {}],
  ['put off', 0, { outcome: 'later', retryAt: MONDAY, detail: 'ratelimited' }, {}],
  [
    'refused like everything in its workspace',
    0,
    { outcome: 'closed', reason: 'token_revoked', whole: 'workspace' },
    { WorkspaceRefusals: 1 },
  ],
  ['sent to a closed channel', 0, { outcome: 'closed', reason: 'not_in_channel', whole: 'channel' }, {}],
])('a message that was %s', async (_, ambiguous, outcome, counts) => {
  const { post, counted } = counting({ send: outcome })
  expect(await post(message(ambiguous), parts)).toEqual(outcome)
  expect(counted).toEqual([counts])
})

test.each<[SeekOutcome, object[]]>([
  [{ found: 'there', ts: '1.2' }, [{ AmbiguousResolved: 2, DeliveriesPosted: 1 }]],
  [{ found: 'nowhere' }, [{ AmbiguousResolved: 2 }]],
  [{ found: 'unknown', detail: 'missing_scope' }, []],
  [{ found: 'later', retryAt: 1, detail: 'http 429' }, []],
])('a look at a channel with the result %j is counted as %j', async (sought, counts) => {
  const { seek, counted } = counting({ seek: sought })
  expect(await seek?.({ ...message(0), shown: [0, null] })).toBe(sought)
  expect(counted).toEqual(counts)
})

test('an edit is counted where it is given up, which one refusal need not mean', async () => {
  const refused: SendOutcome = { outcome: 'refused', reason: 'message_not_found' }
  const { edit, counted } = counting({ send: refused })
  expect(await edit(message(0), parts)).toEqual(refused)
  expect(counted).toEqual([])
})

test('a carrier that cannot read channels back still cannot when it is counted', () => {
  expect(counting({}).seek).toBeUndefined()
})
