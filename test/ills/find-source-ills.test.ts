import { expect, test } from 'vitest'
import { findAilingSources, findNoLine, findNoPoll, findNothingNew } from '../../functions/ills/find-source-ills.ts'
import { SourceState } from '../../functions/releases/source.ts'
import { DAY, HOUR, MINUTE, startOfDay } from '../../functions/text/seoul.ts'
import { MONDAY } from '../support/a-release.ts'

const motir = { id: 'motir', name: '산업통상부' }
const monday = startOfDay('2026-11-23')
const stateOf = (sourceId: string, state: object) =>
  SourceState.parse({ sourceId, firstReadAt: MONDAY - 90 * DAY, ...state })
const states = (newAt: number) => ['a', 'b', 'c', 'd', 'e'].map((id) => stateOf(id, { newAt }))

test('a source that has failed for a day is named with its health', () => {
  const failure = { reason: 'refused' as const, detail: '…' }
  const state = stateOf('motir', { failure, failures: 200, okAt: MONDAY - 2 * DAY })
  expect(findAilingSources([motir], [state], MONDAY)).toEqual([
    { kind: 'source', subject: 'motir', name: '산업통상부', since: MONDAY - 2 * DAY, detail: 'blocked' },
  ])
  expect(findAilingSources([], [state], MONDAY)).toEqual([])
  expect(findAilingSources([motir], [stateOf('motir', { okAt: MONDAY })], MONDAY)).toEqual([])
})

test('no poll for 25 minutes is found, and so is an installation that never polled', () => {
  expect(findNoPoll(MONDAY - 24 * MINUTE, MONDAY)).toEqual([])
  expect(findNoPoll(MONDAY - 26 * MINUTE, MONDAY)).toEqual([{ kind: 'no poll', since: MONDAY - 26 * MINUTE }])
  expect(findNoPoll(undefined, MONDAY)).toHaveLength(1)
})

test('a line that has been down for five minutes is found; one that is back, or needed by nobody, is not', () => {
  expect(findNoLine(undefined, MONDAY)).toEqual([])
  expect(findNoLine(MONDAY - 4 * MINUTE, MONDAY)).toEqual([])
  expect(findNoLine(MONDAY - 5 * MINUTE, MONDAY)).toEqual([{ kind: 'no line', since: MONDAY - 5 * MINUTE }])
})

test('nothing new on a working day is found in the afternoon', () => {
  const friday = monday - 3 * DAY
  expect(findNothingNew(states(friday), monday + 15 * HOUR)).toEqual([{ kind: 'nothing new', since: friday }])
  expect(findNothingNew(states(monday + HOUR), monday + 15 * HOUR)).toEqual([])
})

test('before the afternoon, at a weekend and on a public holiday it is not known', () => {
  const friday = monday - 3 * DAY
  expect(findNothingNew(states(friday), monday + 9 * HOUR)).toBe('unknown')
  expect(findNothingNew(states(friday), monday - 9 * HOUR)).toBe('unknown')
  expect(findNothingNew(states(friday), startOfDay('2026-12-25') + 15 * HOUR)).toBe('unknown')
})

test('an installation of few sources may have quiet days', () => {
  expect(findNothingNew(states(0).slice(1), monday + 15 * HOUR)).toEqual([])
})
