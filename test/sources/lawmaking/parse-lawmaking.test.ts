import { expect, test } from 'vitest'
import { parseLawmaking, parseNoticeText } from '../../../functions/sources/lawmaking/parse-lawmaking.ts'
import { aFixture } from '../../support/source-fixtures.ts'

const LIST = aFixture('lawmaking.xml')
const list = (rows: string) => `<result><retMsg>200</retMsg><list>${rows}</list></result>`

test('drafts of laws and of rules: name without its state, page, number, office, first and last day', () => {
  const read = parseLawmaking(LIST)
  if (read?.outcome !== 'read') throw new Error(JSON.stringify(read))
  expect(read.notices[0]).toEqual({
    title: '시험 배출법 시행령 일부개정령안',
    url: 'https://opinion.lawmaking.go.kr/gcom/ogLmPp/88101',
    apart: '2000000410001:TYPE5',
    alsoAt: ['https://www.lawmaking.go.kr/rest/ogLmPp/88101/2000000410001/TYPE5.xml'],
    text: '',
    kind: '입법예고',
    published: { day: '2026-09-22' },
    due: '2026-11-02',
    ministry: '시험환경부',
    number: '2026-310',
    attachments: [{ name: '시험 배출법 시행령(안).hwpx', url: 'http://www.lawmaking.go.kr/file/download/71/A' }],
  })
  expect(read.notices[2]).toMatchObject({
    title: '시험 표시기준에 관한 고시 <제정안>',
    url: 'https://opinion.lawmaking.go.kr/gcom/admpp/71004',
    kind: '행정예고',
    due: '2026-10-12',
  })
})

test('what is announced again under one number is another notice', () => {
  const read = parseLawmaking(LIST)
  const [first, again] = read?.outcome === 'read' ? read.notices : []
  expect(again?.url).toBe(first?.url)
  expect([again?.apart, again?.alsoAt]).not.toEqual([first?.apart, first?.alsoAt])
})

test.each([
  ['<result>\n  <retMsg>401</retMsg>\n</result>', 'needs a key'],
  ['<result><retMsg>500</retMsg></result>', 'refused'],
  ['<result><retMsg>200</retMsg></result>', 'broken'],
  [LIST.slice(0, 900), 'broken'],
  [LIST.replace('</result>', ''), 'broken'],
])('%s is named: %s', (text, reason) => {
  expect(parseLawmaking(text)).toMatchObject({ outcome: 'failed', reason })
})

test('an empty list is one, a row without a name or number is skipped, and another document is none of this', () => {
  expect(parseLawmaking(list(''))).toEqual({ outcome: 'read', notices: [], skipped: 0 })
  const rows =
    '<A><ogLmPpSeq>1</ogLmPpSeq><lsNm> </lsNm></A><A><lsNm>시험법안</lsNm></A><A><ogLmPpSeq>x/../1</ogLmPpSeq><lsNm>시험법안</lsNm></A>'
  expect(parseLawmaking(list(rows))).toEqual({ outcome: 'read', notices: [], skipped: 3 })
  expect(parseLawmaking('<rss><channel/></rss>')).toBeUndefined()
  expect(parseLawmaking('{"result":1}')).toBeUndefined()
})

test.each([
  ['<mappingLbicId>../../x</mappingLbicId><announceType>TYPE5</announceType>'],
  ['<announceType>TYPE5</announceType>'],
])('a notice without a usable mapping has its page alone: %s', (fields) => {
  const read = parseLawmaking(list(`<A><ogLmPpSeq>7</ogLmPpSeq><lsNm>시험법안</lsNm>${fields}</A>`))
  expect(read).toMatchObject({ notices: [expect.not.objectContaining({ apart: expect.anything() })] })
})

test('the text of a notice is plain, however it is escaped, and its files have no key in their links', () => {
  const text = '1. 개정이유\n사업장의 시험물질 배출을 줄이려는 것임.\n<의견>이 있으면 제출해 주시기 바랍니다.'
  const file = { name: '조문별 개정이유서.hwpx', url: 'https://www.lawmaking.go.kr/file/download/72/B?x=1' }
  expect(parseNoticeText(aFixture('lawmaking-text.xml'))).toEqual({ text, attachments: [file] })
  const escaped =
    '<result><info><A><admPpCts>&lt;p&gt;시험 고시를 &lt;b&gt;정&lt;/b&gt;함&lt;/p&gt;</admPpCts></A></info></result>'
  expect(parseNoticeText(escaped)).toEqual({ text: '시험 고시를 정함', attachments: [] })
  expect(parseNoticeText('<html><body>점검</body></html>')).toBeUndefined()
})
