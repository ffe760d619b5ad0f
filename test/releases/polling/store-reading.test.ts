import { expect, test } from 'vitest'
import { storeReading } from '../../../functions/releases/polling/store-reading.ts'
import type { Release } from '../../../functions/releases/release.ts'
import type { IncomingRelease } from '../../../functions/releases/same-release/normalise-release.ts'
import type { StoreOrJoinResult } from '../../../functions/releases/same-release/store-or-join.ts'
import type { Source } from '../../../functions/releases/source.ts'
import { DAY, HOUR, MINUTE } from '../../../functions/text/seoul.ts'
import { aRawRelease, MONDAY } from '../../support/a-release.ts'

const source: Source = { id: 'motir', name: '산업통상부', ministry: '산업통상부' }

/** A Map instead of the table: a release is known by its identities alone. */
function memory() {
  const kept = new Map<string, Release>()
  const bells = new Map<string, number | undefined>()
  const announced: string[] = []
  const revised: string[] = []
  const signed: string[][] = []
  return {
    signed,
    bells,
    announced,
    revised,
    stored: () => [...new Set(kept.values())],
    releasesKnownAs: async (identities: string[]) =>
      new Map(
        identities.flatMap((identity) => (kept.has(identity) ? [[identity, { releaseId: 'known', revision: 2 }]] : [])),
      ),
    storeOrJoin: async ({ release, identities }: IncomingRelease, ringAt?: number): Promise<StoreOrJoinResult> => {
      for (const identity of identities) kept.set(identity, release)
      bells.set(release.title, ringAt)
      return { outcome: 'stored', releaseId: release.id }
    },
    reviseRelease: async (releaseId: string, { release }: IncomingRelease) => {
      revised.push(releaseId)
      return release.title.includes('정정')
    },
    signReleases: async (releases: Release[]) => {
      signed.push(releases.map(({ title }) => title))
    },
    announce: async (ids: string[]) => {
      announced.push(...ids)
    },
  }
}

const at = (title: string, publishedAt: number) =>
  aRawRelease({
    title,
    url: `https://www.example.go.kr/${encodeURIComponent(title)}`,
    published: { day: '2026-11-23', at: publishedAt },
  })

test('what is new in a reading is signed at once, before any of it is stored', async () => {
  const store = memory()
  await storeReading(store, [at('다', MONDAY)], source, undefined, MONDAY)
  const storeOrJoin: typeof store.storeOrJoin = (incoming, ringAt) => {
    expect(store.signed).toEqual([['다'], ['가', '나']])
    return store.storeOrJoin(incoming, ringAt)
  }
  const raws = [at('가', MONDAY), at('나', MONDAY), at('다', MONDAY)]
  expect(await storeReading({ ...store, storeOrJoin }, raws, source, undefined, MONDAY)).toBe(2)
})

test('a release is stored with a bell and announced, once however often it is shown', async () => {
  const store = memory()
  expect(await storeReading(store, [aRawRelease()], source, undefined, MONDAY)).toBe(1)
  expect(await storeReading(store, [aRawRelease()], source, undefined, MONDAY + MINUTE)).toBe(0)
  expect(store.announced).toHaveLength(1)
  expect(store.bells.get(aRawRelease().title)).toBe(MONDAY + 2 * MINUTE)
})

test('the first sight of a source announces what is at most a day old', async () => {
  const store = memory()
  await storeReading(
    store,
    [at('오늘', MONDAY - HOUR), at('지난주', MONDAY - 7 * DAY)],
    source,
    { at: MONDAY, isOver: false },
    MONDAY,
  )
  expect(store.stored().map(({ title, announcedAt }) => [title, announcedAt])).toEqual([
    ['지난주', undefined],
    ['오늘', MONDAY],
  ])
  expect(store.announced).toHaveLength(1)
  expect(store.bells.get('지난주')).toBeUndefined()
})

test('a source that announces on first sight announces old releases too', async () => {
  const store = memory()
  await storeReading(
    store,
    [at('지난해', MONDAY - 365 * DAY)],
    { ...source, firstSight: 'announce' },
    { at: MONDAY, isOver: false },
    MONDAY,
  )
  expect(store.announced).toHaveLength(1)
})

test('after the first sight a late release is announced', async () => {
  const store = memory()
  await storeReading(store, [at('19일 만에', MONDAY - 19 * DAY)], source, undefined, MONDAY)
  expect(store.announced).toHaveLength(1)
})

test('an embargoed release has its bell due when the embargo lifts, and is not announced before', async () => {
  const store = memory()
  const lifts = MONDAY + 3 * HOUR
  await storeReading(store, [aRawRelease({ embargoUntil: lifts })], source, undefined, MONDAY)
  expect(store.stored()[0]).toMatchObject({ showAt: lifts, announcedAt: lifts })
  expect(store.announced).toEqual([])
  expect(store.bells.get(aRawRelease().title)).toBe(lifts)
})

test('a backlog is announced in the order it happened', async () => {
  const store = memory()
  await storeReading(
    store,
    [at('셋째', MONDAY - 1), at('첫째', MONDAY - 3), at('둘째', MONDAY - 2)],
    source,
    undefined,
    MONDAY,
  )
  const stored = store.stored()
  expect(store.announced).toEqual(stored.map((release) => release.id))
  expect(stored.map((release) => release.title)).toEqual(['첫째', '둘째', '셋째'])
})

test('a post-dated release is shown now, one without a date when it was seen', async () => {
  const store = memory()
  const undated = aRawRelease({ url: 'https://www.example.go.kr/2', published: undefined })
  await storeReading(store, [at('내일 날짜', MONDAY + DAY), undated], source, undefined, MONDAY)
  const stored = store.stored()
  expect(stored.map((release) => release.showAt)).toEqual([MONDAY, MONDAY])
  expect(stored[1]?.published).toBeUndefined()
})

test('a board whose link leads to a known release is stored under its own address too', async () => {
  const store = memory()
  const board = aRawRelease({ url: 'https://board.example.or.kr/post/9', alsoAt: [aRawRelease().url] })
  await storeReading(store, [aRawRelease()], source, undefined, MONDAY)
  expect(await storeReading(store, [board], source, undefined, MONDAY)).toBe(1)
  expect(await storeReading(store, [board], source, undefined, MONDAY)).toBe(0)
})

test('a copy with a fuller text is announced again, one that only adds its address is not', async () => {
  const outcomes: StoreOrJoinResult['outcome'][] = ['joined', 'enriched']
  const store = {
    ...memory(),
    storeOrJoin: async ({ release }: IncomingRelease): Promise<StoreOrJoinResult> => ({
      outcome: outcomes.shift() ?? 'stored',
      releaseId: release.title,
    }),
  }
  const raws = [at('주소만', MONDAY - 2), at('본문까지', MONDAY - 1)]
  expect(await storeReading(store, raws, source, undefined, MONDAY)).toBe(0)
  expect(store.announced).toEqual(['본문까지'])
})

test('a known release is revised when its source counts up, and announced when people would see the change', async () => {
  const store = memory()
  const shown = (title: string, revision: number) =>
    storeReading(store, [aRawRelease({ title, revision })], source, undefined, MONDAY)
  await shown('희소금속 비축', 1)
  store.announced.length = 0
  await shown('희소금속 비축', 1)
  expect(store.revised).toEqual([])
  await shown('희소금속 비축', 2)
  expect(store.revised).toEqual(['known'])
  expect(store.announced).toEqual([])
  await shown('(정정) 희소금속 비축', 3)
  expect(store.announced).toEqual(['known'])
})

test('a release already withdrawn when it is first seen is stored and never announced', async () => {
  const store = memory()
  expect(await storeReading(store, [aRawRelease({ withdrawn: true })], source, undefined, MONDAY)).toBe(1)
  expect(store.announced).toEqual([])
  expect(store.bells.get(aRawRelease().title)).toBeUndefined()
})

test('a withdrawal is taken over even if the source does not raise its own count', async () => {
  const store = memory()
  await storeReading(store, [aRawRelease({ revision: 1 })], source, undefined, MONDAY)
  await storeReading(store, [aRawRelease({ revision: 1, withdrawn: true })], source, undefined, MONDAY)
  expect(store.revised).toEqual(['known'])
})

test('the first sight announces nothing without a date: nobody can say that it is news', async () => {
  const store = memory()
  const undated = aRawRelease({ published: undefined })
  await storeReading(store, [undated], source, { at: MONDAY, isOver: false }, MONDAY)
  expect(store.announced).toEqual([])
  expect(store.stored()).toMatchObject([{ announcedAt: undefined, showAt: MONDAY }])
})

test('a release that cannot be stored does not hold up the others, and the reading fails as a whole', async () => {
  const deps = memory()
  const { storeOrJoin } = deps
  const refusing = {
    ...deps,
    storeOrJoin: async (incoming: IncomingRelease, ringAt?: number) => {
      if (incoming.release.title === '둘') throw new Error('the table is throttled')
      return storeOrJoin(incoming, ringAt)
    },
  }
  const raws = ['하나', '둘', '셋'].map((title, index) => at(title, MONDAY - HOUR + index * MINUTE))
  await expect(storeReading(refusing, raws, source, undefined, MONDAY)).rejects.toThrow('throttled')
  expect(deps.stored().map(({ title }) => title)).toEqual(['하나', '셋'])
  expect(deps.announced).toHaveLength(2)
})

test('where many days cannot be signed at once, each release is signed and stored by itself', async () => {
  const deps = memory()
  const raws = ['하나', '둘', '셋'].map((title, index) => at(title, MONDAY - HOUR + index * MINUTE))
  const signReleases = () => Promise.reject(new Error('the signature kept changing'))
  await expect(storeReading({ ...deps, signReleases }, raws, source, undefined, MONDAY)).rejects.toThrow('signature')
  expect(deps.stored()).toHaveLength(3)
  expect(deps.announced).toHaveLength(3)
})

test('where nothing can be stored, storing is given up after three releases', async () => {
  let tries = 0
  const storeOrJoin = async () => {
    tries += 1
    throw new Error('the table is gone')
  }
  const raws = Array.from({ length: 100 }, (_, n) => at(`${n}번째 발표`, MONDAY - HOUR))
  await expect(storeReading({ ...memory(), storeOrJoin }, raws, source, undefined, MONDAY)).rejects.toThrow('gone')
  expect(tries).toBe(3)
})
