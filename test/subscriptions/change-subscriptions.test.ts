import { expect, test } from 'vitest'
import {
  editSubscriptions,
  pauseEnd,
  replaceSubscriptions,
  restoreSubscriptions,
  reviseSubscription,
  type SubscriptionEdit,
  subscribe,
  unsubscribe,
} from '../../functions/subscriptions/change-subscriptions.ts'
import type { ChangeNote } from '../../functions/subscriptions/noted-change.ts'
import { parseQueries } from '../../functions/subscriptions/query/query.ts'
import { DEFAULT_OPTIONS, NEW_OPTIONS, type Rhythm } from '../../functions/subscriptions/subscription-options.ts'
import { seoulTime } from '../../functions/text/seoul.ts'
import { aSubscription } from '../support/a-release.ts'
import { openMemoryStore } from '../support/memory-store/memory-store.ts'

const CHANNEL = { team: 'T1', channel: 'C1' }
const NOW = Date.parse('2026-07-23T14:05:00+09:00')
const END_OF_PAUSE = Date.parse('2026-07-30T00:00:00+09:00')

const queries = (words: string) => parseQueries(words).queries
const texts = (words: string) => queries(words).map(({ text }) => text)
const chosen = (words: string) => queries(words).map(({ id, text }) => ({ queryId: id, query: text }))

/** A channel with these subscriptions, and what it was told since. */
async function channelWith(words: string, rhythm: Rhythm = 'at once') {
  const { store } = openMemoryStore()
  const notes: ChangeNote[] = []
  const deps = {
    add: store.subscribe,
    remove: store.unsubscribe,
    change: store.changeSubscriptions,
    subscriptionsOf: store.subscriptionsOf,
    noteChange: async (_: object, note: ChangeNote) => void notes.push(note),
  }
  await subscribe(deps, CHANNEL, queries(words), 'U1', NOW - 1000, { rhythm })
  notes.length = 0
  const standing = async () =>
    Object.fromEntries((await store.subscriptionsOf(CHANNEL)).map((one) => [one.query, one.options.rhythm]))
  return { deps, notes, standing, store }
}

test.each([
  ['2026-07-23T14:05:00+09:00', '2026-07-30T00:00:00+09:00'],
  ['2026-07-23T23:59:59+09:00', '2026-07-30T00:00:00+09:00'],
  ['2026-12-28T00:00:00+09:00', '2027-01-04T00:00:00+09:00'],
])('a week of rest from %s ends as the day begins, %s', (from, to) => {
  expect(seoulTime(pauseEnd(Date.parse(from)))).toBe(to)
})

test.each([
  ['수소, 원전', ['원전'], ['수소']],
  ['원전', ['원전'], []],
  ['수소', [], ['수소']],
])('of %s only what is new is subscribed and told of', async (words, added, already) => {
  const { deps, notes, standing } = await channelWith('수소')
  const subscribed = await subscribe(deps, CHANNEL, queries(words), 'U2', NOW, { rhythm: 'daily' })
  expect(subscribed.added.map(({ text }) => text)).toEqual(added)
  expect(subscribed.already.map(({ text }) => text)).toEqual(already)
  expect(notes).toEqual(added.length > 0 ? [{ by: 'U2', change: 'subscribed', queries: added }] : [])
  expect(await standing()).toEqual({ 수소: 'at once', ...Object.fromEntries(added.map((query) => [query, 'daily'])) })
})

test.each([
  ['수소, 원전', ['수소'], ['원전']],
  ['원전', [], ['원전']],
])('of %s only what stood is ended and told of', async (words, removed, missing) => {
  const { deps, notes } = await channelWith('수소')
  const unsubscribed = await unsubscribe(deps, CHANNEL, queries(words), 'U2')
  expect(unsubscribed.removed.map(({ text }) => text)).toEqual(removed)
  expect(unsubscribed.missing.map(({ text }) => text)).toEqual(missing)
  expect(notes).toEqual(removed.length > 0 ? [{ by: 'U2', change: 'unsubscribed', queries: removed }] : [])
})

test('what was ended comes back as often as before, and is told of once; what stands again already is left alone', async () => {
  const { deps, notes, standing } = await channelWith('산불')
  const restored = await restoreSubscriptions(
    deps,
    CHANNEL,
    [
      { options: {}, queries: queries('산불, 수소') },
      { options: { rhythm: 'weekly' }, queries: queries('원전') },
    ],
    'U2',
    NOW,
  )
  expect(restored.map(({ text }) => text)).toEqual(['수소', '원전'])
  expect(await standing()).toEqual({ 산불: 'at once', 수소: 'at once', 원전: 'weekly' })
  expect(notes).toEqual([{ by: 'U2', change: 'subscribed', queries: ['수소', '원전'] }])
})

test.each<[SubscriptionEdit, object, ChangeNote['change']]>([
  ['remove', { outcome: 'removed', subscriptions: chosen('수소') }, 'unsubscribed'],
  ['pause', { outcome: 'paused', queries: ['수소'], until: END_OF_PAUSE }, 'paused'],
  ['resume', { outcome: 'resumed', queries: ['수소'] }, 'resumed'],
  ['weekly', { outcome: 'options set', queries: ['수소'], options: { rhythm: 'weekly' } }, 'weekly'],
])('%s of what stands and what does not answers, and tells of, what stands', async (edit, outcome, change) => {
  const { deps, notes } = await channelWith('수소, 산불')
  expect(await editSubscriptions(deps, CHANNEL, edit, chosen('수소, 원전'), 'U2', NOW)).toEqual(outcome)
  expect(notes).toEqual([{ by: 'U2', change, queries: ['수소'] }])
})

test.each<[SubscriptionEdit, object]>([
  ['pause', { pausedUntil: END_OF_PAUSE }],
  ['resume', { pausedUntil: NOW }],
  ['daily', { options: { rhythm: 'daily' } }],
])('%s changes the subscription that was chosen, and no other', async (edit, changed) => {
  const { deps, store } = await channelWith('수소, 산불')
  await editSubscriptions(deps, CHANNEL, edit, chosen('수소'), 'U2', NOW)
  const [forest, hydrogen] = await store.subscriptionsOf(CHANNEL)
  expect(hydrogen).toMatchObject({ query: '수소', ...changed })
  expect(forest).toEqual({ ...forest, query: '산불', options: NEW_OPTIONS, pausedUntil: undefined })
})

test.each<[SubscriptionEdit, string]>([
  ['remove', '원전'],
  ['pause', '원전'],
  ['weekly', ''],
])('%s of nothing that stands changes nothing, and nobody is told', async (edit, words) => {
  const { deps, notes, standing } = await channelWith('수소')
  expect(await editSubscriptions(deps, CHANNEL, edit, chosen(words), 'U2', NOW)).toEqual({ outcome: 'nothing stood' })
  expect(await standing()).toEqual({ 수소: 'at once' })
  expect(notes).toEqual([])
})

test.each<[string, string, Rhythm, Record<string, Rhythm>, object, object[]]>([
  [
    'other words and another rhythm',
    '수소 -자동차',
    'daily',
    { '수소 -자동차': 'daily' },
    { outcome: 'reworded', before: '수소', queries: ['수소 -자동차'] },
    [{ by: 'U2', change: 'edited', queries: ['수소', '수소 -자동차'] }],
  ],
  [
    'more words beside it',
    '수소, 원전',
    'at once',
    { 수소: 'at once', 원전: 'at once' },
    { outcome: 'reworded', before: '수소', queries: ['수소', '원전'] },
    [{ by: 'U2', change: 'edited', queries: ['수소', '수소', '원전'] }],
  ],
  [
    'another rhythm only',
    '수소',
    'weekly',
    { 수소: 'weekly' },
    { outcome: 'options set', queries: ['수소'], options: { ...DEFAULT_OPTIONS, rhythm: 'weekly' } },
    [{ by: 'U2', change: 'weekly', queries: ['수소'] }],
  ],
  [
    'nothing else',
    '수소',
    'at once',
    { 수소: 'at once' },
    { outcome: 'options set', queries: ['수소'], options: DEFAULT_OPTIONS },
    [],
  ],
])('a subscription is given %s', async (_, words, rhythm, stand, outcome, told) => {
  const { deps, notes, standing } = await channelWith('수소')
  const before = aSubscription('수소')
  const revision = { queries: queries(words), options: { rhythm }, by: 'U2' }
  expect(await reviseSubscription(deps, CHANNEL, before, revision, NOW)).toEqual(outcome)
  expect(await standing()).toEqual(stand)
  expect(notes).toEqual(told)
})

test('the new words stand before the old ones go: when the end of the old ones fails, both stand and nobody is told', async () => {
  const { deps, notes, standing } = await channelWith('수소')
  const remove = () => Promise.reject(new Error('table gone'))
  const before = aSubscription('수소')
  const revision = { queries: queries('풍력'), options: {}, by: 'U2' }
  await expect(reviseSubscription({ ...deps, remove }, CHANNEL, before, revision, NOW)).rejects.toThrow('table gone')
  expect(Object.keys(await standing()).sort()).toEqual(texts('수소, 풍력').sort())
  expect(notes).toEqual([])
})

/** The texts of the queries whose places each subscription took. */
async function placesIn({ store }: Awaited<ReturnType<typeof channelWith>>, words: string): Promise<object> {
  const textOf = new Map(queries(words).map(({ id, text }) => [id, text]))
  const subscriptions = await store.subscriptionsOf(CHANNEL)
  return Object.fromEntries(subscriptions.map((one) => [one.query, one.insteadOf?.map((id) => textOf.get(id))]))
}

test('words that take the place of others remember them, also where they stood already, and through several changes', async () => {
  const world = await channelWith('수소, 원전')
  const subscriptions = () => world.store.subscriptionsOf(CHANNEL)
  const [first] = (await subscriptions()).filter(({ query }) => query === '수소')
  if (!first) throw new Error('no subscription')
  await reviseSubscription(world.deps, CHANNEL, first, { queries: queries('풍력'), options: {}, by: 'U2' }, NOW)
  expect(await placesIn(world, '수소')).toEqual({ 원전: undefined, 풍력: ['수소'] })
  const going = (await subscriptions()).filter(({ query }) => query === '풍력')
  await replaceSubscriptions(world.deps, CHANNEL, going, queries('원전, 태양광'), 'U2', NOW)
  expect(await placesIn(world, '수소, 풍력')).toEqual({ 원전: ['풍력', '수소'], 태양광: ['풍력', '수소'] })
})

test.each<[string, (world: Awaited<ReturnType<typeof channelWith>>) => Promise<unknown>]>([
  [
    'more words beside it',
    ({ deps }) =>
      reviseSubscription(
        deps,
        CHANNEL,
        aSubscription('수소'),
        { queries: queries('수소, 풍력'), options: {}, by: 'U2' },
        NOW,
      ),
  ],
  [
    'an end of it, and a subscription to something else',
    async ({ deps }) => {
      await unsubscribe(deps, CHANNEL, queries('수소'), 'U2')
      await subscribe(deps, CHANNEL, queries('풍력'), 'U2', NOW)
    },
  ],
])('nothing takes the place of a subscription by %s', async (_, change) => {
  const world = await channelWith('수소')
  await change(world)
  expect(Object.values(await placesIn(world, '수소')).filter((places) => places !== undefined)).toEqual([])
})
