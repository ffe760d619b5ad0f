import { expect, test } from 'vitest'
import { storeReading } from '../../../functions/releases/polling/store-reading.ts'
import type { RawRelease } from '../../../functions/releases/raw-release.ts'
import type { Release } from '../../../functions/releases/release.ts'
import { identityOf } from '../../../functions/releases/same-release/identity.ts'
import { draftName, stageOf } from '../../../functions/releases/same-release/notice-stage.ts'
import { reviseRelease } from '../../../functions/releases/same-release/revise-release.ts'
import { storeOrJoin } from '../../../functions/releases/same-release/store-or-join.ts'
import { HOUR } from '../../../functions/text/seoul.ts'
import { aRawRelease, MONDAY } from '../../support/a-release.ts'
import { openTestStore } from '../../support/test-stores.ts'

const store = await openTestStore()
const announced: string[] = []
let drafts = 0

/** A name of a draft that no other test uses. */
const freshDraft = () => {
  drafts += 1
  return `시험${drafts}물질관리법 시행령 일부개정령안`
}

function aNotice(change: Partial<RawRelease>): RawRelease {
  const url = `https://opinion.lawmaking.go.kr/gcom/ogLmPp/${encodeURIComponent(change.title ?? '')}1`
  const published = { day: '2026-11-23' }
  return aRawRelease({
    url,
    text: '',
    published,
    kind: '입법예고',
    ministry: '기후에너지환경부',
    due: '2026-12-20',
    ...change,
  })
}

async function poll(raw: RawRelease, sourceId = 'lawmaking', at = MONDAY): Promise<Release> {
  const deps = {
    releasesKnownAs: store.releasesKnownAs,
    storeOrJoin: (incoming: Parameters<typeof storeOrJoin>[1], ringAt?: number) => storeOrJoin(store, incoming, ringAt),
    reviseRelease: (id: string, incoming: Parameters<typeof reviseRelease>[2], now: number, ringAt: number) =>
      reviseRelease(store, id, incoming, now, ringAt),
    signReleases: store.signReleases,
    announce: async (ids: string[]) => void announced.push(...ids),
  }
  await storeReading(deps, [raw], { id: sourceId, name: sourceId }, undefined, at)
  const identity = identityOf(raw.url)
  const record = (await store.findHolders({ identities: [identity], claims: [] })).byIdentity.get(identity)
  return (await store.releaseById(record?.releaseId ?? '')) as Release
}

test('a notice is stored with its kind, its last day, the days from which it binds, nearest first, and the bill it is about', async () => {
  const effective = ['2027-07-01', '2027-01-01', '2027-07-01']
  const notice = await poll(aNotice({ title: freshDraft(), effective, follows: '의안:2219057' }))
  expect(notice).toMatchObject({ kind: '입법예고', due: '2026-12-20', follows: '의안:2219057' })
  expect(notice.effective).toEqual(['2027-01-01', '2027-07-01'])
})

test.each([
  ['a press release has none of it', { kind: undefined, effective: ['2027-01-01'] }, undefined],
  ['none before it was published', { due: '2026-11-22' }, undefined],
  ['none years ahead', { due: '2036-12-20' }, undefined],
  [
    'one that its text states',
    { due: undefined, text: '의견이 있으면 2026년 12월 24일까지 제출해 주시기 바랍니다.' },
    '2026-12-24',
  ],
  ['none where it is withdrawn', { title: '시험물질 고시 행정예고 철회', kind: '행정예고' as const }, undefined],
])('the last day: %s', async (_, change, due) => {
  const stored = await poll(aNotice({ title: freshDraft(), ...change }))
  expect([stored.due, stored.effective]).toEqual([due, undefined])
})

test('the same notice in another source joins by number and name, whatever words stand around it and however late it comes', async () => {
  const draft = freshDraft()
  const first = await poll(aNotice({ title: `${draft} 입법예고`, number: '2026-101' }))
  const title = `[입법예고] ${draft}`
  const url = 'https://www.mcee.example.go.kr/notice/view?id=701'
  const copy = await poll(
    aNotice({ title, url, number: '제2026-0101호', published: { day: '2026-11-27' } }),
    'mcee-notice',
  )
  expect(copy).toMatchObject({ id: first.id, alsoAt: [{ sourceId: 'mcee-notice', url }] })
})

test.each([
  ['another draft under one number', { title: `${freshDraft()} 입법예고` }],
  ['the same of another kind', { kind: '행정예고' as const }],
  ['the press release about it', { kind: undefined }],
  ['another office', { ministry: '고용노동부' }],
  ['its second notice', { title: '시험기준 고시 재입법예고' }],
])('a release of its own: %s', async (what, change) => {
  const title = '시험기준 고시 입법예고'
  const number = `2026-${what.length}77`
  const first = await poll(aNotice({ title, number, url: `https://a.example/${number}` }))
  const url = `https://other.example/${number}`
  const other = await poll(aNotice({ title, number, url, text: '', ...change }), 'other')
  expect(other.id).not.toBe(first.id)
})

test('without a number, title, office and day tell that it is the same', async () => {
  const title = `${freshDraft()} 입법예고`
  const first = await poll(aNotice({ title }))
  expect((await poll(aNotice({ title, url: 'https://fsc.example/1201' }), 'fsc-bill')).id).toBe(first.id)
})

test('an extension is a revision that keeps the day before it; seen again it is none', async () => {
  const title = `${freshDraft()} 입법예고`
  const first = await poll(aNotice({ title }))
  const later = await poll(aNotice({ title, due: '2026-12-30' }), 'lawmaking', MONDAY + HOUR)
  expect(later).toMatchObject({ id: first.id, due: '2026-12-30', dueBefore: '2026-12-20', revision: 1 })
  expect(announced.filter((id) => id === first.id)).toHaveLength(2)
  expect(await poll(aNotice({ title, due: '2026-12-30' }), 'lawmaking', MONDAY + 2 * HOUR)).toEqual(later)
  expect(await poll(aNotice({ title, due: undefined }), 'lawmaking', MONDAY + 3 * HOUR)).toEqual(later)
})

test('a notice that an earlier version stored without a last day gets it: nothing is to be edited, and its reminders are planned', async () => {
  const title = `${freshDraft()} 입법예고`
  const old = await poll(aNotice({ title, kind: undefined, due: undefined }))
  expect([old.kind, old.due]).toEqual([undefined, undefined])
  const filled = await poll(aNotice({ title }), 'lawmaking', MONDAY + HOUR)
  expect(filled).toMatchObject({ kind: '입법예고', due: '2026-12-20', revision: 0 })
  expect(announced.filter((id) => id === old.id)).toHaveLength(2)
  expect(await poll(aNotice({ title }), 'lawmaking', MONDAY + 2 * HOUR)).toEqual(filled)
  expect(announced.filter((id) => id === old.id)).toHaveLength(2)
})

test('a notice whose title now says so is withdrawn', async () => {
  const title = `${freshDraft()} 입법예고`
  const url = 'https://opinion.lawmaking.go.kr/gcom/ogLmPp/880001'
  await poll(aNotice({ title, url }))
  expect(await poll(aNotice({ title: `[철회] ${title}`, url }), 'lawmaking', MONDAY + HOUR)).toMatchObject({
    withdrawn: true,
    stage: '철회',
    revision: 1,
  })
})

test('a copy in a source of which more subscriptions are told has the notice announced to them, too', async () => {
  const title = `${freshDraft()} 입법예고`
  const first = await poll(aNotice({ title, url: 'https://new.example/501' }), 'lawmaking-api')
  await poll(aNotice({ title }), 'lawmaking')
  expect(announced.filter((id) => id === first.id)).toHaveLength(2)
})

test.each([
  ['시험법 시행령 일부개정령안 입법예고', undefined],
  ['시험법 시행규칙 일부개정령안 재입법예고', '재예고'],
  ['「시험고시」 일부개정안 행정예고 기간 연장 알림', '연장'],
  ['시험법 일부개정법률안 입법예고기간 연장', '연장'],
  ['[연장] 시험법 일부개정법률안 입법예고', '연장'],
  ['시험법 시행령 입법예고 취소 알림', '철회'],
  ['[철회]시험법 시행령 일부개정령안', '철회'],
  ['허가취소 기준 정비를 위한 시험법 시행규칙 입법예고', undefined],
  ['유효기간 연장을 위한 시험법 시행령 입법예고', undefined],
])('%s: %s', (title, stage) => {
  expect(stageOf(title)).toBe(stage)
})

test.each([
  ['시험법 시행령 일부개정령(안) 입법예고', '시험법시행령일부개정령안'],
  ['[입법예고] 「시험법 시행령」 일부개정령안', '시험법시행령일부개정령안'],
  ['시험법 시행령 일부개정령안 재입법예고 안내', '시험법시행령일부개정령안'],
])('%s is about %s', (title, name) => {
  expect(draftName(title)).toBe(name)
})
