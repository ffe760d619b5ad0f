import { expect, test } from 'vitest'
import { splitSentences } from '../../functions/text/split-sentences.ts'
import { cpuTime } from '../support/cpu-time.ts'

test.each([
  ['decimals', '회수율은 72.9%이다. 지난해보다 1.5%p 올랐다.', ['회수율은 72.9%이다.', '지난해보다 1.5%p 올랐다.']],
  [
    'dates',
    '설명회는 12.15.(금) 열린다. 접수는 2026. 6. 30. 끝난다.',
    ['설명회는 12.15.(금) 열린다.', '접수는 2026. 6. 30. 끝난다.'],
  ],
  [
    'quotes',
    '장관은 “힘을 모으자. 함께 가자.”고 말했다. 끝이다.',
    ['장관은 “힘을 모으자. 함께 가자.”고 말했다.', '끝이다.'],
  ],
  ['straight quotes', '"그렇다. 맞다."라고 했다. 끝이다.', ['"그렇다. 맞다."라고 했다.', '끝이다.']],
  [
    'quoted slogans',
    '자원부는 ‘다시 쓰자, 함께!’ 행사를 연다. 누구나 올 수 있다.',
    ['자원부는 ‘다시 쓰자, 함께!’ 행사를 연다.', '누구나 올 수 있다.'],
  ],
  ['a quote never closed', '“시작했다. 계속했다.', ['“시작했다.', '계속했다.']],
  [
    'brackets',
    '비율이 줄었다(전년 대비 2.1%). 다음 달에도 준다.',
    ['비율이 줄었다(전년 대비 2.1%).', '다음 달에도 준다.'],
  ],
  ['sentences glued together', '계획을 밝혔다.이어 질의를 받았다.', ['계획을 밝혔다.', '이어 질의를 받았다.']],
  ['numbering', '가. 추진 배경', ['가. 추진 배경']],
  ['a lost dot', '소재?부품 지원을 늘린다. 끝이다.', ['소재?부품 지원을 늘린다.', '끝이다.']],
  [
    'English abbreviations',
    'The U.S. and Acme Co. agreed. Rules start in 2027. It is done.',
    ['The U.S. and Acme Co. agreed.', 'Rules start in 2027.', 'It is done.'],
  ],
  ['nothing', '   ', []],
])('a line is split in the right places: %s', (_, line, sentences) => {
  expect(splitSentences(line)).toEqual(sentences)
})

test('a hostile line is split in time linear in its length', async () => {
  expect(await cpuTime(() => splitSentences(`${'(["“'.repeat(50_000)}다.`))).toBeLessThan(2_000)
})
