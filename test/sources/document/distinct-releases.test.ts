import { describe, expect, test } from 'vitest'
import { normaliseRelease } from '../../../functions/releases/same-release/normalise-release.ts'
import { parseBoard } from '../../../functions/sources/board/parse-board.ts'
import { parseMarkup } from '../../../functions/sources/document/markup-tree.ts'
import { parseFeed } from '../../../functions/sources/feed/parse-feed.ts'

const HOME = 'https://press.example/list.do'
const source = { id: 'press', name: '시험부' }

async function idsOf(...items: string[]): Promise<string[]> {
  const rows = items.map((item) => `<item>${item}</item>`).join('')
  const read = await parseFeed(`<rss version="2.0"><channel><link>${HOME}</link>${rows}</channel></rss>`)
  if (read.outcome === 'failed') throw new Error(read.detail)
  return read.rows.map((raw) => normaliseRelease(raw, source, 0).release.id)
}

const item = (title: string, link: string, guid?: string) =>
  `<title>${title}</title><link>${link}</link>${guid ? `<guid isPermaLink="false">${guid}</guid>` : ''}`

describe('releases of one feed at one address are kept apart', () => {
  test.each([
    ['by their guids', item('공고', '/x', 'g1'), item('공고', '/x', 'g2')],
    ['by their titles', item('첫째 공고', '/x'), item('둘째 공고', '/x')],
    ['at places of one page', item('첫째 공고', '/x#1'), item('둘째 공고', '/x#2')],
    ['at the list itself, too', item('첫째 공고', HOME), item('둘째 공고', `${HOME}?page=1`)],
  ])('%s', async (_, one, other) => {
    expect(new Set(await idsOf(one, other)).size).toBe(2)
  })

  test('and one that has only the list’s address is the same release whoever stands beside it', async () => {
    const [alone] = await idsOf(item('첫째 공고', HOME, 'g1'))
    const [, beside] = await idsOf(item('둘째 공고', HOME, 'g2'), item('첫째 공고', HOME, 'g1'))
    expect(beside).toBe(alone)
  })

  test.each([
    ['listed twice', item('공고', '/x', 'g1'), item('공고', '/x', 'g1')],
    ['listed twice without a guid', item('공고', '/x'), item('공고', '/x')],
    ['listed twice as somebody found it', item('공고', '/x?id=7&amp;page=1'), item('공고', '/x?id=7')],
    ['listed twice with its title mended', item('공고', '/x', 'g1'), item('공고(수정)', '/x', 'g1')],
  ])('but one %s is one', async (_, one, other) => {
    expect(await idsOf(one, other)).toHaveLength(1)
  })

  test('and a release with an address of its own has that for its name, whatever its guid', async () => {
    expect(await idsOf(item('공고', '/7', 'g1'))).toEqual(await idsOf(item('공고', '/7', 'g2')))
  })
})

test('rows of a board that link only to the board itself are kept apart by title', () => {
  const page = parseMarkup(
    '<table><tr><td><a href="list.do">첫째</a></td></tr><tr><td><a href="./list.do">둘째</a></td></tr></table>',
  )
  const { rows } = parseBoard(page, { row: 'tr', title: 'a', link: 'a@href', date: 'td' }, HOME)
  expect(rows.map(({ apart }) => apart)).toEqual(['첫째', '둘째'])
})
