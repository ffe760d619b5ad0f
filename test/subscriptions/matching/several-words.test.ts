import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileMatcher } from '../../../functions/subscriptions/matching/matcher.ts'
import { parseQueries } from '../../../functions/subscriptions/query/query.ts'
import { cpuTime } from '../../support/cpu-time.ts'

function matchOf(query: string, text: string, title = '') {
  return compileMatcher(parseQueries(query).queries)({ title, text })[0]
}

describe('several words are found near each other', () => {
  test.each([
    ['CBAM 대응', '탄소국경조정제도(CBAM) 대응 지침', '탄소국경조정제도(CBAM) 대응'],
    ['CBAM 대응', '탄소국경조정제도에 대응한다', '탄소국경조정제도에 대응'],
    ['CBAM 대응', '대응이 늦은 CBAM을 다룬다', '대응이 늦은 CBAM'],
    ['산업안전 점검', '산업안전의 합동 점검을 한다', '산업안전의 합동 점검'],
    ['폭염 작업', '폭염·한파 속 작업을 멈춘다', '폭염·한파 속 작업'],
    ['물류 안전', '물류 및 유통 안전을 살핀다', '물류 및 유통 안전'],
    ['하도급 대금', '하도급대금을 제때 준다', '하도급대금'],
    ['건설현장 추락 사고', '건설업에서 난 추락 사고가 줄었다', '건설업에서 난 추락 사고'],
    ['화학물질 사고 예방', '화학사고를 예방한다', '화학사고를 예방'],
    ['공급망 실사', '공급망에 대한 인권 실사를 한다', '공급망에 대한 인권 실사'],
    ['공급망 실사', 'CSDDD에 대비한다', 'CSDDD'],
  ])('%s in: %s', (query, text, words) => {
    const match = matchOf(query, text)
    expect(match?.words).toContain(words)
    expect(text.slice(...(match?.at ?? [0, 0]))).toBe(match?.words)
  })

  test('in the title, however far apart', () => {
    const title = '탄소국경조정제도 시행에 앞서 산업계와 함께 수출 기업의 어려움을 듣고 정부가 내놓은 대응'
    expect(matchOf('CBAM 대응', '본문', title)).toMatchObject({ where: 'title', rule: 'near' })
  })
})

describe('several words are not found', () => {
  test.each([
    ['in two sentences', 'CBAM 대응', 'CBAM이 시작된다. 산불에 대응한다.'],
    ['in two lines', 'CBAM 대응', 'CBAM 시작\n산불 대응'],
    ['too far apart in a sentence', '폭염 작업', `폭염이 이어져 ${'농가와 시장과 학교와 마을을 '.repeat(4)}돕는 작업`],
    ['as items of a list', 'CBAM 대응', 'CBAM, 공급망 실사 지침, 통상위협 대응을 논의했다'],
    ['where one of them is missing', 'CBAM 대응', 'CBAM이 시작된다'],
    ['where the letters of one only meet by accident', '원전 안전', '지원전략과 안전'],
    ['where one stands only in the name of an institution', '환경 점검', '환경부가 점검했다'],
    ['in another order, for a phrase the thesaurus knows', '기후 변화', '변화하는 기후에 맞춘 방재'],
    ['in quotes', '"CBAM 대응"', 'CBAM에 대응한다'],
  ])('%s: %s', (_, query, text) => {
    expect(matchOf(query, text)).toBeUndefined()
  })

  test('by one word in the title, where the thesaurus knows them as one phrase', () => {
    expect(matchOf('공급망 실사', '공급망을 다룬다.', '건물 실사 결과')).toBeUndefined()
  })
})

describe('conditions hold for several words as for one', () => {
  test.each([
    ['수소 +폭염 작업', '수소를 쓴다. 폭염에도 작업한다.', true],
    ['수소 +폭염 작업', '수소를 쓴다. 폭염이다. 작업한다.', false],
    ['수소 -폭염 작업', '수소를 쓴다. 폭염에도 작업한다.', false],
    ['수소 -폭염 작업', '수소를 쓴다. 폭염이다. 작업한다.', true],
    ['제목:폭염 작업', '폭염에도 작업한다.', false],
  ])('%s in: %s', (query, text, expected) => {
    expect(matchOf(query, text) !== undefined).toBe(expected)
  })

  test('in titles only both words in the title count', () => {
    expect(matchOf('제목:폭염 작업', '작업', '폭염 대비')).toBeUndefined()
    expect(matchOf('제목:폭염 작업', '', '폭염 속 작업')).toMatchObject({ where: 'title' })
  })
})

test('the canonical text and id of several words are what they were', () => {
  expect(parseQueries(' CBAM  대응 ').queries).toEqual([
    { id: 'b8becaf1fc0f0cce232c0bacd52fbd159aae9c32b8386978881bf60ce327bdcc', text: 'CBAM 대응' },
  ])
})

test('no text throws, and no text takes longer than its length allows', async () => {
  const matcher = compileMatcher(parseQueries('수소 탄소, 폭염 작업 중지, 탄소 수소 폭염').queries)
  const unit = fc.constantFrom(...'수소탄폭염작업중지 .,\n'.split(''))
  fc.assert(
    fc.property(fc.array(unit), fc.array(unit), (title, text) => {
      matcher({ title: title.join(''), text: text.join('') })
    }),
  )
  const took = await cpuTime(() => {
    matcher({ title: '', text: '수소 탄소 폭염 '.repeat(10_000) })
    matcher({ title: '수소 '.repeat(100), text: '수소와 탄소. '.repeat(10_000) })
  })
  expect(took).toBeLessThan(3_000)
})
