import { expect, test } from 'vitest'
import { normalise } from '../../functions/releases/normalise.ts'
import type { RawRelease } from '../../functions/releases/raw-release.ts'
import { revise } from '../../functions/releases/revise.ts'
import { HOUR } from '../../functions/text/seoul.ts'
import { aRawRelease, MONDAY } from '../a-release.ts'
import { openTestStore } from '../store/open-test-store.ts'

const store = await openTestStore()
let topics = 0

/** A release of the open API as it is stored, and the way to revise it. */
async function stored(raw: Partial<RawRelease> = {}) {
  topics += 1
  const url = `https://www.korea.kr/briefing/pressReleaseView.do?newsId=1569${topics}`
  const seen = (change: Partial<RawRelease>, sourceId = 'korea-press', now = MONDAY) =>
    normalise(aRawRelease({ url, revision: 1, ...raw, ...change }), { id: sourceId, name: sourceId }, now)
  const first = seen({})
  const announcedAt = Math.max(MONDAY, first.release.showAt)
  await store.remember({ ...first, release: { ...first.release, announcedAt } }, announcedAt)
  const { id } = first.release
  return {
    now: () => store.releaseById(id),
    bell: () => store.releaseBell(id),
    change: (change: Partial<RawRelease>, sourceId?: string, at = MONDAY + HOUR) =>
      revise(store, id, seen({ revision: 2, ...change }, sourceId, at), at, at + 120_000),
  }
}

test('what people see of it counts as a revision, with what changed', async () => {
  const release = await stored()
  expect(await release.change({ title: '희소금속 비축 확대 방안 (정정)' })).toBe(true)
  expect(await release.now()).toMatchObject({ revision: 1, changed: ['title'], revisedAt: MONDAY + HOUR })
})

test('a count that rises without a change people would see is only noted', async () => {
  const release = await stored()
  expect(await release.change({})).toBe(false)
  expect(await release.now()).toMatchObject({ revision: 0 })
})

test('an embargo moved before it lifts moves the announcement with it', async () => {
  const release = await stored({ embargoUntil: MONDAY + 2 * HOUR })
  expect(await release.change({ embargoUntil: MONDAY + 26 * HOUR })).toBe(false)
  expect(await release.now()).toMatchObject({ showAt: MONDAY + 26 * HOUR, announcedAt: MONDAY + 26 * HOUR })
  expect(await release.bell()).toBe(MONDAY + 26 * HOUR)
  expect(await store.releasesOfDay('2026-11-24', MONDAY + 30 * HOUR)).toMatchObject([{ showAt: MONDAY + 26 * HOUR }])
})

test('a text that comes no more under another licence is not kept; under the same it is', async () => {
  const release = await stored({ licence: '공공누리 제1유형' })
  await release.change({ text: '', licence: '공공누리 제1유형' })
  expect((await release.now())?.text).toBe(aRawRelease().text)
  await release.change({ text: '', licence: '공공누리 제4유형', revision: 3 })
  expect((await release.now())?.text).toBe('')
})

test('a further copy that its source withdraws or rewrites leaves the release as its own source shows it', async () => {
  const release = await stored()
  expect(await release.change({ withdrawn: true, title: '다른 제목', text: '짧게' }, 'board')).toBe(false)
  expect(await release.now()).toMatchObject({ withdrawn: false, title: aRawRelease().title, revision: 0 })
})

test('a withdrawal reaches those who were told', async () => {
  const release = await stored()
  expect(await release.change({ withdrawn: true, revision: 1 })).toBe(true)
  expect(await release.now()).toMatchObject({ withdrawn: true, changed: ['withdrawn'] })
})
