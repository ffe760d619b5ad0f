import { expect, test } from 'vitest'
import type { Carrier, SendOutcome } from '../../../functions/delivery/carrier.ts'
import type { Message } from '../../../functions/delivery/message.ts'
import { noteAccepted } from '../../../functions/slack/posting/note-accepted.ts'
import { SLACK_CARRIER_LIMITS } from '../../../functions/slack/posting/slack-carrier.ts'
import { MONDAY } from '../../support/a-release.ts'

const message: Message = {
  ...{ team: 'T1', channel: 'C1', messageId: 'm1', openedAt: MONDAY, releaseIds: [], ambiguous: 0 },
  state: 'open',
}
const posted: SendOutcome = { outcome: 'posted', ts: '1.1' }
const closed: SendOutcome = { outcome: 'closed', reason: 'token_revoked', whole: 'workspace' }

test('what a workspace takes is noted, what it refuses is not, and a note that fails changes no answer', async () => {
  const noted: unknown[] = []
  let answer: SendOutcome = posted
  let isDown = false
  const call = async (): Promise<SendOutcome> => answer
  const carrier: Carrier = { limits: SLACK_CARRIER_LIMITS, post: call, edit: call, probe: async () => true }
  const note = async (...about: unknown[]) => {
    if (isDown) throw new Error('throttled')
    noted.push(about)
  }
  const { post, edit } = noteAccepted(carrier, { noteAccepted: note }, () => MONDAY)
  expect(await post(message, [])).toBe(posted)
  expect(await edit(message, [])).toBe(posted)
  expect(noted).toEqual([
    ['T1', MONDAY],
    ['T1', MONDAY],
  ])
  isDown = true
  expect(await post(message, [])).toBe(posted)
  answer = closed
  isDown = false
  expect(await post(message, [])).toBe(closed)
  expect(noted).toHaveLength(2)
})
