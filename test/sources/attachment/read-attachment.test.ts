import { describe, expect, test } from 'vitest'
import { readAttachment } from '../../../functions/sources/attachment/read-attachment.ts'
import { summarise } from '../../../functions/text/summary.ts'
import { PRESS_DOCUMENT, PRESS_TEXT } from '../../support/documents/a-press-document.ts'
import { anHwp, anOle, fileHeader } from '../../support/documents/an-hwp.ts'
import { anHwpx, aTable, aZip, type Written } from '../../support/documents/an-hwpx.ts'

const textOf = (file: Buffer) => {
  const read = readAttachment(file)
  return read.outcome === 'read' ? read.text : read.failure
}
const FORMATS: [string, (written: Written[]) => Buffer][] = [
  ['hwpx', anHwpx],
  ['hwp', anHwp],
]

describe.each(FORMATS)('a release in %s', (_, document) => {
  test('gives title, paragraphs and boxes, without head, figures, people and annexes', () => {
    expect(textOf(document(PRESS_DOCUMENT))).toBe(PRESS_TEXT)
  })

  test('its summary begins with its first sentence, and names nobody to call', () => {
    const summary = summarise(textOf(document(PRESS_DOCUMENT)), { title: '2027년 배출권 할당 계획을 확정했다' })
    expect(summary.split('\n')[0]).toBe('시험환경부는 2027년부터 적용할 배출권 할당 계획을 23일 확정했다고 밝혔다.')
    expect(summary).not.toMatch(/044|박아무개|보도시점|석유화학/)
  })

  test.each<[string, Written[], string]>([
    ['a text box is read', [{ box: ['상자 안의 첫 문장이 여기에 있다.'] }], '상자 안의 첫 문장이 여기에 있다.'],
    [
      'a box within a table',
      [{ table: [[[{ box: ['표 안 상자의 문장이 여기에 있다.'] }]]] }],
      '표 안 상자의 문장이 여기에 있다.',
    ],
    [
      'letters of private areas',
      ['\u{f02b1} 첫째 과제 \uf06e 둘째 \u{f02ef} 셋째 \ue777 끝'],
      '① 첫째 과제 ■ 둘째 · 셋째 끝',
    ],
    ['a bullet typed as a letter', ['o 기업은 신청해야 한다.'], '○ 기업은 신청해야 한다.'],
    ['numbers of pages', ['- 3 -', '본문 문장은 하나뿐이다.', '4'], '본문 문장은 하나뿐이다.'],
    [
      'a paragraph broken in the middle',
      ['시험부는 중소기업을 위한 새로운 지원 사업을 올해부터 시작하고', '내년에는 모든 지역으로 넓힌다.'],
      '시험부는 중소기업을 위한 새로운 지원 사업을 올해부터 시작하고 내년에는 모든 지역으로 넓힌다.',
    ],
    [
      'a subtitle before the release',
      ['- 시험법 등 세 개 법안 국회 본회의 통과, 내년 봄부터 모든 지역에 시행 ', '시험부는 법안이 통과했다고 밝혔다.'],
      '- 시험법 등 세 개 법안 국회 본회의 통과, 내년 봄부터 모든 지역에 시행\n시험부는 법안이 통과했다고 밝혔다.',
    ],
    [
      'a title of a meeting before the release',
      ['제12차 시험 탄소중립 정책 조정을 위한 관계 부처 합동 점검 회의', '시험부는 회의를 열었다고 밝혔다.'],
      '제12차 시험 탄소중립 정책 조정을 위한 관계 부처 합동 점검 회의\n시험부는 회의를 열었다고 밝혔다.',
    ],
    ['figures alone', [aTable(['구분', '2026'], ['수출', '3.1'])], 'empty'],
    ['nothing', [''], 'empty'],
  ])('%s', (_, written, text) => {
    expect(textOf(document(written))).toBe(text)
  })

  test('what tables say before the first sentence stands behind the release', () => {
    const box = aTable(['기대 효과', '국민이 정책을 함께 설계하는 사람으로 참여하게 된다.'])
    expect(textOf(document([box, '시험부는 추진 전략을 발표했다.']))).toBe(
      '시험부는 추진 전략을 발표했다.\n국민이 정책을 함께 설계하는 사람으로 참여하게 된다.',
    )
  })

  test('names and numbers of people are kept nowhere, whether in a table or in lines', () => {
    const lines = [
      '시험부는 계획을 발표했다.',
      '시험부는 내년에 시작한다.',
      '담당부서: 시험과',
      '담당자: 박아무개 사무관 (044-201-1234)',
    ]
    expect(textOf(document(lines))).toBe('시험부는 계획을 발표했다.\n시험부는 내년에 시작한다.')
    const first = [
      aTable(['담당부서', '시험과', '책임자', '과장 박아무개', '(044-201-1234)']),
      '시험부는 계획을 발표했다.',
    ]
    expect(textOf(document(first))).toBe('시험부는 계획을 발표했다.')
  })

  const TOLD = ['시험부는 추진 계획을 발표했다.', '시험부는 내년에 시작한다고 밝혔다.']
  test.each<[string, Written[]]>([
    ['the table of people', [aTable(['담당 부서', '시험과', '책임자', '과장 박아무개', '(044-201-1234)'])]],
    [
      'the table of people without numbers',
      [aTable(['담 당 부 서', '시험과', '책임자', '박아무개'], ['', '', '담당자', '이아무개'])],
    ],
    ['an annex with its head in a table', [aTable(['붙임1', '세부 추진 과제와 일정'])]],
    ['an annex with its head in a line', ['붙임 1. 세부 추진 과제와 일정']],
    ['an annex in a box', [{ table: [[['<참고 2>', '세부 추진 과제와 일정']]] }]],
  ])('ends before %s, once it has been told', (_, end) => {
    const behind = '다음은 세부 과제를 설명하는 글이라고 적혀 있다.'
    expect(textOf(document([...TOLD, ...end, behind]))).toBe(TOLD.join('\n'))
    expect(textOf(document([...end.slice(1), ...TOLD]))).toBe(TOLD.join('\n'))
  })

  test('a table that says when the press may print it is left out, whatever else it says', () => {
    const head = aTable(['보도시점', '온라인과 방송 매체는 2026년 9월 23일 수요일 오전 11시 이후에 쓸 수 있다.'])
    expect(textOf(document([head, ...TOLD]))).toBe(TOLD.join('\n'))
  })

  test('twenty thousand letters are kept, cut between letters', () => {
    const text = textOf(document(Array.from({ length: 900 }, () => `${'가나다라마 '.repeat(9)}한다.`)))
    expect(text.length).toBeGreaterThan(19_000)
    expect(text.length).toBeLessThanOrEqual(20_000)
  })
})

test('bullets and numbers that Hangul sets itself are printed where the document has them', () => {
  const written: Written[] = [
    { shape: 1, text: '시험부는 계획을 세웠다.' },
    { shape: 2, text: '기업을 돕는다.' },
    { shape: 3, text: '첫째 과제' },
    { shape: 4, text: '하나' },
    { shape: 4, text: '둘' },
    { shape: 3, text: '둘째 과제' },
    { shape: 4, text: '다시 하나' },
  ]
  expect(textOf(anHwpx(written))).toBe(
    '□ 시험부는 계획을 세웠다.\n■ 기업을 돕는다.\n1. 첫째 과제\n가) 하나\n나) 둘\n2. 둘째 과제\n가) 다시 하나',
  )
})

test('running heads, notes, memos, captions and deleted words are no text; a line break is a space', () => {
  const inside = (tag: string) =>
    `<hp:ctrl><hp:${tag}><hp:subList><hp:p><hp:run><hp:t>빠질 말</hp:t></hp:run></hp:p></hp:subList></hp:${tag}></hp:ctrl>`
  const xml = `<hp:p><hp:run>${['header', 'footer', 'footNote', 'endNote', 'hiddenComment', 'fieldBegin'].map(inside).join('')}<hp:t>시험부는<hp:lineBreak/>계획을<hp:tab/><hp:deleteBegin/>지운 말<hp:deleteEnd/>발표<hp:hyphen/>했다.</hp:t></hp:run></hp:p>`
  expect(textOf(anHwpx([{ xml }]))).toBe('시험부는 계획을 발표-했다.')
})

test('sections follow each other by number', () => {
  const section = (text: string) => `<hs:sec><hp:p><hp:run><hp:t>${text}</hp:t></hp:run></hp:p></hs:sec>`
  const more = Object.fromEntries(
    [10, 2, 1].map((at) => [`Contents/section${at}.xml`, section(`${at}번째 구역의 문장이다.`)]),
  )
  expect(textOf(anHwpx(['첫 구역의 문장이다.'], more))).toBe(
    '첫 구역의 문장이다.\n1번째 구역의 문장이다.\n2번째 구역의 문장이다.\n10번째 구역의 문장이다.',
  )
})

describe('a file that cannot be read is named, by what it is and not by its name', () => {
  test.each<[string, Buffer, string]>([
    ['an hwp with a password', anHwp(['글'], 3), 'locked'],
    ['an hwp for distribution', anHwp(['글'], 5), 'locked'],
    [
      'an hwpx with a password',
      anHwpx(['글'], { 'META-INF/manifest.xml': '<odf:manifest><odf:encryption-data/></odf:manifest>' }),
      'locked',
    ],
    ['an encrypted zip', aZip({ 'Contents/section0.xml': 'x', 'Contents/header.xml': 'x' }, 1), 'locked'],
    ['Hangul 3', Buffer.from('HWP Document File V3.00 \x1a\x01\x02'), 'old'],
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ'), 'unsupported'],
    ['a zip of something else', aZip({ 'word/document.xml': '<w/>' }), 'unsupported'],
    ['a compound file of something else', anOle({ WordDocument: Buffer.from('x') }), 'unsupported'],
    ['a page', Buffer.from('\n<!doctype html><html>로그인이 필요합니다</html>'), 'broken'],
    ['words', Buffer.from('그냥 글'), 'unsupported'],
    ['nothing', Buffer.alloc(0), 'empty'],
    ['eleven megabytes', Buffer.alloc(11 * 1024 * 1024, 'PK\x03\x04'), 'too large'],
    ['a zip without its end', anHwpx(['글']).subarray(0, 300), 'broken'],
    ['a compound file without its end', anHwp(['글']).subarray(0, 700), 'broken'],
    ['a compound file without sections', anOle({ FileHeader: fileHeader(1) }), 'broken'],
  ])('%s', (_, file, failure) => {
    expect(textOf(file)).toBe(failure)
  })
})
