import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileMatcher, type Matchable } from '../../../functions/subscriptions/matching/matcher.ts'
import { parseQueries } from '../../../functions/subscriptions/query/query.ts'
import { cpuTime } from '../../support/cpu-time.ts'

function matchesOf(input: string, release: Partial<Matchable>) {
  return compileMatcher(parseQueries(input).queries)({ title: '', text: '', ...release })
}

describe('a keyword matches', () => {
  test.each([
    ['수소', '올해 수소를 더 만든다', 'word', '수소'],
    ['수소', '전기수소차를 늘린다', 'compound', '전기수소차'],
    ['탄소중립', '탄소중립기본법에 따라', 'compound', '탄소중립기본법'],
    ['금속', '중금속을 걸러 낸다', 'compound', '중금속'],
    ['물가', '고물가에 대응한다', 'compound', '고물가'],
    ['환경부', '환경부가 밝혔다', 'word', '환경부'],
    ['탄소중립', '탄소 중립을 앞당긴다', 'spacing', '탄소 중립'],
    ['희소금속', '희소·금속과 희토류', 'spacing', '희소·금속'],
    ['탄소국경조정제도', '탄소국경ㆍ조정제도가 시작된다', 'spacing', '탄소국경ㆍ조정제도'],
    ['소재부품', '소재?부품 산업', 'spacing', '소재?부품'],
    ['기후 변화', '기후변화에 적응한다', 'spacing', '기후변화'],
    ['직장 내 괴롭힘', '직장내괴롭힘 신고', 'spacing', '직장내괴롭힘'],
    ['탄소중립', '탄소중립을'.normalize('NFD'), 'word', '탄소중립'.normalize('NFD')],
    ['ESG', 'ＥＳＧ 공시', 'word', 'ＥＳＧ'],
    ['esg', '(ESG)를 공시', 'word', 'ESG'],
    ['AI', 'AI헬스케어와 OpenAI', 'word', 'AI'],
    ['RE100', 'RE100에 참여', 'word', 'RE100'],
    ['RE100', 'RE 100에 참여', 'spacing', 'RE 100'],
    ['CO2', 'CO₂를 줄인다', 'word', 'CO₂'],
    ['PM2.5', '초미세먼지(PM 2.5) 농도', 'spacing', 'PM 2.5'],
    ['SMR', '여러 SMRs를 짓는다', 'word', 'SMR'],
    ['ETS', 'K-ETS 시장', 'word', 'ETS'],
    ['K-GX', 'k-gx 전략', 'word', 'k-gx'],
    ['탄소중립', '넷제로를 선언', 'synonym', '넷제로'],
    ['탄소중립', 'the road to net zero', 'synonym', 'net zero'],
    ['희소금속', '희유금속을 비축', 'synonym', '희유금속'],
    ['CBAM', '탄소국경조정제도 시범', 'synonym', '탄소국경조정제도'],
    ['중대재해처벌법', '중대재해법 시행', 'synonym', '중대재해법'],
    ['자원순환기본법', '순환경제사회 전환 촉진법이 시행', 'synonym', '순환경제사회 전환 촉진법'],
    ['금속', '제1차금속제품 제조업', 'compound', '금속'],
    ['재활용', '자원재활용법을 고친다', 'compound', undefined],
    ['회의', '전문가회의 결과를 알린다', 'compound', '전문가회의'],
    ['제도', '이의심사제도 개선', 'compound', '이의심사제도'],
    ['정보', '다양한정보를 모았다', 'compound', undefined],
    ['의무', '의무적으로 알린다', 'compound', undefined],
    ['국가', '선진국가 가운데', 'compound', undefined],
    ['재해', '물재해에 대비한다', 'compound', '물재해'],
    ['하수', '한국상하수도학회가 열었다', 'compound', undefined],
    ['이자', '무이자로 빌려준다', 'compound', undefined],
    ['수도', '낡은 하수도를 고친다', 'compound', '하수도'],
    ['사료', '겨울 조사료를 심는다', 'compound', '조사료'],
    ['만기', '청년이 만기금을 받았다', 'compound', undefined],
    ['서울', '서울시가 밝혔다', 'compound', '서울시'],
    ['금리', '대출 이자율을 낮춘다', 'synonym', '이자율'],
    ['산업단지', '노후 산단을 고친다', 'synonym', '산단'],
  ])('%s in: %s (%s)', (keyword, text, rule, words) => {
    const [match] = matchesOf(keyword, { text })
    expect(match).toMatchObject({ rule, where: 'body', ...(words && { words: expect.stringContaining(words) }) })
    expect(text.slice(...(match?.at ?? [0, 0]))).toBe(match?.words)
  })
})

describe('a keyword does not match', () => {
  test.each([
    ['탄소', '방탄소년단 공연'],
    ['수소', '행방을 수소문했다'],
    ['수소', '우수소프트웨어를 접수소에서'],
    ['원전', '지원전략을 세운다'],
    ['안전', '보안전문가를 기른다'],
    ['금속', '송금속도가 빠르다'],
    ['인권', '확인권한을 준다'],
    ['공시', '성공시 보상한다'],
    ['물류', '음식물류 폐기물'],
    ['기부', '하반기부터 중기부가'],
    ['화재', '문화재청 누리집'],
    ['대기', '대기업과 중소기업'],
    ['환경', '순환경제를 넓힌다'],
    ['관세', '정부 기관, 세계 시장'],
    ['이사회', '국민이 사회에 참여'],
    ['이사회', '더 나은 이 사회를 위해'],
    ['전기본', '제4차 국어발전 기본계획'],
    ['전기본', '그 전 기본계획을 고친다'],
    ['ETS', '누리집(https://example.go.kr/ets/)에서'],
    ['유해', '정보를 공유해 나간다'],
    ['탄소중립', '탄소, 중립국'],
    ['AI', 'KAIST 연구진'],
    ['ISO', 'CISO를 둔다'],
    ['SAF', '누리집(www.safety.go.kr)에서'],
    ['RE100', 'RE1000 모델'],
    ['R&D', 'the 3rd floor'],
    ['인플레이션감축법', 'Ms. Ira Kim'],
    ['탄소', '일산화탄소 경보기'],
    ['전력', '전력을 다해 뛴다'],
    ['해상', '고해상도 영상'],
    ['AI', '고병원성 조류인플루엔자(AI) 방역'],
    ['배출', '우수 인재를 배출한 학교'],
    ['회의', '국제사회의 책임'],
    ['정의', '훈련과정의 성과'],
    ['주가', '사업주가 알려야 한다'],
    ['제도', '개혁과제도 살핀다'],
    ['부과', '산업통상자원부과 함께'],
    ['이자', '철새의 서식지이자 쉼터'],
    ['이주', '이주열 위원이 말했다'],
    ['만기', '정만기 회장'],
    ['지도', '언제 시작하는지도 알린다'],
    ['공기', '에너지 공기업 두 곳'],
    ['인하', '태풍으로 인하여 늦었다'],
    ['재정', '체계 재정비를 마쳤다'],
    ['시장', '특별자치시장이 인사했다'],
    ['조선', '조선 왕조의 백자'],
    ['성과', '공정성과 투명성을 높인다'],
    ['가정', '두 경우를 가정하여 셈했다'],
    ['상장', '장관상장과 상금을 받았다'],
  ])('%s in: %s', (keyword, text) => {
    expect(matchesOf(keyword, { text })).toEqual([])
  })
})

describe('conditions', () => {
  const release = {
    title: '수소차 보조금 확대',
    text: '올해 전기 안전 점검도 한다. 자동차 회사들이 참여한다.',
    ministry: '환경부',
  }

  test.each([
    ['수소 +보조금', true],
    ['수소 +관세', false],
    ['수소 -자동차', false],
    ['수소 -관세', true],
    ['"전기 안전"', true],
    ['"전기안전"', false],
    ['전기안전', true],
    ['부처:기후에너지환경부 수소', true],
    ['부처:재정경제부 부처:기후부 수소', true],
    ['부처:재정경제부 수소', false],
    ['제목:수소', true],
    ['제목:점검', false],
    ['제목:수소 +점검', false],
  ])('%s → %s', (query, matches) => {
    expect(matchesOf(query, release).length > 0).toBe(matches)
  })

  test('of a ministry are not met by a release without one', () => {
    expect(matchesOf('부처:환경부 수소', { ...release, ministry: undefined })).toEqual([])
  })
})

test('a match in the title is given before one in the body', () => {
  const [match] = matchesOf('수소', { title: '그린수소 실증', text: '수소를 만든다' })
  expect(match).toMatchObject({ where: 'title', words: '그린수소', term: '수소', rule: 'compound', at: [0, 4] })
})

test('each query has one match, in the order of the queries', () => {
  const found = matchesOf('희소금속, 탄소중립, 수소', { title: '수소와 탄소중립', text: '탄소중립, 수소, 수소차' })
  expect(found.map(({ query }) => query)).toEqual(['탄소중립', '수소'])
})

test('a quoted word is found wherever its letters stand', () => {
  expect(matchesOf('"수소"', { text: '행방을 수소문했다' })).toMatchObject([{ rule: 'exact', words: '수소' }])
})

test('no text throws, and no text takes longer than its length allows', async () => {
  const matcher = compileMatcher(parseQueries('수소, 탄소중립, AI, "전기 안전", R&D, 이사회').queries)
  const unit = fc.constantFrom(...'수소탄중립이사회전기안AIR&D .·()\n\ud800'.split(''))
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.array(unit), (title, letters) => {
      matcher({ title, text: letters.join('') })
    }),
  )
  const took = await cpuTime(() => {
    matcher({ title: '', text: '접수소수소문이사회수소'.repeat(10_000) })
    matcher({ title: '', text: 'aiaiai&'.repeat(15_000) })
  })
  expect(took).toBeLessThan(3_000)
})
