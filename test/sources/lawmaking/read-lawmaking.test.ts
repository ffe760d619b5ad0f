import { expect, test } from 'vitest'
import type { Validators } from '../../../functions/releases/source.ts'
import { CatalogLine } from '../../../functions/sources/catalog/catalog-line.ts'
import { openReadSource } from '../../../functions/sources/read-source.ts'
import { addDays, DAY, MINUTE, seoulDay } from '../../../functions/text/seoul.ts'
import { aSite } from '../../support/local-server.ts'

const NOON = Date.parse('2026-09-23T12:00:00+09:00')
const KEY = 'marked-id-7731'

interface Draft {
  seq: number
  day: string
  lawClass: string
}

/** 국민참여입법센터 as far as it is known: twenty newest an answer, by day and class where asked; `drafts` may grow between readings. */
async function aService(drafts: Draft[], change: { refuses?: (path: URL) => string | undefined } = {}) {
  const asked: URL[] = []
  const site = await aSite((request, response) => {
    const url = new URL(request.url ?? '', 'http://x')
    asked.push(url)
    const refused = change.refuses?.(url)
    if (refused !== undefined) return response.end(refused)
    const text = /\/rest\/ogLmPp\/(\d+)\//.exec(url.pathname)
    if (text)
      return response.end(
        `<result><info><A><lmPpCts>&lt;p&gt;${text[1]}번 시험물질&lt;/p&gt;</lmPpCts></A></info></result>`,
      )
    const day = url.searchParams
      .get('stYdFmt')
      ?.replace(/(\d+)\. (\d+)\. (\d+)\./, (_, y, m, d) => `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`)
    const lawClass = url.searchParams.get('lsClsCd')
    const rows = drafts
      .filter((one) => (!day || one.day === day) && (!lawClass || one.lawClass === lawClass))
      .toSorted((a, b) => b.seq - a.seq)
      .slice(0, 20)
      .map(
        ({ seq, day }) =>
          `<A><ogLmPpSeq>${seq}</ogLmPpSeq><mappingLbicId>1${seq}</mappingLbicId><announceType>TYPE5</announceType><lsNm>시험 ${seq}호 법 일부개정안</lsNm><asndOfiNm>시험부</asndOfiNm><stYd>${day}</stYd><edYd>${addDays(day, 40)}</edYd></A>`,
      )
    return response.end(`<result><retMsg>200</retMsg><list>${rows.join('')}</list></result>`)
  })
  const url = `${site}/rest/ogLmPp.xml`
  const line = CatalogLine.parse({ id: 'drafts', kind: 'lawmaking', name: '입법예고', announces: '입법예고', url })
  const stored = new Set<string>()
  const read = openReadSource({
    storedAddresses: async (addresses) => new Set(addresses.filter((address) => stored.has(address))),
    secret: async () => KEY,
  })
  let validators: Validators = {}
  /** Reads until nothing waits, as polls do. */
  async function readAll(now: number): Promise<string[]> {
    const before = new Set(stored)
    for (let polls = 0; polls < 40; polls += 1) {
      const reading = await read(line, validators, now)
      if (reading.outcome === 'unchanged') break
      if (reading.outcome === 'failed') throw new Error(reading.detail)
      validators = reading.validators
      for (const release of reading.releases) stored.add(release.alsoAt?.[0] ?? release.url)
      if (!reading.waiting) break
    }
    return [...stored].filter((address) => !before.has(address))
  }
  return { read: (now = NOON) => read(line, validators, now), readAll, asked, validators: () => validators }
}

const CLASSES = ['AA0101', 'AA0102', 'AA0103', 'AA0104']
const draft = (seq: number, daysAgo: number): Draft => {
  return { seq, day: addDays(seoulDay(NOON), -daysAgo), lawClass: CLASSES[seq % 4] as string }
}

test('at first sight all drafts of forty days are read, with their texts, twenty an answer', async () => {
  const drafts = Array.from({ length: 60 }, (_, index) => draft(1000 - index, Math.floor(index / 5)))
  const service = await aService(drafts)
  expect(await service.readAll(NOON)).toHaveLength(60)
  const days = service.asked.filter((url) => url.searchParams.has('stYdFmt'))
  expect(days.length).toBeGreaterThanOrEqual(45)
  const reading = await service.read()
  expect(reading.outcome).toBe('unchanged')
})

test('an ordinary reading is one request, and the texts of what is new', async () => {
  const drafts = [draft(1, 3)]
  const service = await aService(drafts)
  await service.readAll(NOON)
  drafts.push(draft(2, 0), draft(3, 0))
  service.asked.length = 0
  const reading = await service.read(NOON + 5 * MINUTE)
  expect(service.asked).toHaveLength(3)
  expect(reading).toMatchObject({
    releases: expect.arrayContaining([expect.objectContaining({ text: '3번 시험물질' })]),
  })
})

test('after an outage of five days nothing is lost, though a day had more than one answer holds', async () => {
  const drafts = Array.from({ length: 30 }, (_, index) => draft(index, 3))
  const service = await aService(drafts)
  await service.readAll(NOON)
  const later = NOON + 5 * DAY
  drafts.push(
    ...Array.from({ length: 130 }, (_, index) => ({
      ...draft(1000 + index, 0),
      day: addDays(seoulDay(later), -(index % 3)),
    })),
  )
  expect(await service.readAll(later)).toHaveLength(130)
  expect(service.validators().missed).toEqual([])
})

test('a day that has more than its answers hold is named, and what came is kept', async () => {
  const service = await aService(Array.from({ length: 25 }, (_, index) => ({ ...draft(index, 1), lawClass: 'AA0101' })))
  expect(await service.readAll(NOON)).toHaveLength(20)
  expect(service.validators().missed?.map(({ day }) => day)).toEqual(['2026-09-22'])
})

test('a day that cannot be read is asked for again', async () => {
  let isDown = true
  const drafts = Array.from({ length: 25 }, (_, index) => draft(index, index < 5 ? 6 : 1))
  const service = await aService(drafts, {
    refuses: (url) => (isDown && url.searchParams.get('stYdFmt') === '2026. 9. 17.' ? '<html>점검</html>' : undefined),
  })
  await service.readAll(NOON)
  expect(service.validators().missed).toMatchObject([{ day: '2026-09-17' }])
  isDown = false
  expect(await service.readAll(NOON + 31 * MINUTE)).toHaveLength(5)
  expect(service.validators().missed).toEqual([])
})

test.each([
  ['<result><retMsg>401</retMsg></result>', 'needs a key'],
  ['<html><script>location.href="/"</script></html>', 'broken'],
  ['', 'broken'],
  ['<result><retMsg>200</retMsg><list></list></result>', 'empty'],
])('%s in place of the list is a failure with a name', async (answer, reason) => {
  const service = await aService([draft(1, 0)], { refuses: () => answer })
  expect(await service.read()).toMatchObject({ outcome: 'failed', reason })
})

test('a text that cannot be had waits for three readings, and then the notice is told without', async () => {
  const service = await aService([draft(771, 0)], {
    refuses: ({ pathname }) => (pathname.includes('/771/') ? 'no' : undefined),
  })
  for (const waiting of [1, 1]) expect(await service.read()).toMatchObject({ releases: [], waiting })
  expect(await service.read()).toMatchObject({ releases: [{ text: '' }], waiting: 0 })
})

test('the id goes to the service, and to nothing that is kept or shown', async () => {
  const service = await aService([draft(5, 0)])
  const reading = await service.read()
  expect(service.asked.every((url) => url.searchParams.get('OC') === KEY)).toBe(true)
  expect(JSON.stringify(reading)).not.toContain(KEY)
  const refused = await aService([], { refuses: () => `<result><retMsg>${KEY}</retMsg></result>` })
  expect(JSON.stringify(await refused.read())).not.toContain(KEY)
})
