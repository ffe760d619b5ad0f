import { expect, test } from 'vitest'
import { statesDeadline, statesEffectiveDay } from '../../functions/text/stated-days.ts'
import { cpuTime } from '../support/cpu-time.ts'

test.each([
  '판정서를 받은 날부터 15일 안에 행정소송을 내야 한다.',
  '특별 단속은 내년 1월 31일까지 연장한다.',
  '기간: 2027년 1월 11일(월) 09:00 ~ 2월 26일(금) 18:00',
  '참여를 희망하는 기업은 12월 18일까지 신청서를 제출하면 된다.',
  '의견이 있는 단체는 2027. 1. 6.(수)까지 의견을 낼 수 있다.',
  '접수는 2.21.(월)부터 3.4.(금) 16시까지 누리집에서 받는다.',
  '개정안을 5월 13일부터 6월 22일까지 입법예고한다.',
  '신청 기간은 6.28(화)~8.11(목)이다.',
  '(신청기간) 2026. 12. 18.(금) ~ 2027. 1. 9.(금) 18:00',
  '제안서 접수는 8월 12일 오전 10시부터 16시까지 진행된다.',
  '원서는 이달 말까지 낼 수 있다.',
  "(의견제출) '26.7.24~'26.8.14, 산업기술과",
  '모집은 ’26.12.9.에 마감한다.',
  '사업주는 7월 11일까지 점검표를 내야 하며, 이를 이행하여야 한다.',
  '종합소득세 신고·납부 기한은 5월 31일이다.',
])('a deadline: %s', (sentence) => {
  expect(statesDeadline(sentence)).toBe(true)
})

test.each([
  '신고는 접수한 날부터 3일 안에 두 배로 늘었다.',
  '수출은 1월부터 10월까지 12% 늘었다.',
  '정부는 2030년까지 배출량을 절반으로 줄인다.',
  '기업당 최대 2억 원까지 지원한다.',
  '7월 3일부터 5일까지 서울에서 박람회를 연다.',
  '올해 누적 신고는 10월까지 1,200건이다.',
  '점검 결과 1월부터 9월까지 신청이 늘어난 것으로 나타났다.',
  '설명회를 실시한다고 4.7.(목) 밝혔다.',
])('no deadline: %s', (sentence) => {
  expect(statesDeadline(sentence)).toBe(false)
})

test.each([
  '개정안은 2027년 3월 1일부터 시행된다.',
  '시행령은 7.1.(수) 시행된다.',
  '제도를 내년 1월 1일 대출 신청분부터 적용한다.',
  '다음주(7.28일, 잠정) 공포·시행 예정',
  "*시행일: '26.9.18.",
  '자산 2조원 이상 상장사는 2028년부터 공시 의무 적용',
  '협정은 12월 5일 발효된다.',
  '금융투자협회 모범규준으로 ’23.1.1.부터 시행',
  '이 법은 공포 후 6개월이 지난 날부터 시행한다.',
  '내년 3월 정기 주주총회부터 적용하고, 대상은 5월에 정함',
  '사업장은 내년 4월 1일부터는 위치를 함께 기록하여야 한다.',
  '개정 고시는 오늘부터 시행된다.',
])('an effective day: %s', (sentence) => {
  expect(statesEffectiveDay(sentence)).toBe(true)
})

test.each([
  '시행령 개정안이 2월 8일 국무회의를 통과하였다.',
  '2027년 시행계획을 12월 1일 확정하였다.',
  '회의는 12월 5일 열린다.',
  '5년간의 시행 실적을 점검하였다.',
  '12월 1일부터 이틀간 서울에서 박람회를 연다.',
])('no effective day: %s', (sentence) => {
  expect(statesEffectiveDay(sentence)).toBe(false)
})

test('takes no longer than a sentence is long', async () => {
  for (const piece of ['1', '1.1 ', '12월 5일부터 ', '신청 1월 ', '～1.1', '시행 1월 1일 ', '내년 ']) {
    const sentence = `${piece.repeat(100_000 / piece.length)}시행 까지 신청`
    expect(await cpuTime(() => [statesDeadline(sentence), statesEffectiveDay(sentence)])).toBeLessThan(2_000)
  }
})
