import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ko } from '../../functions/slack/copy/ko.ts'

const SLACK = new URL('../../functions/slack/', import.meta.url)

test('no Korean is said outside the copy', () => {
  const files = readdirSync(SLACK).filter((name) => name.endsWith('.ts'))
  const speaking = files.filter((name) =>
    /\p{Script=Hangul}/u.test(withoutComments(readFileSync(new URL(name, SLACK), 'utf8'))),
  )
  expect(speaking).toEqual([])
})

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
}

test.each([
  ['2026-07-23', '2026년 7월 23일 (목)'],
  ['2023-12-15', '2023년 12월 15일 (금)'],
  ['2024-02-29', '2024년 2월 29일 (목)'],
  ['2026-01-01', '2026년 1월 1일 (목)'],
])('the day %s is said %s', (day, said) => {
  expect(ko.latest.lookedBackTo(day)).toContain(said)
})

test.each([
  [ko.answer.subscribed(['희소금속', '탄소중립']), '‘희소금속’, ‘탄소중립’을 구독합니다'],
  [ko.answer.subscribed(['ESG']), '‘ESG’를 구독합니다'],
  [ko.answer.subscribed(['RE100']), '‘RE100’을 구독합니다'],
  [ko.answer.alreadySubscribed(['수소']), '‘수소’는 이미'],
  [ko.answer.notSubscribed(['공급망']), '‘공급망’은 구독하고'],
  [ko.latest.looking(['CBAM']), '‘CBAM’을 찾고'],
])('the sentence %j has the right particle', (sentence, part) => {
  expect(sentence).toContain(part)
})
