import { expect, test } from 'vitest'
import { isAsking, verbForm } from '../../../../../functions/subscriptions/query/understanding/sentences/verb-forms.ts'

test.each([
  ['바뀌면', '', 'condition'],
  ['나왔다고', '', 'other'],
  ['챙겨보려고', '', 'other'],
  ['정해졌는지', '', 'condition'],
  ['생기는', '', 'modifier'],
  ['있어서', '', 'cause'],
  ['알려주십시오', '', 'final'],
  ['구해줘', '', 'final'],
  ['강화되는지', '강화', 'condition'],
  ['수출하고', '수출', 'other'],
  ['부탁드릴게요', '부탁', 'final'],
  ['배터리인데', '배터리', 'cause'],
  ['회사라서', '회사', 'cause'],
  ['담당입니다', '담당', 'final'],
])('%s is a form of a verb, with the noun %j', (word, noun, kind) => {
  expect(verbForm(word)).toMatchObject({ noun, kind })
})

test.each(
  '중대재해 정리해고 무제한 유효기한 소비자피해 권리침해 산업재해도 알고리즘 받을어음 강제노동 어린이 하도급 보고의무 알림톡 야생멧돼지 두나무 볼라드 올리브 해고 수지 보고 제한을 마을'.split(
    ' ',
  ),
)('%s is no form of a verb', (word) => {
  expect(verbForm(word)).toBeUndefined()
})

test.each([
  ['알려줘', true],
  ['추가해주세요', true],
  ['나오면', false],
  ['개정되면', false],
  ['생기는', false],
])('%s asks for news: %s', (word, isRequest) => {
  expect(isAsking(verbForm(word) ?? { noun: '-', kind: 'modifier' })).toBe(isRequest)
})
