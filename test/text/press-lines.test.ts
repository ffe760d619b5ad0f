import { expect, test } from 'vitest'
import { pressLines } from '../../functions/text/press-lines.ts'

const linesOf = (text: string, title?: string) => pressLines(text, title).map((line) => line.text)

test('lines that a page broke are joined, also inside words', () => {
  const text = `□ 국토부(장관 이아무개)는 타워크레인 등 건설기계의 사고를 줄이기
위하여 정기검사 주기를 1년에서 6개월로 줄이는 「건설기계관리법 시행
규칙」 개정안을 11월 26일(목) 공포한다고 밝혔다.
ㅇ 최근 5년간 건설기계 사고는 해마다 150건 안팎으로 줄지 않고 있으며
특히 노후 장비에서 자주 일어났다.
□ 개정안은 2027년 3월 1일부터 시행되며, 그 전에 검사를 받은 장비는 다
음 검사일까지 종전 기준을 따르고 기간이 지난 장비는 과태료 20
만원을 낸다. 업체는 시행규칙을 지켜야 한다.`
  expect(linesOf(text)).toEqual([
    '□ 국토부(장관 이아무개)는 타워크레인 등 건설기계의 사고를 줄이기 위하여 정기검사 주기를 1년에서 6개월로 줄이는 「건설기계관리법 시행규칙」 개정안을 11월 26일(목) 공포한다고 밝혔다.',
    'ㅇ 최근 5년간 건설기계 사고는 해마다 150건 안팎으로 줄지 않고 있으며 특히 노후 장비에서 자주 일어났다.',
    '□ 개정안은 2027년 3월 1일부터 시행되며, 그 전에 검사를 받은 장비는 다음 검사일까지 종전 기준을 따르고 기간이 지난 장비는 과태료 20만원을 낸다. 업체는 시행규칙을 지켜야 한다.',
  ])
})

test('the sentence that names who announces goes on over lines of any length', () => {
  expect(linesOf('기술원(원장 최아무개)은\n22개 기업과 함께\n성분을 공개한다.\n기업은 등급을 보인다.')).toEqual([
    '기술원(원장 최아무개)은 22개 기업과 함께 성분을 공개한다.',
    '기업은 등급을 보인다.',
  ])
})

test('a sentence that began within a line goes on below it', () => {
  expect(
    linesOf('재정부는 22일 등급을 확정하였다. 등급별로는 2등급이 31개, 3등급이 64\n개이며 1등급은 없었다.'),
  ).toEqual(['재정부는 22일 등급을 확정하였다. 등급별로는 2등급이 31개, 3등급이 64개이며 1등급은 없었다.'])
})

test('rows of a table, headings and bullets stay apart', () => {
  const text = '지역\n서울\n1,002\n경기\n10,231\n【향후 계획】\n- 수도권 공급 확대\n- 지방 미분양 해소'
  expect(linesOf(text)).toEqual(text.split('\n'))
})

test('a day stays with the label of its row', () => {
  expect(linesOf('신청기간\n2026. 12. 1. ~ 12. 18.\n지원금\n3억 원')).toEqual([
    '신청기간 2026. 12. 1. ~ 12. 18.',
    '지원금',
    '3억 원',
  ])
})

test.each([
  [
    'title, subtitle and lead',
    '소나무 관리 해법 모색- 3차 토론회서 과제 논의 - 산림청(청장 박아무개)은 토론회를 열었다.',
    '소나무 관리 해법 모색(9.8.화)',
    ['- 3차 토론회서 과제 논의', '산림청(청장 박아무개)은 토론회를 열었다.'],
  ],
  [
    'heading and lead',
    '건강영향 소통 전략 모색- 포럼 개최(9.8)【관련 국정과제】 43. 기후 적응 질병청(청장 임아무개)은 포럼을 연다.',
    '건강영향 소통 전략 모색',
    ['- 포럼 개최(9.8)', '- 【관련 국정과제】 43. 기후 적응', '질병청(청장 임아무개)은 포럼을 연다.'],
  ],
  [
    'bullets',
    '□ 환경부는 기업을 공모한다. ○ 과제는 22개다. ※ 붙임: 공모 개요',
    '규제특례 참여기업 공모',
    ['□ 환경부는 기업을 공모한다.', '○ 과제는 22개다.', '※ 붙임: 공모 개요'],
  ],
])('one line is taken apart: %s', (_, text, title, lines) => {
  expect(linesOf(text, title)).toEqual(lines)
})

test('an announcer inside a sentence takes nothing apart', () => {
  const line = '공급망을 지원하기 위해 금융위원회(위원장: 이아무개)와 산업통상부(장관: 김아무개)는 간담회를 열었다.'
  expect(linesOf(line)).toEqual([line])
})

test('what stands above the title on its line goes with it, and a title inside a sentence stays', () => {
  const title = '선박 연료유 공급업체 등 24곳 적발'
  const lead = '해양경찰청(청장 천아무개)은 24곳을 적발했다고 밝혔다.'
  expect(pressLines(`해양경찰청 보도자료(12.11.) ${title} ${lead}`, title).map(({ text }) => text)).toEqual([lead])
  const within = `해양경찰청은 ${title}을 발표하였다.`
  expect(pressLines(within, title).map(({ text }) => text)).toEqual([within])
})
