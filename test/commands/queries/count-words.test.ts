import { expect, test } from 'vitest'
import { countWords } from '../../../lib/commands/queries/count-words.ts'

const sentence = (noun: string) =>
  `${noun} 점검. ${noun}을 보고, ${noun}의 수를 세고, ${noun}에 대해 말한다. ${noun} 끝.`
const documents = Array.from({ length: 1_200 }, (_, n) => ({
  title: n < 20 ? '은하수 관측' : '다른 이야기',
  summary:
    n < 20 ? `${sentence('은하수')} ${sentence('망원경')} 은하수 망원경. 은하수에서는 현장에서 본다.` : '아무 말',
}))
const known = ['은하수', '망원경']

test('nouns stand alone and with particles; a word with its particle is none', () => {
  const { nouns } = countWords(documents, () => true, known)
  expect(nouns).toEqual(expect.arrayContaining(['은하수', '망원경']))
  expect(nouns.filter((noun) => /은하수.|망원경./.test(noun))).toEqual([])
})

test('words side by side stand together, and words of the same releases are related', () => {
  const { together, related } = countWords(documents, () => true, known)
  expect(together).toContain('은하수 망원경')
  expect(related.some((row) => row.startsWith('은하수 ') && row.includes('망원경'))).toBe(true)
})

test('the same corpus gives the same words', () => {
  expect(countWords(documents, () => true, known)).toEqual(countWords([...documents], () => true, known))
})
