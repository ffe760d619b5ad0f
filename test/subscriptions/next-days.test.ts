import { expect, test } from 'vitest'
import type { Release } from '../../functions/releases/release.ts'
import { findNextDays } from '../../functions/subscriptions/next-days.ts'
import type { Subscription } from '../../functions/subscriptions/subscription.ts'
import { anIncomingRelease, aSubscription } from '../support/a-release.ts'
import { openMemoryStore } from '../support/memory-store/memory-store.ts'

const NOW = Date.parse('2026-11-27T14:05:00+09:00')
const ALL = { options: { kinds: 'all' as const } }

const notice = (id: string, due: string, title = `화학물질 ${id}`): Partial<Release> & { id: string } => ({
  ...{ id, title, due, text: '', kind: '입법예고', showAt: NOW - 1000 },
})
const law = (id: string, effective: string[], title = `화학물질 ${id}`): Partial<Release> & { id: string } => ({
  ...{ id, title, effective, text: '', kind: '법령', follows: `법령:${id}`, showAt: NOW - 1000 },
})

async function next(releases: (Partial<Release> & { id: string })[], subscriptions: Subscription[], count = 5) {
  const { store } = openMemoryStore()
  for (const release of releases) await store.storeRelease(anIncomingRelease(release, [release.id]))
  return (await findNextDays(store, subscriptions, count, NOW)).map(
    ({ of, day, release }) => `${day} ${of} ${release.id}`,
  )
}

test('last days and days from which laws bind come together, nearest first, and no more than asked for', async () => {
  const releases = [
    notice('third', '2026-12-20'),
    law('law', ['2026-12-10', '2026-11-20', '2027-06-01']),
    notice('first', '2026-11-27'),
    notice('over', '2026-11-26'),
    notice('other', '2026-12-01', '수도법 개정안'),
    law('other-law', ['2026-12-01'], '수도법'),
  ]
  const subscriptions = [aSubscription('화학물질', ALL)]
  expect(await next(releases, subscriptions)).toEqual([
    '2026-11-27 due first',
    '2026-12-10 effective law',
    '2026-12-20 due third',
    '2027-06-01 effective law',
  ])
  expect(await next(releases, subscriptions, 2)).toEqual(['2026-11-27 due first', '2026-12-10 effective law'])
})

test('each subscription counts as it is told: one of press releases alone, one that rests, one that names a law', async () => {
  const releases = [notice('notice', '2026-12-03'), law('001766', ['2026-12-10'], '산업안전보건법')]
  expect(await next(releases, [aSubscription('화학물질')])).toEqual([])
  expect(await next(releases, [aSubscription('화학물질', { ...ALL, pausedUntil: NOW + 1 })])).toEqual([])
  expect(await next(releases, [])).toEqual([])
  const same = [aSubscription('화학물질', { channel: 'C2' }), aSubscription('화학물질', ALL)]
  expect(await next(releases, same)).toEqual(['2026-12-03 due notice'])
  const registered = aSubscription('법령:"산업안전보건법"', ALL)
  expect(await next(releases, [registered])).toEqual(['2026-12-10 effective 001766'])
})

test('a law that was withdrawn is left out, and one that cannot be read keeps no other away', async () => {
  const { store, tables } = openMemoryStore()
  for (const one of [law('gone', ['2026-12-01']), law('broken', ['2026-12-02']), law('good', ['2026-12-03'])])
    await store.storeRelease(anIncomingRelease({ ...one, withdrawn: one.id === 'gone' }, [one.id]))
  tables.unreadable.add('RELEASE#broken RELEASE')
  const found = await findNextDays(store, [aSubscription('화학물질', ALL)], 5, NOW)
  expect(found.map(({ release }) => release.id)).toEqual(['good'])
})
