import { expect, test } from 'vitest'
import { findNoLine, findNoPoll, findNothingNew } from '../../functions/ills/find-source-ills.ts'
import { asTold, hasLasted, type Ill, tellingDue } from '../../functions/ills/ill.ts'
import { isToBeTold } from '../../functions/releases/health/needs-attention.ts'
import { healthOf } from '../../functions/releases/health/source-health.ts'
import { SourceState } from '../../functions/releases/source.ts'
import { DAY, HOUR, MINUTE, startOfDay } from '../../functions/text/seoul.ts'
import { MONDAY } from '../support/a-release.ts'

/** What a clock that ran ahead for a moment left behind. */
const AHEAD = MONDAY + 300 * DAY
/** What two clocks that are right may differ by. */
const SKEW = MONDAY + 30_000

const standing: Ill = { kind: 'no poll', id: 'no poll', began: MONDAY - DAY, told: 'nothing', tellings: [], version: 1 }

test('a poll, a line or a new release of a time to come hides no ill', () => {
  expect(findNoPoll(AHEAD, MONDAY)).toEqual([{ kind: 'no poll', since: undefined }])
  expect(findNoPoll(SKEW, MONDAY)).toEqual([])
  expect(findNoLine(AHEAD, MONDAY)).toEqual([{ kind: 'no line' }])
  const afternoon = startOfDay('2026-11-23') + 15 * HOUR
  const states = ['a', 'b', 'c', 'd', 'e'].map((sourceId) =>
    SourceState.parse({ sourceId, firstReadAt: MONDAY - 90 * DAY, newAt: AHEAD }),
  )
  expect(findNothingNew(states, afternoon)).toEqual([{ kind: 'nothing new', since: undefined }])
})

test('a telling of a time to come keeps nobody from being told, and is forgotten with the next', () => {
  expect(tellingDue({ ...standing, tellingAt: AHEAD }, MONDAY)).toBe('beginning')
  expect(tellingDue({ ...standing, tellingAt: SKEW }, MONDAY)).toBeUndefined()
  expect(tellingDue({ ...standing, tellings: [AHEAD, AHEAD + 1] }, MONDAY)).toBe('beginning')
  expect(asTold({ ...standing, tellings: [AHEAD, MONDAY - MINUTE] }, 'beginning', MONDAY).tellings).toEqual([
    MONDAY - MINUTE,
    MONDAY,
  ])
})

test('an ill that began in a time to come has lasted', () => {
  expect(hasLasted({ ...standing, began: AHEAD }, MONDAY)).toBe(true)
  expect(hasLasted({ ...standing, began: SKEW }, MONDAY)).toBe(false)
})

test('a source that answered, or published, in a time to come is told when it fails or is silent', () => {
  const source = { id: 'a', name: '산업통상부', rhythm: 1 }
  const failing = { failures: 200, failure: { reason: 'refused', detail: '…' }, okAt: AHEAD }
  const state = SourceState.parse({ sourceId: 'a', firstReadAt: MONDAY - 90 * DAY, ...failing })
  expect(isToBeTold(source, state, MONDAY)).toBe(true)
  const days = ['2026-09-01', '2027-09-19']
  const silent = { firstReadAt: MONDAY - 90 * DAY, newestDay: '2027-09-19', publishedDays: days }
  expect(healthOf(source, SourceState.parse({ sourceId: 'a', ...silent }), MONDAY)).toBe('stale')
})
