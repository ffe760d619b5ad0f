import { expect, test } from 'vitest'
import { isSameText } from '../../../functions/releases/same-release/same-text.ts'
import { cpuTime } from '../../support/cpu-time.ts'

const textAbout = (what: string) =>
  Array.from({ length: 12 }, (_, n) => `${n + 1}번째 과제로 ${what}을 점검하고 다음 달까지 보완하기로 했다.`).join('\n')

test.each([
  ['the same', textAbout('희소금속 비축'), textAbout('희소금속 비축'), true],
  [
    'with other spaces and dots',
    textAbout('희소금속·희토류'),
    textAbout('희소금속?희토류').replaceAll(' ', '  '),
    true,
  ],
  ['a beginning of it', textAbout('희소금속 비축'), textAbout('희소금속 비축').slice(0, 300), true],
  [
    'with a head of its own',
    textAbout('희소금속 비축'),
    `담당부서: 자원안보정책과\n${textAbout('희소금속 비축')}`,
    true,
  ],
  [
    'something else',
    textAbout('희소금속 비축'),
    '은행권 가계대출 금리 동향을 살핀 결과를 알립니다. '.repeat(10),
    false,
  ],
  ['hardly anything', textAbout('희소금속 비축'), '붙임 자료를 참고하시기 바랍니다.', undefined],
  ['nothing', '', '', undefined],
])('%s', (_, one, other, same) => {
  expect(isSameText(one, other)).toBe(same)
  expect(isSameText(other, one)).toBe(same)
})

test('two decisions of one series, written in the same form, are not the same text', () => {
  const decision = (company: string, fault: string, fine: string) =>
    `증권선물위원회는 제${fine.length}차 정례회의에서 회계처리기준을 위반하여 사업보고서를 작성·공시한 ${company}에 대하여 ${fine}의 과징금 부과, 감사인 지정 등의 조치를 의결하였다. 증권선물위원회의 결정에 따라 ${company}는 ${fine} 이상의 과징금을 내며 ${fault} 경위를 소명하여야 한다. ${company}는 ${fault} 사실이 있으며, 이는 감리 결과 확인되었다.`
  const one = decision('한빛전자', '매출을 실제보다 크게 적고 재고자산을 부풀린', '12억 4천만 원')
  const other = decision('가람바이오', '개발비를 자산으로 잘못 올리고 특수관계자 거래를 주석에 적지 않은', '3억 원')
  expect(isSameText(one, other)).toBe(false)
})

test('two texts of a hundred thousand letters are compared at once', async () => {
  const text = Array.from({ length: 20_000 }, (_, n) => `${n}번 항목`).join(' ')
  const took = await cpuTime(() => expect(isSameText(text, `${text} 끝`)).toBe(true))
  expect(took).toBeLessThan(1000)
})
