import { expect, test } from 'vitest'
import { CatalogLine } from '../../../functions/sources/catalog/catalog-line.ts'
import { openReadSource } from '../../../functions/sources/read-source.ts'
import { HOUR, MINUTE } from '../../../functions/text/seoul.ts'
import { aSite } from '../../support/local-server.ts'
import { aFixture } from '../../support/source-fixtures.ts'

const NOON = Date.parse('2026-09-23T12:00:00+09:00')
const KEY = 'marked0key0of0the0assembly'
const answerOf = (rows: object[], total: number) =>
  JSON.stringify({ x: [{ head: [{ list_total_count: total }, { RESULT: { CODE: 'INFO-000' } }] }, { row: rows }] })

async function aService(answer: (url: URL) => string, stored: string[] = []) {
  const asked: URL[] = []
  const site = await aSite((request, response) => {
    const url = new URL(request.url ?? '', 'http://x')
    asked.push(url)
    response.end(answer(url))
  })
  const line = CatalogLine.parse({
    id: 'bills',
    kind: 'assembly',
    name: '국회 입법예고',
    url: `${site}/portal/openapi/list`,
  })
  const storedAddresses = async (addresses: string[]) => new Set(addresses.filter((one) => stored.includes(one)))
  const read = openReadSource({ storedAddresses, secret: async () => KEY })
  return { read: (validators = {}, now = NOON) => read(line, validators, now), asked }
}

const recorded = (url: URL) =>
  aFixture(url.pathname.endsWith('BPMBILLSUMMARY') ? 'assembly-text.json' : 'assembly.json')

test('bills in progress come with why they are proposed; of those that are stored that is not asked for', async () => {
  const service = await aService(recorded)
  const reading = await service.read()
  expect(reading).toMatchObject({ outcome: 'read', waiting: 0, skipped: 0, validators: { askedAt: NOON } })
  if (reading.outcome !== 'read') return
  expect(reading.releases.map(({ text }) => text)).toEqual(Array(2).fill(expect.stringContaining('배출량을 보고')))
  const again = await aService(
    recorded,
    reading.releases.map(({ url }) => url),
  )
  await again.read()
  expect(again.asked).toHaveLength(1)
})

test('it is asked every half hour, so that a key lasts for a month', async () => {
  const service = await aService(recorded)
  expect(await service.read({ askedAt: NOON }, NOON + 25 * MINUTE)).toEqual({ outcome: 'unchanged' })
  expect(service.asked).toEqual([])
  expect(await service.read({ askedAt: NOON }, NOON + 30 * MINUTE)).toMatchObject({ outcome: 'read' })
  // A clock that ran ahead does not silence it.
  expect(await service.read({ askedAt: NOON + 9 * HOUR }, NOON)).toMatchObject({ outcome: 'read' })
})

test('more bills than an answer holds are read page by page', async () => {
  const bill = (index: number) => ({
    BILL_ID: `PRC_${index}`,
    BILL_NAME: `시험 ${index}호 법률안`,
    NOTI_ED_DT: '2026-10-01',
  })
  const pages = [Array.from({ length: 1000 }, (_, index) => bill(index)), [bill(1000)]]
  const service = await aService((url) => answerOf(pages[Number(url.searchParams.get('pIndex')) - 1] ?? [], 1001))
  expect(await service.read()).toMatchObject({ releases: { length: 1001 }, skipped: 0 })
})

test.each([
  ['{"RESULT":{"CODE":"ERROR-290","MESSAGE":"인증키가 유효하지 않습니다."}}', 'needs a key'],
  ['{"RESULT":{"CODE":"ERROR-337","MESSAGE":"일별 트래픽 제한을 넘었습니다."}}', 'refused'],
  ['<html>점검</html>', 'broken'],
  ['', 'broken'],
])('%s is a failure with a name', async (answer, reason) => {
  expect(await (await aService(() => answer)).read()).toMatchObject({ outcome: 'failed', reason })
})

test('without bills in progress there are none, and that is no failure', async () => {
  const service = await aService(() => '{"RESULT":{"CODE":"INFO-200","MESSAGE":"해당하는 데이터가 없습니다."}}')
  expect(await service.read()).toMatchObject({ outcome: 'read', releases: [] })
})

test('the key goes to the service, and to nothing that is kept or shown', async () => {
  const link = `https://pal.assembly.example/view?id=1&KEY=${KEY}`
  const service = await aService(() =>
    answerOf([{ BILL_ID: 'A', BILL_NAME: '시험법안', NOTI_ED_DT: '2026-10-01', LINK_URL: link }], 1),
  )
  expect(JSON.stringify(await service.read())).not.toContain(KEY)
  expect(service.asked[0]?.searchParams.get('KEY')).toBe(KEY)
})
