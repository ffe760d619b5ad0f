import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { commandMeant } from '../../../../functions/subscriptions/query/understanding/commands-meant.ts'
import { isMeaningless } from '../../../../functions/subscriptions/query/understanding/doubtful-words.ts'
import { withHanjaRead } from '../../../../functions/subscriptions/query/understanding/hanja.ts'
import { withoutLabels } from '../../../../functions/subscriptions/query/understanding/labels.ts'
import { ministryMisspelt } from '../../../../functions/subscriptions/query/understanding/named-ministry.ts'
import { takeRhythm } from '../../../../functions/subscriptions/query/understanding/rhythm-words.ts'
import { withTitleSign } from '../../../../functions/subscriptions/query/understanding/title-words.ts'
import { withNumbersJoined } from '../../../../functions/subscriptions/query/understanding/typed-text/joined-numbers.ts'
import { betterReading, understand } from '../../../../functions/subscriptions/query/understanding/understand.ts'
import { isRightlyUnderstood, TypedQuery } from '../../../../lib/commands/queries/typed-query.ts'
import { understandingLine } from '../../../../lib/commands/queries/understanding-line.ts'

const rows = readFileSync(
  fileURLToPath(new URL('../../../fixtures/queries/typed-words.jsonl', import.meta.url)),
  'utf8',
)
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => TypedQuery.parse(JSON.parse(line)))

test.each(rows)('$query is understood as $accept', (row) => {
  const said = understandingLine(understand(row.query))
  expect({ said, right: isRightlyUnderstood(row, said) }).toMatchObject({ right: true })
})

test.each([
  ['탄소중립 격주로', 'weekly', ['격주로']],
  ['매주 금요일 ESG', 'weekly', ['매주 금요일']],
  ['매일 저녁 배출권', 'daily', ['매일 저녁']],
  ['매시간 환율', 'at once', ['매시간']],
  ['매주 ESG', 'weekly', []],
  ['매일 아침 9시 ESG', 'daily', []],
])('a rhythm there is none like is given back: %s', (typed, rhythm, rhythmsMissed) => {
  expect(understand(typed)).toMatchObject({ rhythm, rhythmsMissed })
})

test('of two rhythms the first is taken, and the other is given back', () => {
  const { queries, rhythm, rhythmsMissed } = understand('ESG: 매일, 중대재해: 매주')
  expect({ queries: queries.map(({ text }) => text), rhythm, rhythmsMissed }).toEqual({
    queries: ['ESG', '중대재해'],
    rhythm: 'daily',
    rhythmsMissed: ['매주'],
  })
})

test.each([
  '주간 근로시간',
  '격주 휴무',
  '즉시 해고',
  '일일 배출량',
  '월간 고용동향',
  '매일 노동 뉴스',
  '실시간 요금제',
])('%s has no rhythm', (typed) => {
  expect(takeRhythm(typed)).toEqual({ rest: typed, said: '' })
})

test.each([
  ['구독 취소', 'command unsubscribe'],
  ['이제 그만 보내 주세요', 'command unsubscribe'],
  ['탄소중립 해지', 'command unsubscribe'],
  ['unsubscribe ESG', 'command unsubscribe'],
  ['내 구독 목록', 'command subscriptions'],
  ['일시 정지', 'command subscriptions'],
  ['조용히 22:00-07:00', 'command quiet hours'],
  ['밤에는 알림 꺼줘', 'command quiet hours'],
  ['최신 발표 보여줘', 'command latest'],
  ['사용법 알려줘', 'command help'],
])('%s is a command, and subscribes nothing', (typed, why) => {
  expect(understand(typed)).toMatchObject({ queries: [], offers: [], refused: [{ text: typed, why }] })
})

test.each([
  '근로계약 해지',
  '허가 취소',
  '구독 해지 간소화',
  '영업 정지',
  '보험 해지 환급금',
  '목록 관리',
  '조용한 사직',
  'alerts ESG',
])('%s is no command', (typed) => {
  expect(commandMeant(typed)).toBeUndefined()
})

test.each(['asdf', 'asdfasdf', 'ㅁㄴㅇㄹ', 'ㅋㅋ', '아아아', '123', 'test', '테스트 중입니다', 'テスト'])(
  '%s is asked about, and offered as it was typed',
  (typed) => {
    const { queries, offers, refused } = understand(typed)
    expect({ queries, refused }).toEqual({ queries: [], refused: [{ text: typed, why: 'meaningless' }] })
    expect(offers).toHaveLength(1)
  },
)

test.each(['AAA', 'ESS', '스트레스 테스트', '2050 탄소중립', '5G', '4대강', 'SAP', '"test"'])(
  '%s means something',
  (typed) => {
    expect(understand(typed).queries).toHaveLength(1)
    expect(isMeaningless(typed)).toBe(false)
  },
)

test('beside what is sure only the doubtful is refused', () => {
  expect(understand('탄소중립, asdf')).toMatchObject({
    queries: [{ text: '탄소중립' }],
    offers: [],
    refused: [{ text: 'asdf', why: 'meaningless' }],
  })
})

test('a word as wide as a country is asked about where more was typed', () => {
  expect(understand('EU 쪽 새로운 소식')).toMatchObject({
    queries: [],
    offers: [[{ text: 'EU' }]],
    refused: [{ why: 'too broad' }],
  })
  expect(understand('EU').queries).toMatchObject([{ text: 'EU' }])
  expect(understand('EU 매주').queries).toMatchObject([{ text: 'EU' }])
  expect(understand('EU 배터리 규정 소식').queries).toMatchObject([{ text: 'EU 배터리 규정' }])
})

test.each([
  ['[필수] 수소', '수소', []],
  ['1순위: 수소', '수소', []],
  ['수소 (중요)', '수소', []],
  ['에너지: 수소', '수소', ['에너지']],
  ['부서: 안전팀', '', ['부서: 안전팀']],
  ['환경부: 수소', '환경부: 수소', []],
  ['환경부:', '환경부', []],
  ['부처: 환경부', '부처: 환경부', []],
  ['제목: 수소', '제목: 수소', []],
])('%s without its label is %s', (typed, rest, leftOut) => {
  expect(withoutLabels(typed)).toEqual({ rest, leftOut })
})

test.each([
  ['홍경부', '기후에너지환경부'],
  ['고용노둥부', '고용노동부'],
  ['공정거래위원호', '공정거래위원회'],
  ['환경부', undefined],
  ['홍보부', undefined],
  ['영업부', undefined],
  ['교육청', undefined],
])('%s nearly names %s', (typed, name) => {
  expect(ministryMisspelt(typed)).toBe(name)
})

test.each([
  ['美 관세', '미국 관세'],
  ['韓美 FTA', '한미 FTA'],
  ['脫탄소', '탈탄소'],
  ['勞使', '노사'],
  ['勤勞', '근로'],
  ['龍 관세', '龍 관세'],
])('%s is read %s', (typed, read) => {
  expect(withHanjaRead(typed)).toBe(read)
})

test.each([
  ['노조법 2, 3조', '노조법 2·3조'],
  ['Scope 1,2,3', 'Scope 1·2·3'],
  ['IFRS S1, S2', 'IFRS S1, IFRS S2'],
  ['RE100, 2050 탄소중립', 'RE100, 2050 탄소중립'],
  ['탄소중립, 52시간', '탄소중립, 52시간'],
])('%s is %s', (typed, joined) => {
  expect(withNumbersJoined(typed)).toBe(joined)
})

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

test.each(['구독 취소', 'asdf', '미국 소식'])('the standing query %s is left as it is', (text) => {
  expect(betterReading(text)).toBeUndefined()
})
