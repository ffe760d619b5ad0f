import { expect, test } from 'vitest'
import { isFurniture } from '../../../functions/sources/attachment/document-furniture.ts'

test.each([
  '- 3 -',
  '2/4',
  '- 1 / 4 -',
  '〔3〕',
  '3쪽',
  'Page 3 of 9',
  'Ⅱ. 생산동향 ······················ 3',
  'http://www.example.kr',
  '#시험 #발표',
  '보 도 자 료',
  '시험부 보도자료',
  '제26-912호',
  '시험청   KOREA TEST SERVICE',
  '4. 문의처',
])('%s says nothing of the subject', (line) => {
  expect(isFurniture(line)).toBe(true)
})

test.each([
  '시험부 공고 제2026-512호',
  '2030년 목표는 3/4 수준이다.',
  '시험청은 KOTRA와 함께 설명회를 연다.',
  '보도자료 배포 기준을 바꾼다',
  'Ⅱ. 생산동향',
  '문의는 두 배로 늘었다.',
])('%s stays', (line) => {
  expect(isFurniture(line)).toBe(false)
})
