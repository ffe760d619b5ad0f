import { describe, expect, test } from 'vitest'
import { cleanText } from '../../functions/text/clean-text.ts'
import { cpuTime } from '../support/cpu-time.ts'

const kept = (text: string) => cleanText(text).replace(/\s+/g, ' ').trim()

describe('whom to call is no text', () => {
  test.each([
    ['a line with a label', '문 의: 규제개혁법무담당관 이아무개(044-123-4567)'],
    ['lines below a label', '문 의: 규제개혁법무담당관 이아무개(044-123-4567)\n탄소중립정책과 김아무개(044-123-4568)'],
    ['a label without a colon', '담당부서 자원순환과 이아무개 (044-123-4567)'],
    ['a label with a rank', '담당자 안전보건과 사무관 이아무개'],
    [
      'a table whose cells became lines',
      '담당 부서\n<총괄>\n자원위원회\n자본시장과\n책임자\n과 장\n이아무개\n(02-2100-0001)\n담당자\n사무관\n김아무개\n(02-2100-0002)',
    ],
    [
      'a table whose cells became one line each row',
      '담당 부서 자원부 책임자 과 장 이아무개 (044-123-0001)\n순환경제과 담당자 사무관 김아무개 (044-123-0002)\n<공동> 환경청 책임자 팀 장 박아무개 (044-123-0003)',
    ],
    ['a table without numbers', '담당부서\n기후정책과\n책임자\n과장\n이아무개'],
    ['departments without a label', '산재예방정책과 이아무개 044-123-4567\n중대재해감독과 김아무개 044-123-4568'],
    ['a number with a bracket behind the area', '○ 담당 : 공급망정책팀 이아무개 서기관 02)2100-1234'],
    ['an address', '문의처: 탄소중립센터 carbon@example.kr'],
    ['a sentence that only says where to ask', '자세한 사항은 탄소중립지원센터(02-123-4567)로 문의하면 됩니다.'],
    [
      'where to send an opinion',
      '※ 제출의견 보내실 곳\n- 일반우편 : (30103) 세종특별자치시 도움6로 11 화학물질정책과\n- 전자우편 : chem@example.kr\n- 팩스 : 044-201-0000',
    ],
    ['an address with its postal code', '- 의견 제출처: 우)30108 세종특별자치시 다솜3로 95'],
    ['a note that only says where to ask', '※ 기타 문의 : 배출권거래과(☎ 044-123-4567)'],
  ])('%s', (_, lines) => {
    expect(kept(lines)).toBe('')
    const around = `자원부는 계획을 밝혔다.\n${lines}\n참고 1. 품목표를 싣는다.`
    expect(kept(around)).toBe('자원부는 계획을 밝혔다. 참고 1. 품목표를 싣는다.')
  })

  test('inside a line that holds news, only the label with its numbers', () => {
    const line = `1. 시행령 *시행일: '26.9.18. ·소관 부서: 고용기획과(044-202-0001) 정부는 법령을 정비하였다. 문 의: 법무담당관 이아무개(044-202-0002) 고용기획과 김아무개(044-202-0003)`
    expect(kept(line)).toBe(`1. 시행령 *시행일: '26.9.18. 정부는 법령을 정비하였다.`)
  })
})

test.each([
  [
    'the head of a release on one line',
    '배포일시 2026. 11. 25.(수) 담당부서 자동차과 담당자 과장 이아무개 044-000-3840',
  ],
  ['a name without a number at the end', '문의 : 친환경선박과 이아무개 사무관'],
  [
    'a table on one line',
    '담당 부서 순환경제과 책임자 과장 이아무개 (044-201-0001) 담당자 사무관 김아무개 (044-201-0002)',
  ],
])('nothing is left of whom to call beside a sentence: %s', (_, contact) => {
  expect(kept(`${contact} 자원부는 12월 5일 계획을 밝혔다.`)).toMatch(
    /^(?:.*사무관 )?자원부는 12월 5일 계획을 밝혔다\.$/,
  )
  expect(kept(`자원부는 12월 5일 계획을 밝혔다. ${contact}`)).toBe('자원부는 12월 5일 계획을 밝혔다.')
})

describe('what the press is told is no text', () => {
  test.each([
    '단, 통신/방송/인터넷 매체는 9월 23일 12:00 이후 취급 가능',
    '“시험은행 보도자료는 인터넷(http://www.example.kr)에 수록되어 있습니다.”',
    '본 보도자료는 시험처 누리집(http://example.kr)에서도 이용하실 수 있습니다.',
    '이 보도자료는 총 3쪽입니다.',
    '※ 상세 내용은 별도 배포하는 보도자료를 참고하여 주시기 바랍니다.',
    '※ 문의사항은 위 담당부서로 연락하여 주시기 바랍니다.',
    '이 보도자료는 공공누리 제1유형에 따라 이용할 수 있습니다.',
    '본 저작물은 공공누리 제4유형에 따라 이용 조건을 지켜야 합니다.',
    '저작권자 ⓒ 초록신문, 무단 전재 및 재배포 금지',
    '이 자료는 자원부의 보도자료를 전재하여 제공함을 알려드립니다.',
    '7월 22일(수) 조간부터 보도하여 주시기 바랍니다.',
    '인터넷, 방송, 통신은 7. 21.(화) 12:00 이후 보도 가능합니다.',
    '이 자료는 배포 즉시 보도할 수 있습니다.',
    '보도시점 2026. 7. 22.(수) 조간 배포 2026. 7. 21.(화)',
    '무단 전재 및 배포를 금지합니다.',
    '보도시점',
    '보도일시: 2026년 7월 22일(수) 12:00 이후',
    '배포 즉시',
    '행사 사진은 추후 배포할 예정입니다.',
    '이 페이지에서 제공하는 정보에 만족하십니까?',
    '만족도 조사',
    '한글 뷰어 내려받기',
    '첨부파일',
  ])('%s', (line) => {
    expect(kept(line)).toBe('')
    expect(kept(`자원부는 계획을 밝혔다.\n${line}`)).toBe('자원부는 계획을 밝혔다.')
  })

  test('beside the lead, only the time and not the sentence', () => {
    expect(
      kept(
        '보도시점 2026. 7. 22.(수) 12:00 <온라인> 7. 22.(수) 조간 배포 2026. 7. 21.(화) 자원부는 3월 5일 계획을 냈다.',
      ),
    ).toBe('자원부는 3월 5일 계획을 냈다.')
  })
})

test.each([
  '자원부는 해외에서 이루어진 무단접속 경로를 모두 막았다고 밝혔다.',
  '저작권법 개정안이 국무회의를 통과하였다.',
  '공공누리 유형을 네 가지에서 두 가지로 줄인다.',
  '자원부는 담당 인력을 300명 늘린다.',
  '□ 담당 인력 300명 증원',
  '담당자 교육을 12월 5일까지 마친다.',
  '자원부는 보도자료를 내고 13개 품목의 비축을 늘린다고 밝혔다.',
  '문의는 지난해보다 두 배로 늘었다.',
  '문의가 늘어 상담 창구를 20곳 더 연다.',
  '자원부는 3월 5일 설명회를 개최한다(붙임 참고).',
  '신고는 전화(1588-1234)나 누리집으로 12월 5일까지 하면 된다.',
  '- 신청기간: 12. 1. ~ 12. 15.',
  '이용자 만족도 조사에서 87점을 받았다.',
  '공공기관 고객만족도 조사 결과 발표',
  '지침은 배포 즉시 적용된다.',
  '주소 정보의 보호를 강화한다.',
  '- 우편 서비스 이용 실태 공개',
  '책임자를 두지 않은 사업장은 과태료를 낸다.',
  '안전보건관리책임자 선임 의무',
  '문서 뷰어 시장의 불공정 거래를 조사하였다.',
  '사진 저작물의 이용 계약서를 새로 마련하였다.',
  '수소차 보급 현황\n연도\n대수\n2024\n3,200',
])('%s stays', (line) => {
  expect(cleanText(line)).toBe(line)
})

test('a number to call does not take the day beside it', () => {
  expect(kept('- 신청기간: 12. 1. ~ 12. 15. (문의: 기후과 044-123-4567)')).toBe('- 신청기간: 12. 1. ~ 12. 15.')
})

test('keeps every place where it was, so that places in the clean text are places in the text', () => {
  const text = '자원부 계획\n문의: 수소과(044-123-4567)\n붙임 수소 로드맵'
  const clean = cleanText(text)
  expect(clean.length).toBe(text.length)
  expect(clean.indexOf('로드맵')).toBe(text.indexOf('로드맵'))
})

test('takes no longer than the text is long', async () => {
  for (const piece of [
    '문의: 수소과 ',
    '담당자\n수소과\n',
    '보도시점 2026. ',
    '(044-123-4567) ',
    '자세한 문의 ',
    '담당자 가나 ',
    '문의 : 가나 ',
    '배포 1.1.1.',
  ]) {
    expect(await cpuTime(() => cleanText(piece.repeat(100_000 / piece.length)))).toBeLessThan(2_000)
  }
})
