import { expect, test } from 'vitest'
import { CatalogLine } from '../../../functions/sources/catalog/catalog-line.ts'
import { openReadSource } from '../../../functions/sources/read-source.ts'
import { HOUR } from '../../../functions/text/seoul.ts'
import { aSite } from '../../support/local-server.ts'
import { aFixture } from '../../support/source-fixtures.ts'

const NOON = Date.parse('2026-09-23T12:00:00+09:00')
const KEY = 'marked-oc-1199'

async function aService(answer: (url: URL) => string, { target = 'law', stored = [] as string[] } = {}) {
  const asked: { url: URL; referer: string | undefined }[] = []
  const site = await aSite((request, response) => {
    const url = new URL(request.url ?? '', 'http://x')
    asked.push({ url, referer: request.headers.referer })
    response.end(answer(url))
  })
  const line = CatalogLine.parse({ id: 'laws', kind: 'law', name: '법령', target, url: `${site}/DRF/lawSearch.do` })
  const storedAddresses = async (addresses: string[]) => new Set(addresses.filter((one) => stored.includes(one)))
  const read = openReadSource({ storedAddresses, secret: async () => KEY })
  return { read: (validators = {}, now = NOON) => read(line, validators, now), asked }
}

interface LawRow {
  promulgation: number
  effective: string
}

const rowOf = ({ promulgation, effective }: LawRow) =>
  `<law><법령일련번호>${promulgation}</법령일련번호><법령명한글>시험 ${promulgation}호 법</법령명한글><법령ID>00${promulgation}</법령ID><공포일자>20260922</공포일자><시행일자>${effective}</시행일자></law>`

/** A list as the service gives it, a page at a time. */
function pageOf(rows: LawRow[], url: URL): string {
  const [size, page] = [Number(url.searchParams.get('display')), Number(url.searchParams.get('page'))]
  const shown = rows.slice((page - 1) * size, page * size).map(rowOf)
  return `<LawSearch><totalCnt>${rows.length}</totalCnt><resultCode>00</resultCode>${shown.join('')}</LawSearch>`
}

const TEXT = '<법령><제개정이유><제개정이유내용>시험물질을 줄이려는 것임.</제개정이유내용></제개정이유></법령>'

test('a new law has all its days, though the list of days gives the farthest first and over several pages', async () => {
  const days = Array.from({ length: 240 }, (_, index) => ({ promulgation: 500 + index, effective: '20290101' }))
  const own = [
    { promulgation: 1, effective: '20280101' },
    { promulgation: 1, effective: '20270701' },
    { promulgation: 1, effective: '20261231' },
  ]
  const service = await aService((url) => {
    if (url.pathname.endsWith('lawService.do')) return TEXT
    return url.searchParams.get('target') === 'eflaw' ? pageOf([...days, ...own], url) : pageOf(own.slice(0, 1), url)
  })
  const reading = await service.read({ readThrough: '2026-09-20' })
  expect(reading).toMatchObject({
    outcome: 'read',
    releases: [{ effective: ['2026-12-31', '2027-07-01', '2028-01-01'], text: '시험물질을 줄이려는 것임.' }],
    validators: { askedAt: NOON, readThrough: '2026-09-23' },
  })
  expect(service.asked).toHaveLength(1 + 3 + 1)
  const aheadAsked = service.asked.filter(({ url }) => url.searchParams.get('target') === 'eflaw')
  expect(aheadAsked.every(({ url }) => url.searchParams.get('ancYd') === '20260913~20260923')).toBe(true)
  expect(service.asked.every(({ referer }) => referer === 'https://www.law.go.kr/')).toBe(true)
})

test('without a new law a reading is one request, and one every six hours', async () => {
  const stored = ['https://www.law.go.kr/LSW/lsInfoP.do?lsiSeq=1']
  const service = await aService((url) => pageOf([{ promulgation: 1, effective: '20270101' }], url), { stored })
  expect(await service.read({ readThrough: '2026-09-20' })).toMatchObject({ outcome: 'read' })
  expect(service.asked.map(({ url }) => url.searchParams.get('ancYd'))).toEqual(['20260913~20260923'])
  expect(await service.read({ askedAt: NOON }, NOON + 5 * HOUR)).toEqual({ outcome: 'unchanged' })
  expect(service.asked).toHaveLength(1)
})

test('the first reading takes every law with days ahead, the old ones without asking for their words', async () => {
  const old = Array.from({ length: 240 }, (_, index) => ({ promulgation: 500 + index, effective: '20290101' }))
  const service = await aService((url) => {
    if (url.pathname.endsWith('lawService.do')) return TEXT
    const isAhead = url.searchParams.get('target') === 'eflaw'
    return pageOf(isAhead ? old : [{ promulgation: 1, effective: '20270101' }], url)
  })
  const reading = await service.read()
  expect(reading).toMatchObject({ outcome: 'read', waiting: 0, releases: { length: 241 } })
  expect(service.asked.filter(({ url }) => url.pathname.endsWith('lawService.do'))).toHaveLength(1)
  expect(
    service.asked.some(({ url }) => url.searchParams.get('target') === 'eflaw' && url.searchParams.has('ancYd')),
  ).toBe(false)
})

test('of a law that only follows the change of another one no words are asked for: they would be those of the other', async () => {
  const service = await aService((url) => {
    if (url.pathname.endsWith('lawService.do')) return TEXT
    const page = pageOf(
      [1, 2].map((promulgation) => ({ promulgation, effective: '20270101' })),
      url,
    )
    return page.replace('<법령일련번호>2<', '<제개정구분명>타법개정</제개정구분명><법령일련번호>2<')
  })
  const reading = await service.read()
  const texts = reading.outcome === 'read' ? reading.releases.map(({ text }) => text) : []
  expect(texts.toSorted()).toEqual(['', '시험물질을 줄이려는 것임.'])
  expect(service.asked.filter(({ url }) => url.pathname.endsWith('lawService.do'))).toHaveLength(1)
})

test('a list that is longer than anything read whole is a failure, never cut: it gives the farthest days first', async () => {
  const many = Array.from({ length: 4_100 }, (_, index) => ({ promulgation: 1 + index, effective: '20290101' }))
  const service = await aService((url) => pageOf(many, url))
  expect(await service.read()).toMatchObject({ outcome: 'failed', detail: expect.stringContaining('4100건') })
})

test('rules of offices come with their files where their words stand in those alone', async () => {
  const service = await aService(
    (url) => aFixture(url.pathname.endsWith('lawService.do') ? 'admrul-text.xml' : 'admrul.xml'),
    { target: 'admrul' },
  )
  expect(await service.read()).toMatchObject({
    releases: [{ kind: '고시', text: '', attachments: [{ name: '시험 배출기준에 관한 고시.hwp' }] }],
  })
  expect(service.asked[0]?.url.searchParams.get('prmlYd')).toBe('20260909~20260923')
})

test('a page that is missing from a list fails the reading: what it lacks is never taken for no change', async () => {
  const rows = Array.from({ length: 150 }, (_, index) => ({ promulgation: index + 1, effective: '20270101' }))
  const service = await aService((url) => (url.searchParams.get('page') === '2' ? '' : pageOf(rows, url)))
  expect(await service.read()).toMatchObject({ outcome: 'failed', reason: 'broken' })
})

test.each([
  ['<Response><result>사용자 정보 검증에 실패하였습니다.</result></Response>', 'needs a key'],
  ['<html><script>location.assign("/?k=1")</script></html>', 'refused'],
  ['<html><body>안내</body></html>', 'broken'],
  ['', 'broken'],
])('%s is a failure with a name', async (answer, reason) => {
  expect(await (await aService(() => answer)).read()).toMatchObject({ outcome: 'failed', reason })
})

test('the id goes to the service, and to nothing that is kept or shown', async () => {
  const links = aFixture('law.xml').replaceAll('OC=key', `OC=${KEY}`)
  const service = await aService((url) => (url.pathname.endsWith('lawService.do') ? TEXT : links))
  const reading = await service.read()
  expect(reading).toMatchObject({ outcome: 'read', releases: { length: 2 } })
  expect(service.asked.every(({ url }) => url.searchParams.get('OC') === KEY)).toBe(true)
  expect(JSON.stringify(reading)).not.toContain(KEY)
  const refused = await aService((url) => `<Response><result>사용자 정보 검증 ${url.search}</result></Response>`)
  expect(JSON.stringify(await refused.read())).not.toContain(KEY)
})
