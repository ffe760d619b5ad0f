import { expect, test } from 'vitest'
import { openPoll } from '../../../functions/releases/polling/open-poll.ts'
import { catalog } from '../../../functions/sources/catalog/catalog.ts'
import type { CatalogLine } from '../../../functions/sources/catalog/catalog-line.ts'
import { openReadSource } from '../../../functions/sources/read-source.ts'
import { DAY, MINUTE, seoulDay } from '../../../functions/text/seoul.ts'
import { MONDAY } from '../../support/a-release.ts'
import { aSite } from '../../support/local-server.ts'
import { openTestStore } from '../../support/test-stores.ts'

const DAYS = [0, 1, 2, 5, 9, 20, 60, 200, 400].map((ago) => seoulDay(MONDAY - ago * DAY))
const row = (day: string, id: number) =>
  `<tr><td>${id}</td><td><a class="c-board-title" href="?mode=view&amp;articleNo=${id}">제${id}차 시험 회의 결과</a></td><td>시험과</td><td>${day}</td></tr>`
const item = (day: string, id: number) =>
  `<item><title>제${id}차 시험 통계</title><link>/board.es?act=view&amp;list_no=${id}</link><pubDate>${day}</pubDate></item>`
const undated = '<item><title>날짜 없는 시험 자료</title><link>/board.es?act=view&amp;list_no=77</link></item>'

const LISTS: Record<string, string> = {
  opm: `<table>${DAYS.map((day, index) => row(day, 500 - index)).join('')}</table>`,
  mods: `<rss version="2.0"><channel><title>시험</title>${undated}${DAYS.map((day, index) => item(day, 500 - index)).join('')}</channel></rss>`,
}

test.each(Object.keys(LISTS))(
  'a line that an upgrade brings, %s, tells a standing installation what is of the last day, and no backlog',
  async (id) => {
    const site = await aSite((request, response) => {
      const isList = request.url === '/list'
      response.writeHead(isList ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' })
      response.end(isList ? LISTS[id] : '')
    })
    const store = await openTestStore()
    // The installation has read another source for months.
    await store.saveSourceState({
      sourceId: 'fsc',
      validators: {},
      failures: 0,
      firstReadAt: MONDAY - 90 * DAY,
      okAt: MONDAY,
    })
    const announced: string[] = []
    let now = MONDAY
    const poll = openPoll<CatalogLine>({
      now: () => now,
      store,
      read: openReadSource({ storedAddresses: async () => new Set(), secret: async () => undefined }),
      announce: async (ids) => void announced.push(...ids),
      onPolled: (_, error) => expect(error).toBeUndefined(),
    })
    const line = { ...(catalog.find((one) => one.id === id) as CatalogLine), url: `${site}/list` }
    const { outcome, stored } = await poll(line)
    expect([outcome, stored]).toEqual(['read', DAYS.length + Number(id === 'mods')])
    const days = await Promise.all(announced.map(async (one) => (await store.releaseById(one))?.published?.day))
    expect(days).toEqual([DAYS[0]])
    now += 5 * MINUTE
    await poll(line)
    expect(announced).toHaveLength(1)
  },
)
