import { describe, expect, test } from 'vitest'
import { institutionNames } from '../../../functions/releases/ministry.ts'
import { compileMatcher } from '../../../functions/subscriptions/matching/matcher.ts'
import { parseQueries } from '../../../functions/subscriptions/query/query.ts'

function isFound(keyword: string, text: string): boolean {
  return compileMatcher(parseQueries(keyword).queries)({ title: '', text }).length > 0
}

describe('a word that stands only in the name of an institution does not count', () => {
  test.each([
    ['환경', '환경부는 점검 결과를 알렸다'],
    ['기후', '기후에너지환경부가 설명회를 연다'],
    ['에너지', '기후에너지환경부가 설명회를 연다'],
    ['관세', '산업부-관세청, 통관 서류를 줄인다'],
    ['관세', '관세청장이 부산항을 찾았다'],
    ['고용', '고용노동부령으로 정한다'],
    ['노동', '고용노동부ㆍ보건복지부 합동'],
    ['금융', '금융위원장은 간담회를 열었다'],
    ['금융', '금융위는 간담회를 열었다'],
    ['공정거래', '공정거래부위원장이 참석했다'],
    ['산업', '산업통상부장관과 만났다'],
    ['안전', '식품 의약품 안전처는 허가했다'],
    ['통상', '산업통상자원부공고 제2031-7호'],
    ['환경', '환경부국토교통부가 함께 정했다'],
    ['환경', '국립환경과학원장이 말했다'],
    ['고용', '가까운 고용센터를 찾으면 된다'],
    ['노동', '지방고용노동관서장이 정한다'],
    ['자원순환', '자원순환국장은 이렇게 말했다'],
    ['자원순환', '자원순환국에서 맡는다'],
    ['산업안전', '산업안전보건본부와 함께'],
    ['산업안전', '산업안전본부가 점검한다'],
    ['자원순환', '기후에너지환경부 자원순환정책관은 말했다'],
    ['자본시장', '금융위원회 자본시장과(02-2100-0000)'],
    ['물류', '국토교통부 교통물류실 물류정책과 사무관'],
    ['식품', '김가람 식품산업정책관은 말했다'],
    ['통상', '이가람 다자통상법무관이 맡았다'],
    ['산업', '박가람 산업공급망정책관이 맡았다'],
    ['에너지', '박가람 에너지차관이 찾았다'],
    ['에너지', '미 에너지부는 지침을 냈다'],
    ['에너지', '美 에너지부와 만났다'],
    ['산업', '일본 경제산업성이 밝혔다'],
    ['산업', '경제산업성과 협의했다'],
    ['환경', '중국 생태환경부장관과 만났다'],
    ['통상', '싱가포르의 통상산업부를 찾았다'],
    ['에너지', '덴마크(기후에너지부)와 협약을 맺었다'],
    ['환경', '미국 환경보호청은 기준을 알렸다'],
    ['노동', '한국노동연구원에 맡겼다'],
    ['기후', '경제기후정책부장관을 만났다'],
    ['산업', '산업통사자원부는 밝혔다'],
    ['안전', '식품의약안전처는 밝혔다'],
    ['식품', '농림축산식식품부장관이 찾았다'],
    ['에너지', '한국에너지기술연구원장이 참석했다'],
  ])('%s in: %s', (keyword, text) => {
    expect(isFound(keyword, text)).toBe(false)
  })
})

describe('a word counts', () => {
  test.each([
    ['outside the name as well as in it', '환경', '환경부는 환경 규제를 고친다'],
    ['where the name only begins another word', '환경', '환경부담금을 낮춘다'],
    ['where the name only begins another word', '금융', '금융위기에 대비한다'],
    ['where the name only begins another word', '산업', '산업부문 배출을 줄인다'],
    ['where the name only begins another word', '고용', '고용부진이 이어진다'],
    ['where 과 is a particle', '자원순환', '자원순환과 기후 적응을 함께 다룬다'],
    ['where 과 is a particle behind a ministry', '산업안전', '고용노동부 산업안전과 보건을 살핀다'],
    ['in the name of a country', '수출', '희토류 수출국이 늘었다'],
    ['in the name of a company', '금속', '한국비철금속협회가 밝혔다'],
    ['in a body for one disaster', '사고', '중앙사고수습본부는 방역을 넓힌다'],
    ['in the name of a body that exists for it', '탄소중립', '2050탄소중립녹색성장위원회가 의결했다'],
    ['in a title, where no ministry is called after it', '공급망', '박가람 산업공급망정책관이 맡았다'],
    ['beside a country', '에너지', '미국 에너지 시장'],
    ['beside a country', '에너지', '중국 에너지정책이 바뀐다'],
    ['where a word only ends like an office', '안전', '차량의 안전성을 높인다'],
    ['where a word only ends like an office', '환경', '환경성 평가를 받는다'],
    ['where a word only ends like a ministry', '안전', '안전여부를 살핀다'],
    ['where a word only ends like a ministry', '고용', '고용보험료납부가 밀렸다'],
    ['where people of the field are meant', '에너지', '에너지 연구원을 뽑는다'],
    ['in a meeting of ministers', '통상', '한-인도 통상장관 회담'],
    ['as the name itself', '환경부', '환경부는 점검했다'],
    ['as an older name of it', '기후에너지환경부', '환경부는 점검했다'],
    ['as a part that is a name too', '안전보건공단', '한국산업안전보건공단이 점검했다'],
    ['as a quoted word', '"환경"', '환경부는 점검했다'],
    ['with what follows the name', '관세청 통관', '관세청 통관 절차'],
  ])('%s: %s in %s', (_, keyword, text) => {
    expect(isFound(keyword, text)).toBe(true)
  })
})

test('a word to be left out is not taken for said where only the ministry is named', () => {
  expect(isFound('수소 -환경', '환경부는 수소차 보조금을 늘린다')).toBe(true)
})

test('every name of an institution stands once, so that no list contradicts another', () => {
  const names = institutionNames()
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})
