import { expect, test } from 'vitest'
import { fullName, lawNamed, laws, lawsNamedLike, namesOfLaw } from '../../../functions/subscriptions/laws/law-names.ts'
import { fold } from '../../../functions/text/korean.ts'

const fullNameOf = (name: string) => {
  const named = lawNamed(name)
  return named && fullName(named)
}

test('the list holds at least 108 laws, no name of which means two', () => {
  expect(laws().length).toBeGreaterThanOrEqual(108)
  const names = laws().flatMap((law) => [...namesOfLaw(law), ...law.rules].map((name) => fold(name).text))
  expect(new Set(names).size).toBe(names.length)
  const ids = laws().flatMap(({ id }) => id ?? [])
  expect(new Set(ids).size).toBe(ids.length)
})

test.each([
  ['중처법', '중대재해 처벌 등에 관한 법률'],
  ['화관법', '화학물질관리법'],
  ['탄소중립기본법', '기후위기 대응을 위한 탄소중립·녹색성장 기본법'],
  ['소음ㆍ진동관리법', '소음·진동관리법'],
  ['소음 · 진동 관리법', '소음·진동관리법'],
  ['남녀고용평등과 일ㆍ가정 양립 지원에 관한 법률', '남녀고용평등과 일·가정 양립 지원에 관한 법률'],
  ['유해화학물질관리법', '화학물질관리법'],
  ['근로자의 날 제정에 관한 법률', '노동절 제정에 관한 법률'],
  ['산안법 시행규칙', '산업안전보건법 시행규칙'],
  ['중대재해처벌법시행령', '중대재해 처벌 등에 관한 법률 시행령'],
  ['lpg법', '액화석유가스의 안전관리 및 사업법'],
  ['방탄소년단법', undefined],
  ['산업안전', undefined],
])('%s is %s', (typed, name) => {
  expect(fullNameOf(typed)).toBe(name)
})

test.each([
  ['중대재해벌법', '중대재해 처벌 등에 관한 법률'],
  ['화간법', '화학물질관리법'],
  ['근로기준밥', '근로기준법'],
  ['하도급거래법', '하도급거래 공정화에 관한 법률'],
])('%s is nearest to %s', (typed, name) => {
  expect(lawsNamedLike(typed, 1)).toEqual([name])
})

test.each(['abc', '방탄소년단법', ''])('%s is like none', (typed) => {
  expect(lawsNamedLike(typed, 3)).toEqual([])
})
