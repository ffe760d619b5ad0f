import { expect, test } from 'vitest'
import type { Release } from '../../../functions/releases/release.ts'
import { bindingNews } from '../../../functions/releases/same-release/binding-news.ts'
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
