import { describe, expect, test } from 'vitest'
import { compileMatcher } from '../../../functions/subscriptions/matching/matcher.ts'
import { parseQueries } from '../../../functions/subscriptions/query/query.ts'

function isFound(keyword: string, text: string, traps = true): boolean {
  return compileMatcher(parseQueries(keyword).queries, { traps })({ title: '', text }).length > 0
}

describe('by a rule, without the trap list', () => {
  test.each([
    ['a noun and 별', '차별', '연차별 투자 계획', false],
    ['a noun and 별', '차별', '주차별 안내', false],
    ['a noun and 별', '성별', '업종 특성별 지원', false],
    ['a word that ends in 별 itself', '차별', '성차별을 없앤다', true],
    ['a word that ends in 별 itself', '차별', '역차별 논란', true],
    ['a noun and 류', '물류', '음식물류 폐기물', false],
    ['not every 류', '서류', '신청서류를 낸다', true],
    ['a noun and 가', '물가', '현물가가 올랐다', false],
    ['a prefix before 가', '물가', '고물가에 대응', true],
    ['a noun and an ending', '자금', '출자금을 낸다', false],
    ['a noun and an ending', '원료', '입원료 수가', false],
    ['a noun and an ending', '사회', '이사회를 열었다', false],
    ['a prefix and the word', '원료', '부원료를 바꾼다', true],
    ['a compound of an element', '수소', '황화수소가 샜다', false],
    ['a compound of an element', '탄소', '총유기탄소 농도', false],
    ['what people mean by the element', '탄소', '이산화탄소를 줄인다', true],
    ['what is short for a noun is no verb', '산재', '곳곳에 산재해 있는', false],
    ['what is short for a noun is no verb', '산재', '산재된 정보', false],
    ['the noun itself', '산재', '산재한 정보', false],
    ['the noun itself', '산재', '산재와 직업병', true],
    ['no verb behind it', '원전', '원전해체 산업', true],
    ['a postposition that lost its space', '해고', '지원하기 위해고효율 기기를', false],
    ['a postposition that lost its space', '해외', '이를 통해외국인이', false],
    ['the name of a city or county', '광산', '광주 광산구에서', false],
    ['the name of a city or county', '예산', '예산군수는 말했다', false],
    ['a word that only begins like one', '광산', '광산구역을 정한다', true],
    ['a model number', 'XR', 'S1000XR 리콜', false],
    ['a longer abbreviation', 'EPR', '천연자원부(MoEPR)와', false],
    ['a name put together', 'AI', 'OpenAI와 손잡다', true],
    ['digits before it', 'AI', '2030AI 전략', true],
    ['an abbreviation that the text explains otherwise', 'AI', '고병원성 조류인플루엔자(AI)가 났다. AI 방역', false],
    ['an abbreviation that the text explains so', 'AI', '인공지능(AI) 반도체', true],
    ['an abbreviation spelled out', 'AI', '에이아이(AI) 반도체', true],
    ['a loose explanation beside the name', 'AI', '미래산업(AI)을 위한 인공지능 교육', true],
    ['a long word in separate words', '전과정평가', '전 과정 평가를 한다', true],
    ['words of which the last runs on', '전과정평가', '이 사업 전 과정 평가지표', false],
    ['a prefix', '어구', '폐어구를 치운다', true],
    ['a prefix', '가스', '폐가스를 태운다', true],
  ])('%s: %s in %s', (_, keyword, text, expected) => {
    expect(isFound(keyword, text, false)).toBe(expected)
  })
})

describe('by the trap list', () => {
  test.each([
    ['차별', '차별화된 제품', false],
    ['물가', '아이들이 물가에서 놀지 않게', false],
    ['물가', '물놀이할 때 물가 안전수칙', false],
    ['물가', '물가 안정 대책', true],
    ['배당', '사건 배당을 받은 재판부', false],
    ['배당', '주식배당시 과세', true],
    ['사고', '유연한 사고를 기른다', false],
    ['전력', '범죄 전력을 숨긴 자', false],
    ['대기', '대기 순서를 알린다', false],
    ['대기', '대기 오염을 줄인다', true],
    ['사망', '경찰의 수사망', false],
    ['발전', '국가대표 선발전', false],
    ['원료', '수입원료를 살핀다', true],
    ['습지', '염습지를 되살린다', true],
    ['해상', '해상환적을 단속', true],
    ['감사', '감사실에서 맡는다', true],
    ['비축', '공공비축제를 운영', true],
    ['물류', '양곡물류를 고친다', true],
  ])('%s in: %s', (keyword, text, expected) => {
    expect(isFound(keyword, text)).toBe(expected)
  })
})

describe('a short synonym that means something else as well', () => {
  test.each([
    ['생물다양성협약', '칸나비디올 성분(CBD) 화장품', false],
    ['생물다양성협약', '생물 보전을 위한 CBD 총회', true],
    ['담합', '사교육 카르텔을 없앤다', false],
    ['담합', '공정위, 국제 카르텔 적발', true],
    ['밸류업', 'K-Value-up 창업 캠프', false],
    ['임상시험수탁기관', '위험관리책임자(CRO)를 둔다', false],
    ['공정위', '미국 FTC가 제소했다', false],
    ['우수건강기능식품제조기준', '의약품 GMP를 고친다', false],
    ['카르텔', '사교육 카르텔을 없앤다', true],
  ])('%s in: %s', (keyword, text, expected) => {
    expect(isFound(keyword, text)).toBe(expected)
  })
})

test.each([
  ['IRA', '미국 인플레이션 감축법'],
  ['인플레 감축법', '미국 IRA 대응'],
  ['핵심광물', 'EU critical raw materials'],
  ['핵심광물', '주요광물 비축'],
  ['노란봉투법', '노동조합법 제2·3조가 시행된다'],
  ['산림전용방지규정', 'the deforestation regulation'],
  ['공급망 실사', 'corporate sustainability due diligence'],
  ['탄소국경조정제도', 'carbon border adjustment mechanism'],
  ['기후공시', 'climate-related disclosures'],
])('%s is found by another of its names: %s', (keyword, text) => {
  expect(isFound(keyword, text)).toBe(true)
})
