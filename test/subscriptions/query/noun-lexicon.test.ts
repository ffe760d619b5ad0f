import { expect, test } from 'vitest'
import { nounLexicon, nounsIn } from '../../../functions/subscriptions/query/noun-lexicon.ts'

const NOUNS = ['해상', '해상풍력', '운송', '비용', 'CBAM', '상풍']
const lexicon = nounLexicon(NOUNS)
const found = (text: string) => nounsIn(text, lexicon).map((index) => NOUNS[index])

test.each([
  ['해상운송비용을 낮춘다', ['해상', '운송', '비용']],
  ['해상풍력을', ['해상풍력']],
  ['해상으로 해상풍', ['해상', '해상']],
  ['EU의 CBAM이, CBAMX는 아니다', ['CBAM']],
  ['운 송 비', []],
  ['', []],
])('the nouns of ‘%s’, the longest at each place', (text, nouns) => {
  expect(found(text)).toEqual(nouns)
})
