import { afterEach, expect, test, vi } from 'vitest'
import { log } from '../../../functions/platform/log.ts'
import { logTrouble } from '../../../functions/slack/posting/log-trouble.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

test('what could not be sent is one line with its channel, releases and reason', () => {
  const warn = vi.spyOn(log, 'warn').mockReturnValue(undefined)
  const counted = vi.spyOn(log, 'info').mockReturnValue(undefined)
  const about = { team: 'T1', channel: 'C1', messageId: 'm1', releaseIds: ['r1'], reason: 'invalid_blocks' }
  const entry = { ...about, since: 0, isInDoubt: false }
  logTrouble({ trouble: 'set aside', ...entry, nextTryAt: 1 })
  logTrouble({ trouble: 'failed', ...entry, failedAt: 2 })
  logTrouble({ trouble: 'digest refused', ...about })
  logTrouble({ trouble: 'edit given up', ...about })
  logTrouble({ trouble: 'workspace silent', team: 'T1' })
  expect(warn.mock.calls).toEqual([
    ['message set aside', { ...entry, nextTryAt: 1 }],
    ['delivery failed', { ...entry, failedAt: 2 }],
    ['digest refused, its releases are sent alone', about],
    ['message not edited, it shows its releases as they were', about],
    ['workspace does not answer', { team: 'T1' }],
  ])
  expect(counted.mock.calls).toEqual([
    ['counted', { DeliveriesFailed: 1 }],
    ['counted', { EditsRefused: 1 }],
  ])
})
