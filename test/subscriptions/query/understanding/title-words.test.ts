import { expect, test } from 'vitest'
import { withTitleOfEach, withTitleSign } from '../../../../functions/subscriptions/query/understanding/title-words.ts'

test.each([
  ['제목에 공급망 실사가 들어간 것만', '제목:공급망 실사'],
  ['수소 (제목만)', '제목:수소'],
  ['title: 수소', '제목:수소'],
  ['제목이 수소인 것', '제목:수소'],
  ['본문에 수소', '수소'],
  ['책 제목 표기', '책 제목 표기'],
])('%s asks for %s', (typed, text) => {
  expect(withTitleSign(typed)).toBe(text)
})

test.each([
  ['환경부 보도자료 중 제목에 배출권 있는 것', '제목:배출권 환경부 보도자료 중'],
  ['타이틀에 수소 있는 것만', '제목:수소'],
  ['수소 (제목에 있는 것만)', '제목:수소'],
])('%s asks for %s', (typed, text) => {
  expect(withTitleSign(typed)).toBe(text)
})

test.each([
  ['제목에 수소 또는 산재', '제목:수소, 제목:산재'],
  ['제목: 수소 OR 산재', '제목:수소, 제목:산재'],
  ['제목에 (수소 | 산재)', '제목:수소, 제목:산재'],
  ['제목에 수소, 산재 중 하나라도 있으면', '제목:수소, 제목:산재'],
  ['제목에 하도급이나 가맹이 들어간 발표', '제목:하도급, 제목:가맹'],
  ['환경부 제목에 수소 또는 산재', '제목:수소 환경부, 제목:산재 환경부'],
  ['제목에 수소 또는 산재, 폐기물', '제목:수소, 제목:산재, 폐기물'],
  ['제목:수소, 산재', '제목:수소, 산재'],
  ['제목이나 본문에 수소', ' 수소'],
  ['수소 또는 산재', '수소 또는 산재'],
])('%s asks for the title of each: %s', (typed, text) => {
  expect(withTitleOfEach(typed)).toBe(text)
})
