import { expect, test } from 'vitest'
import { openPoll } from '../../../functions/releases/polling/open-poll.ts'
import type { RawRelease } from '../../../functions/releases/raw-release.ts'
import type { Reading, Source } from '../../../functions/releases/source.ts'
import { parseBoard } from '../../../functions/sources/board/parse-board.ts'
import { parseMarkup } from '../../../functions/sources/document/markup-tree.ts'
import { HOUR, MINUTE } from '../../../functions/text/seoul.ts'
import { MONDAY } from '../../support/a-release.ts'
import { openTestStore } from '../../support/test-stores.ts'

/** Rows of a board that all link to one page, as those whose links are scripts do. */
function rowsOf(titles: string[], day: string): RawRelease[] {
  const rows = titles.map((title) => `<tr><td><a href="/notice.do?bbs=n">${title}</a></td><td>${day}</td></tr>`)
  const page = parseMarkup(`<table>${rows.join('')}</table>`)
  return parseBoard(page, { row: 'tr', title: 'a', link: 'a@href', date: 'td' }, 'https://press.example/list.do').rows
}

test.each([
  ['with a day', '2026-11-23'],
  ['without a day', ''],
])('a release %s is told once, whether it stands alone at its address or beside others', async (_, day) => {
  const store = await openTestStore()
  const told: string[] = []
  let titles: string[] = []
  let now = MONDAY
  const poll = openPoll<Source>({
    now: () => now,
    store,
    read: async (): Promise<Reading> => ({
      outcome: 'read',
      releases: rowsOf(titles, day),
      skipped: 0,
      validators: {},
    }),
    announce: async (ids) => {
      for (const id of ids) told.push((await store.releaseById(id))?.title as string)
    },
    onPolled: (_result, error) => expect(error).toBeUndefined(),
  })
  await store.saveSourceState({ sourceId: 'press', firstReadAt: MONDAY - HOUR, validators: {}, failures: 0 })
  const show = async (...shown: string[]) => {
    titles = shown
    now += MINUTE
    expect(await poll({ id: 'press', name: '시험부' })).toMatchObject({ outcome: 'read' })
    return told.splice(0)
  }
  expect(await show('시험 고시 제1호')).toEqual(['시험 고시 제1호'])
  expect(await show('시험 고시 제2호', '시험 고시 제1호')).toEqual(['시험 고시 제2호'])
  // Oldest first: the newest is the last, as the one that older versions kept.
  expect(await show('시험 고시 제1호', '시험 고시 제2호', '시험 고시 제3호')).toEqual(['시험 고시 제3호'])
  expect(await show('시험 고시 제3호', '시험 고시 제2호')).toEqual([])
  expect(await show('시험 고시 제4호', '시험 고시 제3호')).toEqual(['시험 고시 제4호'])
  // Its id changes nothing of what its source shows.
  expect(await show('시험 고시 제4호', '시험 고시 제3호')).toEqual([])
})

test('what stands at one address in the table, stored alone by its title, is not told again beside others; it is when they share a title', async () => {
  const store = await openTestStore()
  const told: string[] = []
  let raws: RawRelease[] = rowsOf(['시험 감리 결과'], '2026-11-22')
  let now = MONDAY
  const poll = openPoll<Source>({
    now: () => now,
    store,
    read: async (): Promise<Reading> => ({ outcome: 'read', releases: raws, skipped: 0, validators: {} }),
    announce: async (ids) => void told.push(...ids),
    onPolled: (_result, error) => expect(error).toBeUndefined(),
  })
  await store.saveSourceState({ sourceId: 'press', firstReadAt: MONDAY - HOUR, validators: {}, failures: 0 })
  await poll({ id: 'press', name: '시험부' })
  expect(told).toHaveLength(1)
  now += MINUTE
  const rows = ['2026-11-23', '2026-11-22'].map(
    (day) => `<tr><td><a href="/notice.do?bbs=n">시험 감리 결과</a></td><td>${day}</td></tr>`,
  )
  const list = { row: 'tr', title: 'a', link: 'a@href', date: 'td' }
  raws = parseBoard(parseMarkup(`<table>${rows.join('')}</table>`), list, 'https://press.example/list.do').rows
  expect(await poll({ id: 'press', name: '시험부' })).toMatchObject({ stored: 1 })
  expect(told).toHaveLength(2)
})
