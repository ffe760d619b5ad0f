import { expect, test } from 'vitest'
import { parseLawList } from '../../../functions/sources/law/parse-law-list.ts'
import { parseLawText } from '../../../functions/sources/law/parse-law-text.ts'
import { aFixture } from '../../support/source-fixtures.ts'

const LIST = aFixture('law.xml')

test('a law is one release with all days on which it comes into force, nearest first, and its address holds no id of ours', () => {
  const read = parseLawList(LIST)
  expect(read).toMatchObject({ outcome: 'read', total: 3, rows: 3, skipped: 0 })
  expect(read?.outcome === 'read' && read.releases).toEqual([
    {
      title: '시험물질관리법',
      url: 'https://www.law.go.kr/LSW/lsInfoP.do?lsiSeq=881001',
      text: '',
      kind: '법령',
      published: { day: '2026-09-22' },
      ministry: '시험환경부',
      effective: ['2027-03-23', '2028-01-01'],
      follows: '법령:009901',
    },
    expect.objectContaining({ title: '시험안전법 시행규칙', effective: ['2026-09-21'], follows: '법령:009902' }),
  ])
})

test('rules of offices: 고시 and the like bind, 공고 does not; their number is told', () => {
  const rules = aFixture('admrul.xml')
  const expected = {
    title: '시험 배출기준에 관한 고시',
    url: 'https://www.law.go.kr/LSW/admRulLsInfoP.do?admRulSeq=2100000990001',
    kind: '고시',
    number: '2026-88',
    effective: ['2026-10-01'],
  }
  expect(parseLawList(rules)).toMatchObject({ releases: [expected] })
  expect(parseLawList(rules.replace('>고시</행정규칙종류>', '>공고</행정규칙종류>'))).toMatchObject({
    releases: [{ kind: '공고' }],
  })
})

const REFUSED =
  '<Response><result>사용자 정보 검증에 실패하였습니다.</result><msg>IP주소 및 도메인주소를 등록해 주세요. OC=key</msg></Response>'

test.each([
  ['an id or address that is not known', REFUSED, 'needs a key', /open\.law\.go\.kr/],
  [
    'a page that keeps clouds out',
    '<html><head><script>location.assign("/?x=1")</script></head></html>',
    'refused',
    /막고/,
  ],
  ['nothing at all', ' ', 'broken', /빈 응답/],
  ['an answer that was cut off', LIST.slice(0, -13), 'broken', /끊겼/],
  ['an error', LIST.replace('>00<', '>99<'), 'broken', /99/],
  ['a list that does not say how long it is', LIST.replace(/<totalCnt>.*?<\/totalCnt>/, ''), 'broken', /몇 건/],
])('%s is named, and is never a list without changes', (_, text, reason, said) => {
  const read = parseLawList(text)
  expect(read).toMatchObject({ outcome: 'failed', reason, detail: expect.stringMatching(said) })
  expect(JSON.stringify(read)).not.toContain('OC=key')
})

test('a list that is truly empty is one, rows without a name are skipped, and other pages are none of this', () => {
  const empty = '<LawSearch><target>law</target><totalCnt>0</totalCnt><resultCode>00</resultCode></LawSearch>'
  expect(parseLawList(empty)).toEqual({
    outcome: 'read',
    releases: [],
    skipped: 0,
    total: 0,
    rows: 0,
    consequential: [],
  })
  const nameless = empty
    .replace('>0<', '>1<')
    .replace('</LawSearch>', '<law id="1"><법령일련번호>1</법령일련번호></law></LawSearch>')
  expect(parseLawList(nameless)).toMatchObject({ releases: [], skipped: 1 })
  expect(parseLawList('<html><body><a href="/">법령</a></body></html>')).toBeUndefined()
})

test('the words of a law are why it was changed; of a rule its articles, or where they stand in a file, that file', () => {
  expect(parseLawText(aFixture('law-text.xml'))?.text).toMatch(/개정이유\n시험물질의 배출량을 보고하게/)
  expect(parseLawText(aFixture('admrul-text.xml'))).toEqual({
    text: '',
    attachments: [{ name: '시험 배출기준에 관한 고시.hwp', url: 'http://www.law.go.kr/flDownload.do?flSeq=990001' }],
  })
  const article =
    '<AdmRulService><조문내용>제1조 시험 배출기준을 정한다.</조문내용><조문내용>제2조 시험 기간은 석 달이다.</조문내용></AdmRulService>'
  expect(parseLawText(article)?.text).toBe('제1조 시험 배출기준을 정한다.\n제2조 시험 기간은 석 달이다.')
  expect(parseLawText('<LawSearch/>')).toBeUndefined()
})
