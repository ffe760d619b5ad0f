import { describe, expect, test } from 'vitest'
import type { Release } from '../../functions/releases/release.ts'
import { bindingNews } from '../../functions/releases/same-release/binding-news.ts'
import { DAY } from '../../functions/text/seoul.ts'
import { anIncomingRelease, aRelease, MONDAY } from '../support/a-release.ts'
import { testStores } from '../support/test-stores.ts'

describe.each(await testStores())('in $name', ({ store }) => {
  test('a release comes back as it was stored, its text included', async () => {
    const release = aRelease({
      id: 'whole',
      text: '가나다 '.repeat(5_000),
      attachments: [{ name: '붙임.hwpx' }],
      licence: '공공누리 1유형',
    })
    expect(await store.storeRelease(anIncomingRelease(release, ['whole']))).toBe(true)
    expect(await store.releaseById('whole')).toEqual(release)
  })

  test('a text over 100,000 characters is cut, and says so', async () => {
    await store.storeRelease(anIncomingRelease({ id: 'long', text: '탄'.repeat(100_001) }, ['long']))
    expect((await store.releaseById('long'))?.text).toMatch(/^탄{100000} …\(이하 생략\)$/)
  })

  test('what was announced on a day and is shown on one of the sixty days before is found by that day', async () => {
    const late = (id: string, daysAgo: number, announcedAt: number | undefined) =>
      store.storeRelease(anIncomingRelease({ id, showAt: MONDAY - daysAgo * DAY, announcedAt }, [id]))
    await late('after 19 days', 19, MONDAY)
    await late('after 61 days', 61, MONDAY)
    await late('on the day before', 19, MONDAY - DAY)
    await late('quietly', 19, undefined)
    await late('on its own day', 0, MONDAY)
    const found = await store.releasesAnnouncedLate('2026-11-23')
    expect(found.map(({ id }) => id)).toEqual(['after 19 days'])
  })

  test('laws with days ahead are found until the last of these has passed, and no other release', async () => {
    const law = (id: string, effective: string[]) =>
      store.storeRelease(anIncomingRelease({ id, title: id, kind: '법령', follows: `법령:${id}`, effective }, [id]))
    await law('001766', ['2027-01-08', '2026-08-01'])
    await law('001872', ['2026-08-01'])
    await store.storeRelease(anIncomingRelease({ id: 'rule', kind: '고시', effective: ['2027-01-08'] }, ['rule']))
    const found = await store.upcomingLaws('2026-08-02')
    const about = { releaseId: '001766', title: '001766', follows: '법령:001766' }
    expect(found).toEqual([{ ...about, effective: ['2026-08-01', '2027-01-08'] }])
    expect(await store.upcomingLaws('2026-08-01')).toHaveLength(2)
    expect(await store.upcomingLaws('2027-01-09')).toEqual([])
  })

  test('a law whose days its source moved is found by the new ones alone', async () => {
    const was = aRelease({ id: 'moved law', kind: '법령', effective: ['2030-01-01'] })
    await store.storeRelease(anIncomingRelease(was, ['moved law']))
    const release = { ...was, revision: 1, effective: ['2031-01-01'] }
    await store.saveRevision(release, was, { ...anIncomingRelease(release, ['moved law']), revision: 2 })
    expect((await store.upcomingLaws('2029-01-01')).map(({ effective }) => effective)).toEqual([['2031-01-01']])
  })

  test('an unknown release is undefined', async () => {
    expect(await store.releaseById('nobody')).toBeUndefined()
  })

  test('a release one of whose identities is taken is not stored, nor are its other identities', async () => {
    expect(await store.storeRelease(anIncomingRelease({ id: 'first' }, ['a', 'b']))).toBe(true)
    expect(await store.storeRelease(anIncomingRelease({ id: 'second' }, ['c', 'b']))).toBe(false)
    expect(await store.releaseById('second')).toBeUndefined()
    const shown = { sourceId: 'test', shown: ['희소금속비축확대방안발표'] }
    expect(await store.releasesKnownAs(['a', 'b', 'c'])).toEqual(
      new Map([
        ['a', { releaseId: 'first', revision: 0, ...shown }],
        ['b', { releaseId: 'first', revision: 0, ...shown }],
      ]),
    )
  })

  test('of two stores of one release at the same moment, one wins', async () => {
    const tries = Array.from({ length: 8 }, (_, n) =>
      store.storeRelease(anIncomingRelease({ id: `race-${n}` }, ['race'])),
    )
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1)
  })

  test('more identities than one call of DynamoDB takes are all looked up', async () => {
    await store.storeRelease(anIncomingRelease({ id: 'many' }, ['many-0', 'many-230']))
    const known = await store.releasesKnownAs(Array.from({ length: 250 }, (_, n) => `many-${n}`))
    expect([...known.keys()].sort()).toEqual(['many-0', 'many-230'])
  })

  test('a day lists its releases newest first, none before its time', async () => {
    const day = '2026-03-02'
    const at = Date.parse('2026-03-02T09:00:00+09:00')
    await store.storeRelease(anIncomingRelease({ id: 'early', showAt: at }, ['early']))
    await store.storeRelease(anIncomingRelease({ id: 'later', showAt: at + 1000 }, ['later']))
    await store.storeRelease(anIncomingRelease({ id: 'embargoed', showAt: at + 60_000 }, ['embargoed']))
    await store.storeRelease(anIncomingRelease({ id: 'yesterday', showAt: at - 86_400_000 }, ['yesterday']))
    expect((await store.releasesOfDay(day, at + 2000)).map((release) => release.id)).toEqual(['later', 'early'])
  })

  test('a release stored with a bell rings from that instant on, until it is silenced', async () => {
    await store.storeRelease(anIncomingRelease({ id: 'ringing' }, ['ringing']), MONDAY)
    const mine = async (now: number) =>
      (await store.overdueBells(now, 100)).filter(({ bell }) => bell.of === 'release' && bell.releaseId === 'ringing')
    expect(await mine(MONDAY - 1)).toEqual([])
    expect(await mine(MONDAY)).toHaveLength(1)
    expect(await store.releaseBell('ringing')).toBe(MONDAY)
    expect(await store.silenceRelease(aRelease({ id: 'ringing' }), MONDAY)).toBe(true)
    expect(await mine(MONDAY)).toEqual([])
    expect(await store.releaseBell('ringing')).toBeUndefined()
  })

  test('a bell is moved forward by one of those who saw it', async () => {
    await store.storeRelease(anIncomingRelease({ id: 'moved' }, ['moved']), MONDAY)
    const seen = (await store.overdueBells(MONDAY, 100)).find(
      ({ bell }) => bell.of === 'release' && bell.releaseId === 'moved',
    )
    if (!seen) throw new Error('the bell is not there')
    const moves = await Promise.all([store.postponeBell(seen, MONDAY + 1), store.postponeBell(seen, MONDAY + 2)])
    expect(moves.filter(Boolean)).toHaveLength(1)
    const ringAt = await store.releaseBell('moved')
    await store.silenceRelease(aRelease({ id: 'moved' }), ringAt as number)
    expect(await store.postponeBell({ ...seen, ringAt: MONDAY + 1 }, MONDAY + 3)).toBe(false)
  })

  test('a bell that was rung again is not taken off by who saw it before', async () => {
    const was = aRelease({ id: 'again' })
    await store.storeRelease(anIncomingRelease(was, ['again']), MONDAY)
    const revised = anIncomingRelease({ id: 'again', revision: 1 }, ['again'])
    expect(await store.saveRevision(revised.release, was, { ...revised, revision: 1 }, MONDAY + 5)).toBe(true)
    expect(await store.silenceRelease(was, MONDAY)).toBe(false)
    expect(await store.releaseBell('again')).toBe(MONDAY + 5)
  })

  test('a bell rung again for the very same instant is not taken off by who read the release before', async () => {
    const was = aRelease({ id: 'at-once' })
    await store.storeRelease(anIncomingRelease(was, ['at-once']), MONDAY)
    const copy = { sourceId: 'other', sourceName: '다른 곳', url: 'https://b.example/1' }
    const joined = { ...was, text: '훨씬 긴 글', alsoAt: [copy] }
    expect(await store.saveJoinedCopy(joined, was, anIncomingRelease(joined, ['at-once-copy']), MONDAY)).toBe(true)
    expect(await store.silenceRelease(was, MONDAY)).toBe(false)
    const revised = { ...joined, title: '고친 제목', revision: 1 }
    await store.saveRevision(revised, joined, { ...anIncomingRelease(revised, ['at-once']), revision: 1 }, MONDAY)
    expect(await store.silenceRelease(joined, MONDAY)).toBe(false)
    expect(await store.silenceRelease(revised, MONDAY)).toBe(true)
  })
})

describe.each(await testStores())('what is due, in $name', ({ store }) => {
  const dueFrom = async (day: string, after?: { due: string; id: string }) =>
    (await Array.fromAsync(store.releasesDueFrom(day, after))).map(({ id, due }) => `${due} ${id}`)
  const notice = (id: string, due: string) =>
    anIncomingRelease({ id, kind: '입법예고', due, published: { day: '2026-11-20' } }, [id])

  test('what ends soonest comes first, from a day or a place on; what has ended and what has no last day is not there', async () => {
    for (const [id, due] of [
      ['b', '2026-12-03'],
      ['late', '2027-01-02'],
      ['a', '2026-12-03'],
      ['over', '2026-11-22'],
    ] as const)
      await store.storeRelease(notice(id, due))
    await store.storeRelease(anIncomingRelease({ id: 'press' }, ['press']))
    expect(await dueFrom('2026-11-23')).toEqual(['2026-12-03 a', '2026-12-03 b', '2027-01-02 late'])
    expect(await dueFrom('2026-12-03', { due: '2026-12-03', id: 'a' })).toEqual(['2026-12-03 b', '2027-01-02 late'])
    expect(await dueFrom('2027-01-02')).toEqual(['2027-01-02 late'])
  })

  test('more than one page of the table is read on', async () => {
    for (let n = 0; n < 120; n += 1) await store.storeRelease(notice(`page-${n}`, '2028-05-01'))
    expect(await dueFrom('2028-05-01')).toHaveLength(120)
  })

  test('a release whose last day moved stands there alone, also when it moves back, and one that was withdrawn not at all', async () => {
    const first = notice('moves', '2029-03-02')
    await store.storeRelease(first)
    const moved = { ...first.release, due: '2029-03-20', dueBefore: '2029-03-02', revision: 1 }
    await store.saveRevision(moved, first.release, { ...first, release: moved, revision: 1 })
    expect(await dueFrom('2029-03-01')).toEqual(['2029-03-20 moves'])
    const back = { ...moved, due: '2029-03-02', revision: 2 }
    await store.saveRevision(back, moved, { ...first, release: back, revision: 2 })
    expect(await dueFrom('2029-03-01')).toEqual(['2029-03-02 moves'])
    const gone = { ...back, withdrawn: true, revision: 3 }
    await store.saveRevision(gone, back, { ...first, release: gone, revision: 3 })
    expect(await dueFrom('2029-03-01')).toEqual([])
  })

  test('a copy at another source that brings the last day is found by it', async () => {
    const first = anIncomingRelease({ id: 'joined', kind: '입법예고' }, ['joined'])
    await store.storeRelease(first)
    const withDay = { ...first.release, due: '2030-06-03' }
    await store.saveJoinedCopy(withDay, first.release, { ...first, identities: ['joined at another'] })
    expect(await dueFrom('2030-06-01')).toEqual(['2030-06-03 joined'])
  })

  test('news of a moved day is not there beside the release it tells of', async () => {
    const first = notice('told', '2031-03-02')
    await store.storeRelease(first)
    const moved = { ...first.release, due: '2031-03-20', dueBefore: '2031-03-02', revision: 1 }
    const news = bindingNews(moved, first.release, MONDAY) as Release
    const saved = { ...first, release: moved, revision: 1 }
    expect(await store.saveRevision(moved, first.release, saved, MONDAY, { release: news, ringAt: MONDAY })).toBe(true)
    expect(await dueFrom('2031-03-01')).toEqual(['2031-03-20 told'])
    await store.storeRelease({ ...notice('alone', '2031-03-21'), release: { ...news, id: 'alone' } })
    expect(await dueFrom('2031-03-01')).toEqual(['2031-03-20 told'])
  })
})
