import { expect, test } from 'vitest'
import { normalise } from '../../functions/releases/normalise.ts'
import { place } from '../../functions/releases/place.ts'
import type { RawRelease } from '../../functions/releases/raw-release.ts'
import { aRawRelease, MONDAY } from '../a-release.ts'
import { openTestStore } from '../store/open-test-store.ts'

const store = await openTestStore()
let topics = 0

/** A title nobody has claimed yet. */
const freshTitle = () => {
  topics += 1
  return `제${topics}차 녹색전환 점검회의 개최`
}

function seen(sourceId: string, raw: Partial<RawRelease> & { title: string }) {
  const url = `https://${sourceId}.example.go.kr/view?id=${encodeURIComponent(raw.title)}-${raw.published?.day}`
  const published = { day: '2026-11-23' }
  const whole = aRawRelease({ url, published, ministry: '산업통상부', ...raw })
  const sighting = normalise(whole, { id: sourceId, name: sourceId }, MONDAY)
  return place(store, { ...sighting, release: { ...sighting.release, announcedAt: MONDAY } }, MONDAY)
}

test('a copy at another source joins, with its address, under the ministry’s old name and a mangled title', async () => {
  const first = await seen('motir', { title: '친환경 정·제련 기술개발로 희소금속 공급망 강화' })
  const copy = await seen('board', {
    title: '[보도참고] 친환경 정?제련 기술개발로 희소금속 공급망 강화(11.23.월)',
    ministry: '산업통상자원부',
    published: { day: '2026-11-24' },
  })
  expect(copy).toEqual({ outcome: 'joined', releaseId: first.releaseId })
  const kept = await store.releaseById(first.releaseId)
  expect(kept?.alsoAt).toMatchObject([{ sourceId: 'board', url: expect.stringContaining('board.example') }])
})

test('a copy whose link names the release joins whatever its title and day', async () => {
  const title = freshTitle()
  const newsId = 'https://www.korea.kr/briefing/pressReleaseView.do?newsId=156900001'
  const first = await seen('openapi', { title, url: newsId })
  const copy = await seen('board', { title: '다른 제목', published: undefined, alsoAt: [`${newsId}&pageIndex=4`] })
  expect(copy).toEqual({ outcome: 'joined', releaseId: first.releaseId })
})

test.each([
  ['another ministry', { ministry: '고용노동부' }],
  ['two days later', { published: { day: '2026-11-25' } }],
  ['no date of the ministry’s own', { published: undefined }],
])('an equal title is a release of its own: %s', async (_, difference) => {
  const title = freshTitle()
  await seen('motir', { title })
  expect(await seen('board', { title, ...difference })).toMatchObject({ outcome: 'stored' })
})

test('one source never gives two ids to one release: the same title the next day is another release', async () => {
  const title = '사업보고서 등에 대한 조사·감리결과 조치'
  const first = await seen('fsc', { title })
  const second = await seen('fsc', { title, published: { day: '2026-11-24' } })
  expect(second).toMatchObject({ outcome: 'stored' })
  expect(second.releaseId).not.toBe(first.releaseId)
  const copies = [await seen('board', { title, published: { day: '2026-11-24' } }), await seen('board', { title })]
  expect(copies).toEqual([
    { outcome: 'joined', releaseId: second.releaseId },
    { outcome: 'joined', releaseId: first.releaseId },
  ])
})

test('a title that a source gave three times in a day leads another source’s copies to one release each', async () => {
  const title = '금융시장 현황 점검회의 개최'
  const give = (source: string, nth: number) => seen(source, { title, url: `https://${source}.example.go.kr/${nth}` })
  const given = [await give('fsc', 1), await give('fsc', 2), await give('fsc', 3)]
  expect(new Set(given.map(({ releaseId }) => releaseId)).size).toBe(3)
  const copies = [await give('board', 1), await give('board', 2), await give('board', 3)]
  expect(copies).toEqual(given.map(({ releaseId }) => ({ outcome: 'joined', releaseId })))
  expect(await give('board', 4)).toMatchObject({ outcome: 'stored' })
})

test('a copy a day off joins the first of a title, though there was another the day before', async () => {
  const title = freshTitle()
  const first = await seen('fsc', { title })
  await seen('fsc', { title, url: 'https://fsc.example.go.kr/again' })
  const late = { title, published: { day: '2026-11-24' } }
  expect(await seen('board', late)).toEqual({ outcome: 'joined', releaseId: first.releaseId })
})

test('two copies seen at the same moment become one release', async () => {
  const title = freshTitle()
  const placed = await Promise.all(['a', 'b', 'c', 'd'].map((source) => seen(source, { title })))
  expect(placed.filter(({ outcome }) => outcome === 'stored')).toHaveLength(1)
  expect(new Set(placed.map(({ releaseId }) => releaseId)).size).toBe(1)
})

test('a copy with a fuller text gives it to the release, which rings again', async () => {
  const title = freshTitle()
  const { releaseId } = await seen('motir', { title, text: '' })
  await store.silenceRelease(releaseId, MONDAY)
  const text = '산업통상부는 녹색전환 점검회의를 열었다. '.repeat(20)
  expect(await seen('openapi', { title, text })).toEqual({ outcome: 'fuller', releaseId })
  expect((await store.releaseById(releaseId))?.text).toBe(text)
  expect(await store.releaseBell(releaseId)).toBe(MONDAY)
})
