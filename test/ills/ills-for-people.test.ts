import { expect, test } from 'vitest'
import type { Ill } from '../../functions/ills/ill.ts'
import { illsForPeople } from '../../functions/ills/ills-for-people.ts'
import { HOUR, MINUTE } from '../../functions/text/seoul.ts'
import { MONDAY } from '../support/a-release.ts'

function anIll(change: Partial<Ill> & Pick<Ill, 'kind'>): Ill {
  return { id: change.kind, began: MONDAY, told: 'nothing', tellings: [], version: 1, ...change }
}

const shown = (ill: Ill, now = MONDAY + HOUR) => illsForPeople([ill], 'T1', ['C1', 'C2'], now).length === 1

test.each<[string, Ill, boolean]>([
  ['no poll', anIll({ kind: 'no poll' }), true],
  ['a source that is out of reach', anIll({ kind: 'source', subject: 'fsc', detail: 'unreachable' }), true],
  ['a source that publishes little', anIll({ kind: 'source', subject: 'fsc', detail: 'stale' }), false],
  ['their own workspace refusing', anIll({ kind: 'refused workspace', subject: 'T1' }), true],
  ['another workspace refusing', anIll({ kind: 'refused workspace', subject: 'T2' }), false],
  ['their channel being late', anIll({ kind: 'late deliveries', count: 1, members: ['T1#C2'] }), true],
  ['another channel being late', anIll({ kind: 'late deliveries', count: 1, members: ['T1#C3'] }), false],
  ['more late channels than are named', anIll({ kind: 'late deliveries', count: 90, members: ['T1#C3'] }), true],
  ['what only the operator can act on', anIll({ kind: 'unreadable rows', count: 1 }), false],
  ['what has ended', anIll({ kind: 'no poll', ended: MONDAY + MINUTE }), false],
])('%s is shown to people or not', (_, ill, isShown) => {
  expect(shown(ill)).toBe(isShown)
})

test('what may pass by itself is not shown at once', () => {
  expect(shown(anIll({ kind: 'no poll' }), MONDAY + 4 * MINUTE)).toBe(false)
})

test('what concerns everything comes first', () => {
  const ills = [
    anIll({ kind: 'source', detail: 'blocked' }),
    anIll({ kind: 'nothing new' }),
    anIll({ kind: 'no poll' }),
  ]
  const kinds = illsForPeople(ills, 'T1', [], MONDAY + HOUR).map(({ kind }) => kind)
  expect(kinds).toEqual(['no poll', 'nothing new', 'source'])
})
