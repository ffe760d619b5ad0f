import { expect, test } from 'vitest'
import {
  dateInTitle,
  foldTitle,
  jointClaim,
  titleClaims,
} from '../../../functions/releases/same-release/title-claim.ts'

test.each([
  ['친환경 정·제련 기술개발로', '친환경 정?제련 기술개발로'],
  ['[보도참고] 9월 중간 경제전망 발표', '9월 중간 경제전망 발표(9.23.수)'],
  ['소재ㆍ부품ㆍ장비 경쟁력 강화', '소재, 부품, 장비 경쟁력 강화'],
  ['㈜한빛 과징금 부과', '(주)한빛 과징금 부과'],
  ['K-ESG 가이드라인', 'Ｋ－ＥＳＧ 가이드라인'],
])('%s and %s fold to the same', (a, b) => {
  expect(foldTitle(a)).toBe(foldTitle(b))
})

test.each([
  ['[경기] 산업안전 점검 결과', '[인천] 산업안전 점검 결과'],
  ['[1차관] 현장 간담회 개최', '[2차관] 현장 간담회 개최'],
  ['자본시장법 시행령 개정', '[보도설명] 자본시장법 시행령 개정'],
  ['소비자물가 1.5% 상승', '소비자물가 15% 상승'],
  ['[참고 1] 경제동향', '[참고 2] 경제동향'],
])('%s and %s fold to different titles', (a, b) => {
  expect(foldTitle(a)).not.toBe(foldTitle(b))
})

test('titles that differ in a number fold to different titles', () => {
  expect(foldTitle('제3차 자원안보협의회 개최')).not.toBe(foldTitle('제4차 자원안보협의회 개최'))
})

test('a release claims its day and the next, under the ministry’s current name', () => {
  const claims = titleClaims({
    title: '자원안보협의회 개최',
    ministry: '산업통상자원부 산업정책실',
    published: { day: '2026-12-31' },
  })
  expect(claims).toEqual([
    { title: '자원안보협의회개최 산업통상부', day: '2026-12-31' },
    { title: '자원안보협의회개최 산업통상부', day: '2027-01-01' },
  ])
})

test('without a ministry, without a day or with a very short title there is no claim', () => {
  const whole = { title: '자원안보협의회 개최', ministry: '산업통상부', published: { day: '2026-12-31' } }
  expect(titleClaims({ ...whole, ministry: undefined })).toEqual([])
  expect(titleClaims({ ...whole, published: undefined })).toEqual([])
  expect(titleClaims({ ...whole, title: '[보도참고] 개최' })).toEqual([])
})

test.each([
  ['오미크론 대응 상황(1.4.)', '1.4'],
  ['경제전망 발표(9.23.수)', '9.23'],
  ['금융안정회의 개최 (09. 3, 목)', '9.3'],
  ['입법예고(1.10~2.28)', undefined],
  ['2026년 9월 고용동향', undefined],
])('the date in the title %s is %s', (title, date) => {
  expect(dateInTitle(title)).toBe(date)
})

test('among all ministries a long title is claimed on its own day; a short one, or one without a day, is not', () => {
  const whole = { title: '[공동] 불법사금융 근절 방안 발표', published: { day: '2026-12-31' } }
  expect(jointClaim(whole)).toEqual([{ title: '불법사금융근절방안발표 *', day: '2026-12-31' }])
  expect(jointClaim({ ...whole, title: '통화정책방향' })).toEqual([])
  expect(jointClaim({ ...whole, published: undefined })).toEqual([])
})
