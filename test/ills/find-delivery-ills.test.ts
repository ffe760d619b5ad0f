import { expect, test } from 'vitest'
import type { Undelivered } from '../../functions/delivery/delivery.ts'
import { findDoubtfulMessages, findFailedDeliveries } from '../../functions/ills/find-delivery-ills.ts'
import { DAY, HOUR } from '../../functions/text/seoul.ts'
import { MONDAY } from '../support/a-release.ts'

function anEntry(change: Partial<Undelivered>): Undelivered {
  const entry = { team: 'T1', channel: 'C1', messageId: 'm1', releaseIds: ['r1'], reason: 'invalid_blocks' }
  return { ...entry, since: MONDAY, nextTryAt: MONDAY + HOUR, isInDoubt: false, ...change }
}

const inDoubt = anEntry({ isInDoubt: true, reason: 'no answer' })

test('what is refused is named by the word of whoever refuses it, from the first refusal on', () => {
  const entries = [
    anEntry({}),
    anEntry({ channel: 'C2', releaseIds: ['r1', 'r2'], since: MONDAY + HOUR }),
    anEntry({ reason: 'blocks_policy_violation' }),
  ]
  expect(findFailedDeliveries(entries, MONDAY + HOUR)).toEqual([
    { kind: 'failed deliveries', subject: 'invalid_blocks', since: MONDAY, count: 3, detail: 'invalid_blocks' },
    expect.objectContaining({ subject: 'blocks_policy_violation', count: 1 }),
  ])
})

test('what failed for good is told for a day, also where no answer ever came', () => {
  const failed = [anEntry({ failedAt: MONDAY }), anEntry({ ...inDoubt, failedAt: MONDAY })]
  expect(findFailedDeliveries(failed, MONDAY + DAY - 1).map(({ subject }) => subject)).toEqual([
    'invalid_blocks',
    'no answer',
  ])
  expect(findFailedDeliveries(failed, MONDAY + DAY)).toEqual([])
})

test('what may have been posted is doubtful, and no failure, until it is given up', () => {
  expect(findFailedDeliveries([inDoubt], MONDAY)).toEqual([])
  expect(findDoubtfulMessages([inDoubt, inDoubt, anEntry({})])).toEqual([
    { kind: 'doubtful messages', since: MONDAY, count: 2 },
  ])
  expect(findDoubtfulMessages([anEntry({ ...inDoubt, failedAt: MONDAY })])).toEqual([])
})
