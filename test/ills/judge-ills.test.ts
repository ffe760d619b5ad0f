import { expect, test } from 'vitest'
import { asTold, type Finding, type Ill, tellingDue } from '../../functions/ills/ill.ts'
import { judgeIlls } from '../../functions/ills/judge-ills.ts'
import { HOUR, MINUTE } from '../../functions/text/seoul.ts'
import { MONDAY } from '../support/a-release.ts'

const motir: Finding = { kind: 'source', subject: 'motir', name: '산업통상부', detail: 'stale' }
const standing: Ill = { ...motir, id: 'source#motir', began: MONDAY, told: 'beginning', tellings: [MONDAY], version: 3 }
const over: Ill = { ...standing, ended: MONDAY + HOUR, told: 'end', tellings: [] }
const ALL_JUDGED = new Set<never>()

test('what is found for the first time begins, and is known by its kind and its subject', () => {
  expect(judgeIlls([], [motir, { ...motir, subject: 'fsc' }], ALL_JUDGED, MONDAY)).toMatchObject([
    { id: 'source#motir', began: MONDAY, told: 'nothing', version: 0 },
    { id: 'source#fsc' },
  ])
})

test('what goes on as it was is left as it was', () => {
  expect(judgeIlls([standing], [motir], ALL_JUDGED, MONDAY + MINUTE)).toEqual([])
})

test('what goes on otherwise is saved with its first beginning', () => {
  const [changed] = judgeIlls([standing], [{ ...motir, detail: 'empty' }], ALL_JUDGED, MONDAY + MINUTE)
  expect(changed).toEqual({ ...standing, detail: 'empty' })
})

test('what is no longer found is over, and ended ills are left alone', () => {
  expect(judgeIlls([standing], [], ALL_JUDGED, MONDAY + HOUR)).toEqual([{ ...standing, ended: MONDAY + HOUR }])
  expect(judgeIlls([over], [], ALL_JUDGED, MONDAY + 2 * HOUR)).toEqual([])
})

test('a kind that could not be judged goes on standing: not knowing is no recovery', () => {
  expect(judgeIlls([standing], [], new Set(['source'] as const), MONDAY + HOUR)).toEqual([])
})

test('what comes back begins anew', () => {
  const [again] = judgeIlls([{ ...over, count: 9 }], [motir], ALL_JUDGED, MONDAY + 3 * HOUR)
  expect(again).toMatchObject({ began: MONDAY + 3 * HOUR, told: 'end', detail: 'stale' })
  expect(again).not.toHaveProperty('ended')
  expect(again).not.toHaveProperty('count')
})

test('a beginning is told once, an end once, and an end of what nobody was told of not at all', () => {
  const begun = { ...standing, told: 'nothing' as const, tellings: [] }
  expect(tellingDue(begun, MONDAY)).toBe('beginning')
  expect(tellingDue(asTold(begun, 'beginning', MONDAY), MONDAY + 9 * HOUR)).toBeUndefined()
  expect(tellingDue({ ...standing, ended: MONDAY + HOUR }, MONDAY + HOUR)).toBe('end')
  expect(tellingDue(over, MONDAY + 9 * HOUR)).toBeUndefined()
  expect(tellingDue({ ...begun, ended: MONDAY }, MONDAY + HOUR)).toBeUndefined()
})

test('what passes by itself within five minutes is told to nobody', () => {
  const late: Ill = {
    kind: 'late deliveries',
    id: 'late deliveries',
    began: MONDAY,
    told: 'nothing',
    tellings: [],
    version: 1,
  }
  expect(tellingDue(late, MONDAY + 5 * MINUTE - 1)).toBeUndefined()
  expect(tellingDue(late, MONDAY + 5 * MINUTE)).toBe('beginning')
})

test('a telling that did not succeed is tried again after two minutes', () => {
  const tried = { ...standing, told: 'nothing' as const, tellings: [], tellingAt: MONDAY }
  expect(tellingDue(tried, MONDAY + MINUTE)).toBeUndefined()
  expect(tellingDue(tried, MONDAY + 2 * MINUTE)).toBe('beginning')
})
