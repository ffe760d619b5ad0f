import { expect, test } from 'vitest'
import { compileMatcher } from '../../../functions/subscriptions/matching/matcher.ts'
import { parseQueries } from '../../../functions/subscriptions/query/query.ts'

const matches = (query: string, text: string) =>
  compileMatcher(parseQueries(query).queries)({ title: '시행령 국무회의 의결', text })

const CONTACT =
  '문 의: 규제개혁법무담당관 이아무개(044-202-0001)\n이 자료는 공공누리 제1유형에 따라 이용할 수 있습니다.'

test.each(['법무', '"규제개혁법무담당관"', '공공누리'])('%s does not match whom to call or a notice', (query) => {
  expect(matches(query, `정부는 시행령을 정비하였다.\n${CONTACT}`)).toEqual([])
})

test('whom to call does not exclude a release either', () => {
  expect(matches('시행령 -법무', `정부는 시행령을 정비하였다.\n${CONTACT}`)).toHaveLength(1)
})

test('a match after whom to call says where it stands in the text as it came', () => {
  const text = `정부는 시행령을 정비하였다.\n${CONTACT}\n법무 행정을 고친다.`
  const [match] = matches('법무', text)
  expect(match?.words).toBe('법무')
  expect(match?.at).toEqual([text.lastIndexOf('법무'), text.lastIndexOf('법무') + 2])
})
