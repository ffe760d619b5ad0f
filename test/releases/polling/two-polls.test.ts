import { expect, test } from 'vitest'
import { openPoll } from '../../../functions/releases/polling/open-poll.ts'
import type { RawRelease } from '../../../functions/releases/raw-release.ts'
import type { Reading, Source } from '../../../functions/releases/source.ts'
import { orThrow } from '../../../functions/releases/unreadable-row.ts'
import { HOUR } from '../../../functions/text/seoul.ts'
import { aRawRelease, MONDAY } from '../../support/a-release.ts'
import { openTestStore } from '../../support/test-stores.ts'

const store = await openTestStore()
const source: Source = { id: 'motir', name: '산업통상부', ministry: '산업통상부' }
const addressOf = (id: number) => `https://www.motir.go.kr/view?id=${id}`

/** A poll of a source that shows whatever `show` is given; collects what it announces and its errors. */
function openTestPoll(of: Source = source) {
  const announced: string[] = []
  const errors: (Error | undefined)[] = []
  let shown: RawRelease[] = []
  let now = MONDAY
  const poll = openPoll<Source>({
    now: () => now,
    store,
    read: async (): Promise<Reading> => ({ outcome: 'read', releases: shown, skipped: 0, validators: {} }),
    announce: async (ids) => void announced.push(...ids),
    onPolled: (_, error) => void errors.push(error),
  })
  return {
    announced,
    errors,
    show: (raws: RawRelease[], at = now) => {
      shown = raws
      now = at
      return poll(of)
    },
    find: async (url: string) => {
      const [known] = (await store.releasesKnownAs([url.replace(/^https:\/\/(www\.)?/, '')])).values()
      return known && store.releaseById(orThrow(known).releaseId)
    },
  }
}

const rows = (ids: number[]) =>
  ids.map((id) => aRawRelease({ url: addressOf(id), title: `제${id}차 자원안보협의회 개최` }))

test('two polls at once store and announce each release once, and add to none of them a link to itself', async () => {
  const [one, other] = [openTestPoll(), openTestPoll()]
  const raws = rows([1, 2, 3, 4, 5])
  const polled = await Promise.all([one.show(raws), other.show(raws)])
  expect(polled.map(({ outcome }) => outcome)).toEqual(['read', 'read'])
  expect(polled.reduce((sum, { stored }) => sum + stored, 0)).toBe(5)
  const announced = [...one.announced, ...other.announced]
  expect(announced).toHaveLength(5)
  for (const id of announced) expect((await store.releaseById(id))?.alsoAt).toEqual([])
})

test('a list that changes its order, or whose rows disappear and come back, brings nothing new', async () => {
  const { show, announced, errors } = openTestPoll({ ...source, id: 'order' })
  const raws = rows([11, 12, 13, 14])
  await show(raws)
  announced.length = 0
  for (const seen of [raws.toReversed(), raws.slice(2), raws]) expect((await show(seen)).stored).toBe(0)
  expect(announced).toEqual([])
  expect(errors.filter(Boolean)).toEqual([])
})

test('of a hundred releases on first sight, those of the last day are announced and the others only stored', async () => {
  const { show, announced } = openTestPoll({ ...source, id: 'hundred' })
  const old = rows(Array.from({ length: 97 }, (_, n) => 200 + n)).map((raw) => ({
    ...raw,
    published: { day: '2026-11-02' },
  }))
  expect((await show([...rows([101, 102, 103]), ...old])).stored).toBe(100)
  expect(announced).toHaveLength(3)
})

test('a crash after a release was stored leaves its bell, and the next poll reads the rest', async () => {
  const raws = rows([301, 302])
  let stored = 0
  const crashing = {
    ...store,
    async storeRelease(...given: Parameters<typeof store.storeRelease>) {
      if (stored === 1) throw new Error('power cut')
      stored += 1
      return store.storeRelease(...given)
    },
  }
  const own = { ...source, id: 'crash' }
  const read = async (): Promise<Reading> => ({
    outcome: 'read',
    releases: raws,
    skipped: 0,
    validators: { etag: '1' },
  })
  const deps = { now: () => MONDAY, read, announce: async () => undefined, onPolled: () => undefined }
  expect(await openPoll<Source>({ ...deps, store: crashing })(own)).toMatchObject({ outcome: 'failed' })
  expect((await store.sourceState('crash')).validators).toEqual({})
  const bells = (await store.overdueBells(MONDAY + HOUR, 1000)).flatMap(({ bell }) =>
    bell.of === 'release' ? [bell.releaseId] : [],
  )
  const [first] = (await store.releasesKnownAs(['motir.go.kr/view?id=301'])).values()
  expect(bells).toContain(first && orThrow(first).releaseId)
  expect(await openPoll<Source>({ ...deps, store })(own)).toMatchObject({ outcome: 'read', stored: 1 })
  expect((await store.sourceState('crash')).validators).toEqual({ etag: '1' })
})

test('another title at a known address is a revision of its release, counted once', async () => {
  const { show, announced, find } = openTestPoll({ ...source, id: 'reused' })
  const url = addressOf(401)
  const text = '자원안보협의회를 열어 비축 현황을 살폈다.'
  const first = aRawRelease({ url, title: '주소를 먼저 쓴 발표', text })
  await show([first])
  announced.length = 0
  const later = aRawRelease({ url, title: '제4차 자원안보협의회 개최', text: '', published: undefined })
  await show([later], MONDAY + HOUR)
  expect(await find(url)).toMatchObject({ title: later.title, text, revision: 1, changed: ['title'] })
  expect(announced).toHaveLength(1)
  await show([later], MONDAY + 2 * HOUR)
  await show([first], MONDAY + 3 * HOUR)
  expect(await find(url)).toMatchObject({ title: later.title, revision: 1 })
})

test('where a release is listed twice under two titles, the upper one counts', async () => {
  const { show, find } = openTestPoll({ ...source, id: 'pinned' })
  const url = addressOf(501)
  const [pinned, below] = [
    aRawRelease({ url, title: '위에 고정된 발표' }),
    aRawRelease({ url, title: '아래의 같은 글' }),
  ]
  await show([pinned, below])
  await show([pinned, below], MONDAY + HOUR)
  expect(await find(url)).toMatchObject({ title: pinned.title, revision: 0 })
})

test('a row is the same release whether or not it shares its address with another at the time', async () => {
  for (const ministry of [undefined, '산업통상부']) {
    const id = `apart ${ministry}`
    const { show, find } = openTestPoll({ id, name: '게시판', ministry })
    const url = addressOf(800 + id.length)
    const [one, other] = ['한 주소를 나눠 쓰는 첫 발표', '한 주소를 나눠 쓰는 둘째 발표'].map((title) =>
      aRawRelease({ url, title: `${title} ${id}` }),
    ) as [RawRelease, RawRelease]
    expect(await show([one])).toMatchObject({ stored: 1 })
    const both = [
      { ...one, apart: 'g1' },
      { ...other, apart: 'g2' },
    ]
    expect(await show(both)).toMatchObject({ stored: 1 })
    const shownAlone = await find(url)
    expect(await show([other])).toMatchObject({ stored: 0 })
    expect(await find(url)).toEqual(shownAlone)
  }
})

test('another source’s other title for a known address changes nothing, and hides no change of its own source', async () => {
  const url = addressOf(601)
  const own = openTestPoll({ ...source, id: 'own' })
  await own.show([aRawRelease({ url, title: '자기 출처의 제목', revision: 1 })])
  await openTestPoll({ ...source, id: 'other' }).show([aRawRelease({ url, title: '전혀 다른 제목' })])
  expect(await own.find(url)).toMatchObject({ title: '자기 출처의 제목', revision: 0 })
  await own.show([aRawRelease({ url, title: '자기 출처가 고친 제목', revision: 2 })])
  expect(await own.find(url)).toMatchObject({ title: '자기 출처가 고친 제목', revision: 1 })
})

test('with a clock that runs a day behind, a release is shown as soon as it is read', async () => {
  const { show, find, announced } = openTestPoll({ ...source, id: 'behind' })
  const url = addressOf(701)
  const raw = aRawRelease({ url, title: '시계가 늦은 날의 발표', published: { day: '2026-11-23', at: MONDAY } })
  await show([raw], MONDAY - 24 * HOUR)
  expect(await find(url)).toMatchObject({ showAt: MONDAY - 24 * HOUR, published: { day: '2026-11-23' } })
  expect(announced).toHaveLength(1)
})

test('after a site is rebuilt its releases have new addresses, and are not announced again', async () => {
  const { show, announced, find } = openTestPoll({ ...source, id: 'rebuilt' })
  const named = (id: number, path: string) =>
    aRawRelease({ url: `https://www.rebuilt.go.kr/${path}${id}`, title: `제${id}차 순환경제협의회 개최` })
  const twice = (path: string) => [1, 2].map((id) => ({ ...named(id, path), title: '감리결과에 대한 조치 결과' }))
  await show([named(71, 'old/'), named(72, 'old/'), ...twice('old/same')])
  announced.length = 0
  const rebuilt = [named(71, 'new?id='), named(72, 'new?id='), named(73, 'new?id='), ...twice('new?same=')]
  expect(await show(rebuilt)).toMatchObject({ outcome: 'read', stored: 1 })
  expect(announced).toEqual([(await find(named(73, 'new?id=').url))?.id])
  expect(await show(rebuilt)).toMatchObject({ stored: 0 })
})

test('after a long silence, releases of one title and day are releases of their own', async () => {
  const { show } = openTestPoll({ ...source, id: 'silent' })
  const titled = (id: number, title: string) => aRawRelease({ url: `https://www.silent.go.kr/view?id=${id}`, title })
  await show([titled(1, '제1차 물순환협의회 개최')])
  const same = [2, 3, 4].map((id) => titled(id, '사업보고서에 대한 조치'))
  expect(await show(same)).toMatchObject({ stored: 3 })
})
