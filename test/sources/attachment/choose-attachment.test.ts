import { expect, test } from 'vitest'
import { chooseDocument } from '../../../functions/sources/attachment/choose-attachment.ts'

const TITLE = '2027년 배출권 할당 계획을 확정했다'
const file = (name: string) => ({ name, url: `https://press.example/${encodeURIComponent(name)}` })
const chosen = (...names: string[]) => {
  const document = chooseDocument(names.map(file), TITLE)
  return (
    document && { names: document.addresses.map((url) => decodeURIComponent(url.slice(22))), isPdf: document.isPdf }
  )
}

test.each<[string, string[], string[]]>([
  ['hwpx before hwp, never pdf', ['보도자료.pdf', '보도자료.hwp', '보도자료.hwpx'], ['보도자료.hwpx', '보도자료.hwp']],
  [
    'what bears the title',
    ['업무 협약서.hwpx', '0923 2027년 배출권 할당 계획을 확정했다.hwp'],
    ['0923 2027년 배출권 할당 계획을 확정했다.hwp'],
  ],
  ['what is called 보도자료', ['시험 현황.hwpx', '(0923) 보도자료 시험과.hwpx'], ['(0923) 보도자료 시험과.hwpx']],
  ['보도참고자료 is no 참고', ['(보도참고자료) 시험.hwpx', '참고 1. 현황.hwpx'], ['(보도참고자료) 시험.hwpx']],
  [
    'no 붙임, 별첨, 참고, 사진, Q&A',
    ['붙임1. 계획.hwpx', '별첨 표.hwpx', '[참고] 현황.hwpx', '사진.hwpx', 'Q&A.hwpx', '시험.hwpx'],
    ['시험.hwpx'],
  ],
  [
    'with a size behind its name',
    ['보도자료.hwpx [12.5KB]', '보도자료.hwp (80 KB)'],
    ['보도자료.hwpx [12.5KB]', '보도자료.hwp (80 KB)'],
  ],
  ['the first of several alike', ['가.hwpx', '나.hwpx'], ['가.hwpx']],
])('of the files of a release the release is read: %s', (_, names, expected) => {
  expect(chosen(...names)).toEqual({ names: expected, isPdf: false })
})

test('a release that stands in a PDF alone is known for one', () => {
  expect(chosen('보도자료.pdf', '붙임.hwpx')).toEqual({ names: [], isPdf: true })
})

test.each([[['붙임 1.hwpx', '사진 2.hwp']], [['보도자료.zip']], [[]]])('none of %j is one', (names) => {
  expect(chosen(...names)).toBeUndefined()
})

test('a file without an address is not asked for', () => {
  expect(chooseDocument([{ name: '보도자료.hwpx' }, file('보도자료.hwp')], TITLE)?.addresses).toEqual([
    file('보도자료.hwp').url,
  ])
})
