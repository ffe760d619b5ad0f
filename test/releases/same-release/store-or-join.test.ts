import { describe, expect, test } from 'vitest'
import type { RawRelease } from '../../../functions/releases/raw-release.ts'
import type { Release } from '../../../functions/releases/release.ts'
import { normaliseRelease } from '../../../functions/releases/same-release/normalise-release.ts'
import { storeOrJoin } from '../../../functions/releases/same-release/store-or-join.ts'
import { compileMatcher } from '../../../functions/subscriptions/matching/matcher.ts'
import { aRawRelease, MONDAY } from '../../support/a-release.ts'
import { openTestStore } from '../../support/test-stores.ts'

const store = await openTestStore()
let topics = 0

/** A title that no release has claimed yet. */
const freshTitle = () => {
  topics += 1
  return `제${topics}차 녹색전환 점검회의 개최`
}

function seen(sourceId: string, raw: Partial<RawRelease> & { title: string }) {
  const url = `https://${sourceId}.example.go.kr/view?id=${encodeURIComponent(raw.title)}-${raw.published?.day}`
  const published = { day: '2026-11-23' }
  const whole = aRawRelease({ url, published, ministry: '산업통상부', ...raw })
  const incoming = normaliseRelease(whole, { id: sourceId, name: sourceId }, MONDAY)
  return storeOrJoin(store, { ...incoming, release: { ...incoming.release, announcedAt: MONDAY } }, MONDAY)
}

test('a copy at another source joins with its address, even under the ministry’s former name and a mangled title', async () => {
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

test('a copy whose link leads to the release joins it, whatever its title and day', async () => {
  const title = freshTitle()
  const newsId = 'https://www.korea.kr/briefing/pressReleaseView.do?newsId=156900001'
  const first = await seen('openapi', { title, url: newsId })
  const copy = await seen('board', { title: '다른 제목', published: undefined, alsoAt: [`${newsId}&pageIndex=4`] })
  expect(copy).toEqual({ outcome: 'joined', releaseId: first.releaseId })
})

test.each([
  ['another ministry', { ministry: '고용노동부' }],
  ['two days earlier', { published: { day: '2026-11-21' } }],
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

test('where a source gives a title three times in a day, the n-th copy of another source joins the n-th release', async () => {
  const title = '금융시장 현황 점검회의 개최'
  const give = (source: string, nth: number) => seen(source, { title, url: `https://${source}.example.go.kr/${nth}` })
  const given = [await give('fsc', 1), await give('fsc', 2), await give('fsc', 3)]
  expect(new Set(given.map(({ releaseId }) => releaseId)).size).toBe(3)
  const copies = [await give('board', 1), await give('board', 2), await give('board', 3)]
  expect(copies).toEqual(given.map(({ releaseId }) => ({ outcome: 'joined', releaseId })))
  expect(await give('board', 4)).toMatchObject({ outcome: 'stored' })
})

test('a copy dated a day later joins the first release of a title, though the title was given twice', async () => {
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

test('a copy with a fuller text gives it to the release, whose bell is set again', async () => {
  const title = freshTitle()
  const { releaseId } = await seen('motir', { title, text: '' })
  await store.silenceRelease((await store.releaseById(releaseId)) as Release, MONDAY)
  const text = '산업통상부는 녹색전환 점검회의를 열었다. '.repeat(20)
  expect(await seen('openapi', { title, text })).toEqual({ outcome: 'enriched', releaseId })
  expect((await store.releaseById(releaseId))?.text).toBe(text)
  expect(await store.releaseBell(releaseId)).toBe(MONDAY)
})

test('a copy that says the last day gives it to the release, whose bell is set again for the reminder', async () => {
  const notice = { title: `${freshTitle()} 행정예고`, kind: '행정예고' as const, text: '' }
  const { releaseId } = await seen('motir', notice)
  await store.silenceRelease((await store.releaseById(releaseId)) as Release, MONDAY)
  expect(await seen('openapi', { ...notice, due: '2026-12-10' })).toEqual({ outcome: 'enriched', releaseId })
  expect((await store.releaseById(releaseId))?.due).toBe('2026-12-10')
  expect(await store.releaseBell(releaseId)).toBe(MONDAY)
})

/** Long enough for two texts to be compared. */
const TEXT = Array.from(
  { length: 20 },
  (_, n) => `녹색전환 점검회의에서 ${n + 1}번째 과제를 논의하고 후속 조치를 정했다.`,
).join(' ')
const OTHER_TEXT = TEXT.replace(/[가-힣]{3,}/g, (word) => [...word].toReversed().join(''))

describe('ministries that publish together', () => {
  const give = (sourceId: string, ministry: string, change: Partial<RawRelease> & { title: string }) =>
    seen(sourceId, { text: TEXT, ministry, ...change })

  test('are one release, which names both ministries and is announced again to those who asked for the other', async () => {
    const title = freshTitle()
    const { releaseId } = await give('fsc', '금융위원회', { title })
    await store.silenceRelease((await store.releaseById(releaseId)) as Release, MONDAY)
    const copy = await give('fss', '금융감독원', { title: `[공동] ${title}` })
    expect(copy).toEqual({ outcome: 'enriched', releaseId })
    expect((await store.releaseById(releaseId))?.alsoAt).toMatchObject([{ sourceId: 'fss', ministry: '금융감독원' }])
    expect(await store.releaseBell(releaseId)).toBe(MONDAY)
    const [match] = compileMatcher([{ id: 'q', text: '녹색전환 부처:금감원' }])(
      (await store.releaseById(releaseId)) as Release,
    )
    expect(match).toMatchObject({ queryId: 'q' })
  })

  test('are one release at a source that gives it once for each', async () => {
    const title = freshTitle()
    const url = (id: number) => `https://www.korea.kr/briefing/pressReleaseView.do?newsId=1567${topics}${id}`
    const first = await give('korea-press', '금융위원회', { title, url: url(1) })
    const second = await give('korea-press', '금융감독원', { title, url: url(2) })
    expect(second.releaseId).toBe(first.releaseId)
    expect(await give('korea-press', '금융감독원', { title, url: url(3) })).toMatchObject({ outcome: 'stored' })
  })

  test('at the same moment are one release', async () => {
    const title = freshTitle()
    const ministries = ['금융위원회', '금융감독원', '한국은행', '기획재정부']
    const placed = await Promise.all(ministries.map((ministry, n) => give(`at-once-${n}`, ministry, { title })))
    expect(placed.filter(({ outcome }) => outcome === 'stored')).toHaveLength(1)
    expect(new Set(placed.map(({ releaseId }) => releaseId)).size).toBe(1)
  })

  test.each([
    ['their texts say something else', { text: OTHER_TEXT }],
    ['one has no text', { text: '' }],
    ['a text is too short to tell', { text: TEXT.slice(0, 150) }],
    ['it is the day after', { published: { day: '2026-11-24' } }],
    ['the source says no day', { published: undefined }],
  ])('are apart when %s', async (_, change) => {
    const title = freshTitle()
    await give('fsc', '금융위원회', { title })
    expect(await give('fss', '금융감독원', { title, ...change })).toMatchObject({ outcome: 'stored' })
  })
})

describe('a title of the day before at another source', () => {
  test.each([
    ['joins when it says the same', {}, { text: TEXT }, 'joined'],
    ['joins when a text is missing', {}, { text: '' }, 'joined'],
    ['is another release when it says something else', {}, { text: OTHER_TEXT }, 'stored'],
    ['is another release when the titles give two dates', { mark: '(11.23.월)' }, { mark: '(11.24.화)' }, 'stored'],
    ['joins when both titles give one date', { mark: '(11.23.월)' }, { mark: '(11.23)' }, 'joined'],
  ])('%s', async (_, first, second, outcome) => {
    const title = freshTitle()
    await seen('motir', { text: TEXT, title: `${title}${'mark' in first ? first.mark : ''}` })
    const { mark = '', ...change } = { mark: '', text: TEXT, ...second }
    const copy = await seen('board', { title: `${title}${mark}`, published: { day: '2026-11-24' }, ...change })
    expect(copy.outcome).toBe(outcome)
  })
})

test('a source that shows its own release again, as to two polls at once, adds no link to it', async () => {
  const title = freshTitle()
  const first = await seen('motir', { title })
  expect(await seen('motir', { title })).toEqual({ outcome: 'joined', releaseId: first.releaseId })
  const more = ['https://www.korea.kr/briefing/pressReleaseView.do?newsId=156900009']
  expect(await seen('motir', { title, alsoAt: more })).toEqual({ outcome: 'joined', releaseId: first.releaseId })
  expect((await store.releaseById(first.releaseId))?.alsoAt).toEqual([])
  expect((await store.releasesKnownAs(['korea.kr newsId=156900009'])).size).toBe(1)
})

test('a text that may not be kept is not taken from a copy either', async () => {
  const title = freshTitle()
  const { releaseId } = await seen('korea-press', { title, text: '', licence: '공공누리 제4유형' })
  expect(await seen('board', { title, text: TEXT })).toEqual({ outcome: 'joined', releaseId })
  expect((await store.releaseById(releaseId))?.text).toBe('')
})

test('a text under embargo is not taken for a release that is shown already', async () => {
  const title = freshTitle()
  const { releaseId } = await seen('motir', { title, text: '' })
  const embargoed = { title, text: TEXT, embargoUntil: MONDAY + 3_600_000 }
  expect(await seen('korea-press', embargoed)).toEqual({ outcome: 'joined', releaseId })
  expect((await store.releaseById(releaseId))?.text).toBe('')
})

test('a copy does not move the bell of an embargoed release to before its time', async () => {
  const title = freshTitle()
  const { releaseId } = await seen('korea-press', { title, text: '', embargoUntil: MONDAY + 3_600_000 })
  expect(await seen('board', { title, text: TEXT })).toEqual({ outcome: 'enriched', releaseId })
  expect(await store.releaseBell(releaseId)).toBe(MONDAY + 3_600_000)
})

test('a copy that is joined while the release is revised gives its text to the revised release', async () => {
  const title = freshTitle()
  const { releaseId } = await seen('motir', { title, text: '' })
  const was = (await store.releaseById(releaseId)) as Release
  let revised = false
  const racing = {
    ...store,
    async saveJoinedCopy(...[release, before, copy, ringAt]: Parameters<typeof store.saveJoinedCopy>) {
      if (!revised) {
        const next = { ...was, title: '고친 제목', revision: 1 }
        revised = await store.saveRevision(next, was, { release: next, identities: [], claims: [], revision: 1 })
      }
      return store.saveJoinedCopy(release, before, copy, ringAt)
    },
  }
  const raw = aRawRelease({ url: 'https://board.example/racing', title, text: TEXT, ministry: '산업통상부' })
  await storeOrJoin(
    racing,
    normaliseRelease({ ...raw, published: { day: '2026-11-23' } }, { id: 'board', name: '게시판' }, MONDAY),
  )
  expect(await store.releaseById(releaseId)).toMatchObject({ title: '고친 제목', text: TEXT, revision: 1 })
})
