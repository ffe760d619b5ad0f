import { describe, expect, test } from 'vitest'
import { findStoredAddresses } from '../../../functions/releases/polling/find-stored-addresses.ts'
import { openPoll } from '../../../functions/releases/polling/open-poll.ts'
import { releaseId } from '../../../functions/releases/same-release/identity.ts'
import { normaliseRelease } from '../../../functions/releases/same-release/normalise-release.ts'
import type { Reading, Source } from '../../../functions/releases/source.ts'
import { parseFeed } from '../../../functions/sources/feed/parse-feed.ts'
import { HOUR, MINUTE } from '../../../functions/text/seoul.ts'
import { aRawRelease, MONDAY } from '../../support/a-release.ts'
import { openTestStore } from '../../support/test-stores.ts'

/*
What the version before stored, under the identities it wrote, as they stand in the tables of installed systems; and how the source shows
the same release today.
*/
interface Case {
  stored: string[]
  shown: string[]
  /** The channel's own link, where it is not that of the feed. */
  channel?: string
}

const item = (link: string, guid?: string) =>
  `<item><title>탄소중립 설비 지원 공고</title><link>${link.replaceAll('&', '&amp;')}</link>${guid ? `<guid isPermaLink="false">${guid}</guid>` : ''}<pubDate>Mon, 23 Nov 2026 09:00:00 +0900</pubDate></item>`

const CASES: [string, Case][] = [
  [
    'a ministry whose host was renamed',
    {
      stored: ['motie.go.kr/kor/article/ATCL3/171355/view'],
      shown: [item('https://www.motir.go.kr/kor/article/ATCL3/171355/view')],
    },
  ],
  [
    'a ministry that still writes its former host',
    {
      stored: ['me.go.kr/home/web/board/read.do?boardId=17&boardMasterId=939'],
      shown: [item('https://me.go.kr/home/web/board/read.do?boardId=17&boardMasterId=939')],
    },
  ],
  [
    'a host that was renamed and gained a pager',
    {
      stored: ['me.go.kr/home/web/board/read.do?boardId=18&boardMasterId=939'],
      shown: [
        item('https://www.mcee.go.kr/home/web/board/read.do?menuId=1&boardId=18&pagerOffset=10&boardMasterId=939'),
      ],
    },
  ],
  [
    'parameters without a value',
    {
      stored: ['plain.example/kor/article/A1/2/view?mno='],
      shown: [item('https://plain.example/kor/article/A1/2/view?mno=&pageIndex=3')],
    },
  ],
  [
    'offsets, limits and decorators',
    {
      stored: ['plain.example/news.do?article.offset=0&articleLimit=10&articleNo=5&decorator=&mode=view'],
      shown: [item('https://plain.example/news.do?mode=view&articleNo=5&article.offset=0&articleLimit=10&decorator=')],
    },
  ],
  [
    'one release that stood twice, under two of its addresses',
    {
      stored: ['plain.example/view.do?id=6&orgCd=', 'plain.example/view.do?id=6'],
      shown: [item('https://plain.example/view.do?id=6'), item('https://plain.example/view.do?id=6&orgCd=')],
    },
  ],
  [
    'guids that differ by a fragment',
    {
      stored: [
        'plain.example/news/7 https://plain.example/news/7#0',
        'plain.example/news/7 https://plain.example/news/7#3',
      ],
      shown: ['#0', '#3'].map((place) => item('https://plain.example/news/7', `https://plain.example/news/7${place}`)),
    },
  ],
  [
    'a link without its scheme, once taken for a path',
    {
      stored: ['plain.example/www.plain.example/view?no=8'],
      shown: [item('www.plain.example/view?no=8')],
    },
  ],
  [
    'relative links of a feed that another host relays',
    { stored: ['plain.example/view?no=9'], shown: [item('/view?no=9')], channel: 'https://www.origin.example/news/' },
  ],
]

describe('a release that the version before stored is not told again, and is still the one its source changes', () => {
  test.each(CASES)('%s', async (_, { stored, shown, channel = 'https://plain.example/list' }) => {
    const store = await openTestStore()
    const source: Source = { id: 'press', name: '시험부', ministry: '시험부' }
    const before = normaliseRelease(
      aRawRelease({
        title: '탄소중립 설비 지원 공고',
        url: 'https://stored.example/',
        published: { day: '2026-11-23' },
      }),
      source,
      MONDAY,
    )
    for (const identity of stored) {
      const release = { ...before.release, id: releaseId(identity), announcedAt: MONDAY }
      expect(await store.storeRelease({ ...before, release, identities: [identity], claims: [] })).toBe(true)
    }
    const announced: string[] = []
    let items = shown
    let now = MONDAY + HOUR
    const poll = openPoll<Source>({
      now: () => now,
      store,
      read: async (): Promise<Reading> => {
        const text = `<rss version="2.0"><channel><link>${channel}</link>${items.join('')}</channel></rss>`
        const feed = await parseFeed(text, { base: 'https://plain.example/rss.xml' })
        if (feed.outcome === 'failed') throw new Error(feed.detail)
        expect(feed.rows).toHaveLength(1)
        return { outcome: 'read', releases: feed.rows, skipped: 0, validators: {} }
      },
      announce: async (ids) => void announced.push(...ids),
      onPolled: (_result, error) => expect(error).toBeUndefined(),
    })
    await store.saveSourceState({ sourceId: 'press', firstReadAt: MONDAY - HOUR, validators: {}, failures: 0 })
    for (const polled of [await poll(source), await poll(source)])
      expect(polled).toMatchObject({ outcome: 'read', stored: 0 })
    expect(announced).toEqual([])
    // Its source changes the title: the stored release is revised, none is added.
    now += MINUTE
    items = shown.map((one) => one.replace('공고', '사업 취소'))
    expect(await poll(source)).toMatchObject({ outcome: 'read', stored: 0 })
    const [id] = announced
    expect(stored.map(releaseId)).toContain(id)
    expect(await store.releaseById(id as string)).toMatchObject({ title: '탄소중립 설비 지원 사업 취소', revision: 1 })
  })
})

test('the page behind a release that was stored under its former identity is not read again', async () => {
  const known = new Map([['me.go.kr/read.do?id=1&orgCd=', { releaseId: 'r', revision: 0 }]])
  const addresses = ['https://www.mcee.go.kr/read.do?id=1&orgCd=', 'https://www.mcee.go.kr/read.do?id=2&orgCd=']
  const releasesKnownAs = async (names: string[]) => new Map([...known].filter(([name]) => names.includes(name)))
  expect(await findStoredAddresses({ releasesKnownAs }, addresses)).toEqual(new Set(addresses.slice(0, 1)))
})
