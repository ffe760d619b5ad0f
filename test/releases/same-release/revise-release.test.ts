import { expect, test } from 'vitest'
import type { RawRelease } from '../../../functions/releases/raw-release.ts'
import type { Release } from '../../../functions/releases/release.ts'
import { normaliseRelease } from '../../../functions/releases/same-release/normalise-release.ts'
import { reviseRelease } from '../../../functions/releases/same-release/revise-release.ts'
import { HOUR } from '../../../functions/text/seoul.ts'
import { aRawRelease, MONDAY } from '../../support/a-release.ts'
import { openTestStore } from '../../support/test-stores.ts'

const store = await openTestStore()
let topics = 0
const seenOnce = { identities: [], claims: [], revision: 0 }

/** A stored release of the open API, with functions to revise it and to read it back. */
async function stored(raw: Partial<RawRelease> = {}) {
  topics += 1
  const url = `https://www.korea.kr/briefing/pressReleaseView.do?newsId=1569${topics}`
  const seen = (change: Partial<RawRelease>, sourceId = 'korea-press', now = MONDAY) =>
    normaliseRelease(aRawRelease({ url, revision: 1, ...raw, ...change }), { id: sourceId, name: sourceId }, now)
  const first = seen({})
  const announcedAt = Math.max(MONDAY, first.release.showAt)
  await store.storeRelease({ ...first, release: { ...first.release, announcedAt } }, announcedAt)
  const { id } = first.release
  return {
    now: () => store.releaseById(id),
    bell: () => store.releaseBell(id),
    change: (change: Partial<RawRelease>, sourceId?: string, at = MONDAY + HOUR) =>
      reviseRelease(store, id, seen({ revision: 2, ...change }, sourceId, at), at, at + 120_000),
  }
}

test('a change that people see counts as a revision, and its fields are named', async () => {
  const release = await stored()
  expect(await release.change({ title: '희소금속 비축 확대 방안 (정정)' })).toBe(true)
  expect(await release.now()).toMatchObject({ revision: 1, changed: ['title'], revisedAt: MONDAY + HOUR })
})

test('a count that rises without a change people would see is saved and not announced', async () => {
  const release = await stored()
  expect(await release.change({})).toBe(false)
  expect(await release.now()).toMatchObject({ revision: 0 })
})

test('the name of an office’s head is not stored, and one that was stored before is no change when it goes', async () => {
  const release = await stored({ text: '시험환경부(장관 홍길동)는 비축을 늘린다고 밝혔다.' })
  const first = (await release.now()) as Release
  expect(first.text).toBe('시험환경부(장관)는 비축을 늘린다고 밝혔다.')
  const before = { ...first, text: '시험환경부(장관 홍길동)는 비축을 늘린다고 밝혔다.' }
  expect(await store.saveRevision(before, first, { ...seenOnce, release: before })).toBe(true)
  expect(await release.change({})).toBe(false)
  expect(await release.now()).toMatchObject({ text: first.text, revision: 0 })
})

test('an embargo moved before it lifts moves the announcement with it', async () => {
  const release = await stored({ embargoUntil: MONDAY + 2 * HOUR })
  expect(await release.change({ embargoUntil: MONDAY + 26 * HOUR })).toBe(false)
  expect(await release.now()).toMatchObject({ showAt: MONDAY + 26 * HOUR, announcedAt: MONDAY + 26 * HOUR })
  expect(await release.bell()).toBe(MONDAY + 26 * HOUR)
  expect(await store.releasesOfDay('2026-11-24', MONDAY + 30 * HOUR)).toMatchObject([{ showAt: MONDAY + 26 * HOUR }])
})

test('a text that the source no longer sends is dropped under another licence and kept under the same', async () => {
  const release = await stored({ licence: '공공누리 제1유형' })
  await release.change({ text: '', licence: '공공누리 제1유형' })
  expect((await release.now())?.text).toBe(aRawRelease().text)
  await release.change({ text: '', licence: '공공누리 제4유형', revision: 3 })
  expect((await release.now())?.text).toBe('')
})

test('a copy that another source withdraws or rewrites changes nothing in the release', async () => {
  const release = await stored()
  expect(await release.change({ withdrawn: true, title: '다른 제목', text: '짧게' }, 'board')).toBe(false)
  expect(await release.now()).toMatchObject({ withdrawn: false, title: aRawRelease().title, revision: 0, alsoAt: [] })
})

test('a withdrawal is announced', async () => {
  const release = await stored()
  expect(await release.change({ withdrawn: true, revision: 1 })).toBe(true)
  expect(await release.now()).toMatchObject({ withdrawn: true, changed: ['withdrawn'] })
})

test('a withdrawal that brings nothing but a number leaves title, text and attachments as they were', async () => {
  const release = await stored({ licence: '공공누리 제1유형', attachments: [{ name: '붙임.hwpx' }] })
  const was = await release.now()
  await release.change({ title: '철회된 발표', text: '', published: undefined, withdrawn: true, attachments: [] })
  expect(await release.now()).toEqual({
    ...was,
    withdrawn: true,
    revision: 1,
    revisedAt: MONDAY + HOUR,
    changed: ['withdrawn'],
  })
})

test('a withdrawn release that comes back is announced', async () => {
  const release = await stored()
  await release.change({ title: '철회된 발표', withdrawn: true })
  expect(await release.change({ revision: 3, title: '희소금속 비축 확대 방안 (재배포)' })).toBe(true)
  expect(await release.now()).toMatchObject({
    title: '희소금속 비축 확대 방안 (재배포)',
    withdrawn: false,
    revision: 2,
    changed: ['title', 'withdrawn'],
  })
})

test('a release first seen withdrawn is announced when it comes after all, at the end of its embargo', async () => {
  const { release, ...first } = normaliseRelease(
    aRawRelease({
      url: 'https://www.korea.kr/v.do?newsId=1568001',
      title: '철회된 발표',
      withdrawn: true,
      revision: 1,
    }),
    { id: 'korea-press', name: '정책브리핑' },
    MONDAY,
  )
  await store.storeRelease({ ...first, release })
  const until = MONDAY + 5 * HOUR
  const comes = aRawRelease({ url: release.url, revision: 2, embargoUntil: until })
  const incoming = normaliseRelease(comes, { id: 'korea-press', name: '정책브리핑' }, MONDAY + HOUR)
  expect(await reviseRelease(store, release.id, incoming, MONDAY + HOUR, MONDAY + HOUR + 120_000)).toBe(false)
  expect(await store.releaseById(release.id)).toMatchObject({ showAt: until, announcedAt: until, withdrawn: false })
  expect(await store.releaseBell(release.id)).toBe(until)
})

test('an embargo that is set after the release was shown does not hide it', async () => {
  const release = await stored()
  const was = await release.now()
  expect(await release.change({ embargoUntil: MONDAY + 26 * HOUR })).toBe(false)
  expect(await release.now()).toMatchObject({ showAt: was?.showAt, announcedAt: was?.announcedAt })
})

test('a licence that the source no longer names is no longer shown', async () => {
  const release = await stored({ licence: '공공누리 제1유형' })
  await release.change({ licence: undefined })
  expect(await release.now()).not.toHaveProperty('licence')
})

const LONG = '정부는 희소금속 비축량을 크게 늘리고 공급망을 살피기로 했다. '.repeat(20)

test('a text that a copy gave stays while it says more than the source’s own', async () => {
  const release = await stored({ text: '붙임 참조' })
  const was = (await release.now()) as Release
  await store.saveJoinedCopy({ ...was, text: LONG, textFrom: 'board' }, was, { ...seenOnce, release: was }, undefined)
  await release.change({ title: '고친 제목', text: '붙임 참조' })
  expect(await release.now()).toMatchObject({ title: '고친 제목', text: LONG, changed: ['title'] })
  await release.change({ text: `${LONG} 이어서 살핀다.`, revision: 3 })
  expect((await release.now())?.text).toMatch(/이어서 살핀다\.$/)
  await release.change({ text: '', licence: '공공누리 제4유형', revision: 4 })
  expect((await release.now())?.text).toBe('')
})

test('a revision that is saved while a copy joins keeps what the copy brought', async () => {
  const release = await stored({ text: '붙임 참조' })
  const was = (await release.now()) as Release
  const board = { sourceId: 'board', sourceName: '게시판', url: 'https://board.example/1' }
  let joined = false
  const racing = {
    ...store,
    async saveRevision(...given: Parameters<typeof store.saveRevision>) {
      const withCopy = { ...was, text: LONG, textFrom: 'board', alsoAt: [board] }
      if (!joined) joined = await store.saveJoinedCopy(withCopy, was, { ...seenOnce, release: was })
      return store.saveRevision(...given)
    },
  }
  const raw = aRawRelease({ url: was.url, revision: 2, title: '고친 제목', text: '붙임 참조' })
  const incoming = normaliseRelease(raw, { id: 'korea-press', name: 'korea-press' }, MONDAY)
  expect(await reviseRelease(racing, was.id, incoming, MONDAY + HOUR, MONDAY + HOUR)).toBe(true)
  expect(await release.now()).toMatchObject({ title: '고친 제목', text: LONG, alsoAt: [board] })
})

test('two polls that see one revision at once count it once', async () => {
  const release = await stored()
  const both = await Promise.all([release.change({ title: '고친 제목' }), release.change({ title: '고친 제목' })])
  expect(both.filter(Boolean)).toHaveLength(1)
  expect(await release.now()).toMatchObject({ revision: 1 })
})

test('a revision older than the saved one, as from a slow poll, changes nothing', async () => {
  const release = await stored()
  await release.change({ title: '셋째 제목', revision: 3 })
  expect(await release.change({ title: '둘째 제목', revision: 2 })).toBe(false)
  expect(await release.now()).toMatchObject({ title: '셋째 제목', revision: 1 })
})

test('the first sight of a known address at another source adds its link, and the text it has', async () => {
  const release = await stored({ text: '' })
  expect(await release.change({ text: LONG }, 'mofe')).toBe(true)
  expect(await release.now()).toMatchObject({ text: LONG, alsoAt: [{ sourceId: 'mofe' }], revision: 0 })
  expect(await release.change({ text: LONG, revision: 3 }, 'mofe')).toBe(false)
  expect((await release.now())?.alsoAt).toHaveLength(1)
})

test('a text taken from a copy is dropped when that copy comes under a licence that forbids keeping it', async () => {
  const release = await stored({ text: '' })
  await release.change({ text: LONG, licence: '공공누리 제1유형' }, 'korea-news')
  expect(await release.now()).toMatchObject({ text: LONG, textFrom: 'korea-news', revision: 0 })
  expect(await release.change({ text: '', licence: '공공누리 제4유형', revision: 3 }, 'korea-news')).toBe(true)
  expect(await release.now()).toMatchObject({ text: '', revision: 1, changed: ['text'] })
  expect((await release.now())?.textFrom).toBeUndefined()
})

const silent = { title: '순환경제 계획', kind: '행정예고' as const }

test.each<[string, Partial<RawRelease>, Partial<RawRelease>, boolean]>([
  ['a last day that comes later', silent, { due: '2026-12-10' }, true],
  ['one that is over', silent, { due: '2026-11-23' }, false],
  ['the day it had before', { ...silent, due: '2026-12-10' }, { due: '2026-12-10' }, false],
  ['a day from which a law binds', { kind: '법령', effective: ['2027-01-01'] }, { effective: ['2027-02-01'] }, true],
  ['fewer such days', { kind: '법령', effective: ['2027-01-01', '2027-07-01'] }, { effective: ['2027-01-01'] }, false],
])('%s is planned for, and is no revision', async (_, before, change, isPlannedFor) => {
  const release = await stored(before)
  expect(await release.change(change, 'korea-press', MONDAY + 24 * HOUR)).toBe(isPlannedFor)
  expect(await release.now()).toMatchObject({ revision: 0 })
  expect(await release.bell()).toBe(isPlannedFor ? MONDAY + 24 * HOUR + 120_000 : MONDAY)
})
