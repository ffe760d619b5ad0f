import { expect, test } from 'vitest'
import rows from '../../functions/releases/ministries.json' with { type: 'json' }
import { isSameMinistry, ministryOf } from '../../functions/releases/ministry.ts'

test.each([
  ['산업통상자원부', '산업통상부'],
  ['산업부', '산업통상부'],
  ['환경부', '기후에너지환경부'],
  ['기획재정부', '재정경제부'],
  ['산업통상자원부 에너지정책실 전력정책관', '산업통상부'],
  ['특허청', '지식재산처'],
  ['한빛시청 환경과', '한빛시청'],
  ['', ''],
])('the current name of %s is %s', (name, today) => {
  expect(ministryOf(name)).toBe(today)
})

test('two names of one ministry are the same, two ministries are not', () => {
  expect(isSameMinistry('환경부', '기후에너지환경부')).toBe(true)
  expect(isSameMinistry('환경부', '환경공단')).toBe(false)
})

test('no name stands for two ministries, and each row names its source', () => {
  const names = rows.flatMap(({ name, also }) => [name, ...also])
  expect(new Set(names).size).toBe(names.length)
  for (const { source } of rows) expect(source.length).toBeGreaterThan(3)
})
