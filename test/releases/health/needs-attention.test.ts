import { expect, test } from 'vitest'
import { attentionFor, isAiling } from '../../../functions/releases/health/needs-attention.ts'
import type { Health } from '../../../functions/releases/health/source-health.ts'
import { SourceState } from '../../../functions/releases/source.ts'
import { DAY, HOUR } from '../../../functions/text/seoul.ts'
import { MONDAY } from '../../support/a-release.ts'

const neverRead = SourceState.parse({ sourceId: 'motir' })
const readBefore = SourceState.parse({ sourceId: 'motir', firstReadAt: MONDAY - 90 * DAY, okAt: MONDAY - HOUR })

test.each<[Health, string]>([
  ['healthy', 'none'],
  ['quiet', 'none'],
  ['not read yet', 'not yet'],
  ['needs a key', 'not yet'],
  ['stale', 'needed'],
  ['empty', 'needed'],
  ['changed', 'needed'],
  ['blocked', 'needed'],
  ['unreachable', 'needed'],
  ['discontinued', 'needed'],
  ['incomplete', 'needed'],
])('attention for a source that is %s: %s', (health, attention) => {
  expect(attentionFor(health, neverRead)).toBe(attention)
})

test('a source that was read before and has lost its key needs attention, and raises no alarm', () => {
  const failure = { reason: 'needs a key' as const, detail: '…' }
  const state = { ...readBefore, failure, failures: 900, okAt: MONDAY - 9 * DAY }
  expect(attentionFor('needs a key', state)).toBe('needed')
  expect(isAiling('needs a key', state, MONDAY)).toBe(false)
})

test('a failure of an hour needs attention, and counts as ailing once it has lasted a day', () => {
  const state = { ...readBefore, failure: { reason: 'refused' as const, detail: '…' }, failures: 3 }
  expect(attentionFor('blocked', state)).toBe('needed')
  expect(isAiling('blocked', state, MONDAY)).toBe(false)
  expect(isAiling('blocked', { ...state, okAt: MONDAY - DAY - 1 }, MONDAY)).toBe(true)
})

test('rows that could not be understood need attention whatever has failed since', () => {
  const failure = { reason: 'needs a key' as const, detail: '…' }
  const state = { ...neverRead, garbled: true, failure, failures: 1 }
  expect(attentionFor('needs a key', state)).toBe('needed')
  expect(isAiling('needs a key', state, MONDAY)).toBe(true)
})
