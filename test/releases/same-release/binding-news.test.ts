import { expect, test } from 'vitest'
import type { Release } from '../../../functions/releases/release.ts'
import { bindingNews, endOfNews } from '../../../functions/releases/same-release/binding-news.ts'
import { DAY } from '../../../functions/text/seoul.ts'
import { aRelease, MONDAY } from '../../support/a-release.ts'

// MONDAY is 2026-11-23.
const NOTICE = aRelease({ kind: '입법예고', due: '2026-12-03', announcedAt: MONDAY, text: '…', revision: 0 })
const newsIn = (change: Partial<Release>, was: Partial<Release> = {}) =>
  bindingNews({ ...NOTICE, ...was, revision: 1, ...change }, { ...NOTICE, ...was }, MONDAY)

test.each<[string, Partial<Release>, Partial<Release>, string | undefined]>([
  ['a later last day', { due: '2026-12-10' }, {}, 'moved'],
  ['an earlier last day', { due: '2026-11-27' }, {}, 'moved'],
  ['a period that was over and is open again', { due: '2026-12-10' }, { due: '2026-11-20' }, 'moved'],
  ['a withdrawal', { withdrawn: true }, {}, 'withdrawn'],
  ['a withdrawal that takes its last day along', { withdrawn: true, due: undefined }, {}, 'withdrawn'],
  ['a corrected title', { title: '다른 제목' }, {}, undefined],
  ['a first last day', { due: '2026-12-03' }, { due: undefined }, undefined],
  ['a correction of what is over', { due: '2026-11-21' }, { due: '2026-11-20' }, undefined],
  ['a withdrawal of what is over', { withdrawn: true }, { due: '2026-11-20' }, undefined],
  ['what was withdrawn before', { withdrawn: true }, { withdrawn: true }, undefined],
  ['what was never announced', { due: '2026-12-10' }, { announcedAt: undefined }, undefined],
  ['what may not be shown yet', { due: '2026-12-10' }, { showAt: MONDAY + 1 }, undefined],
])('%s is news or none', (_, change, was, what) => {
  expect(newsIn(change, was)?.tells?.what).toBe(what)
})

test('news is a release of its own that keeps what it is about, with a name for each revision', () => {
  const news = newsIn({ due: '2026-12-10' })
  expect(news).toMatchObject({
    id: `${NOTICE.id}#moved#2026-12-10#1`,
    tells: { of: NOTICE.id, what: 'moved' },
    title: NOTICE.title,
    url: NOTICE.url,
    due: '2026-12-10',
    dueBefore: '2026-12-03',
    revision: 0,
    withdrawn: false,
    announcedAt: MONDAY,
  })
  const back = bindingNews({ ...NOTICE, revision: 3, due: '2026-12-10' }, { ...NOTICE, revision: 2 }, MONDAY)
  expect(back?.id).not.toBe(news?.id)
})

test.each<[string, Partial<Release>, Partial<Release> | undefined, string | undefined]>([
  ['what is still so', { due: '2026-12-10' }, { due: '2026-12-10' }, undefined],
  ['a day that moved on', { due: '2026-12-10' }, { due: '2026-12-20' }, 'moved'],
  ['a day that moved back', { due: '2026-12-10' }, { due: '2026-12-03' }, 'moved'],
  ['a day of what was withdrawn since', { due: '2026-12-10' }, { due: '2026-12-10', withdrawn: true }, 'withdrawn'],
  ['a day that is over', { due: '2026-11-22' }, { due: '2026-11-22' }, 'past'],
  ['the day itself', { due: '2026-11-23' }, { due: '2026-11-23' }, undefined],
  ['a day of what is gone', { due: '2026-12-10' }, undefined, 'withdrawn'],
])('news of %s is told or ends', (_, of, first, end) => {
  const tells = { of: NOTICE.id, what: 'moved' as const }
  expect(endOfNews({ ...NOTICE, ...of, tells }, first && { ...NOTICE, ...first }, MONDAY)).toBe(end)
})

test('news of a withdrawal is told for as long as it is withdrawn', () => {
  const news = newsIn({ withdrawn: true }) as Release
  expect(endOfNews(news, { ...NOTICE, withdrawn: true }, MONDAY + 30 * DAY)).toBeUndefined()
  expect(endOfNews(news, undefined, MONDAY)).toBeUndefined()
  expect(endOfNews(news, NOTICE, MONDAY)).toBe('moved')
})
