import { expect, test } from 'vitest'
import {
  type DaysToSearch,
  type FindUnstoredDeps,
  findUnstored,
} from '../../../functions/releases/polling/find-unstored.ts'
import type { RawRelease } from '../../../functions/releases/raw-release.ts'
import { identityOf } from '../../../functions/releases/same-release/identity.ts'
import type { Source, SourceState, Validators } from '../../../functions/releases/source.ts'
import { HOUR } from '../../../functions/text/seoul.ts'
import { aRawRelease, MONDAY } from '../../support/a-release.ts'

const DAYS = ['2026-11-23']
const source: Source = { id: 'motir', name: '산업통상부', ministry: '산업통상부' }
const polled: SourceState = { sourceId: 'motir', validators: { bodyHash: 'as polled' }, failures: 0, firstReadAt: 1 }

function shows(
  releases: RawRelease[],
  state = polled,
  validators: Validators = polled.validators,
  stored: string[] = [],
  search: DaysToSearch = { days: DAYS },
) {
  const deps: FindUnstoredDeps<Source> = {
    read: async () => ({ outcome: 'read', releases, skipped: 0, validators }),
    sourceState: async () => state,
    releasesKnownAs: async (identities) =>
      new Map(
        identities
          .filter((one) => stored.map(identityOf).includes(one))
          .map((one) => [one, { releaseId: 'r', revision: 0 }]),
      ),
  }
  return findUnstored(deps, [source], search, MONDAY)
}

test('what is stored, under its own address or another one of it, is not named', async () => {
  const copy = aRawRelease({ url: 'https://board.example/1', alsoAt: [aRawRelease().url] })
  expect(await shows([aRawRelease(), copy], polled, {}, [aRawRelease().url])).toEqual({ unstored: [], unread: [] })
})

test('a release that is not stored is named with its source and day', async () => {
  const { unstored } = await shows([aRawRelease()])
  expect(unstored).toEqual([
    {
      sourceId: 'motir',
      title: aRawRelease().title,
      url: aRawRelease().url,
      day: '2026-11-23',
      reason: 'unexplained',
    },
  ])
})

test('a source that was out of reach is searched whole: what it shows of earlier days is named, today is left to the polls', async () => {
  const shown = ['2026-11-23', '2026-11-05', '2026-11-04', '2026-11-03'].map((day, index) =>
    aRawRelease({ url: `https://motir.example/${index}`, published: { day } }),
  )
  const { unstored } = await shows(shown, polled, {}, [], { days: ['2026-11-22'], shownSince: '2026-11-04' })
  expect(unstored.map(({ day }) => day)).toEqual(['2026-11-05', '2026-11-04'])
})

test.each<[string, Partial<RawRelease>]>([
  ['another day', { published: { day: '2026-11-22' } }],
  ['no day', { published: undefined }],
  ['withdrawn', { withdrawn: true }],
])('a release is not looked for: %s', async (_, change) => {
  expect((await shows([aRawRelease(change)])).unstored).toEqual([])
})

test.each<[string, Partial<SourceState>, Validators, object]>([
  [
    'its source fails',
    { failure: { reason: 'timeout', detail: '답이 없습니다.' } },
    {},
    { reason: 'source not read', detail: '답이 없습니다.' },
  ],
  ['its source was never read', { firstReadAt: undefined }, {}, { reason: 'source not read' }],
  ['its source changed since', {}, { bodyHash: 'other' }, { reason: 'shown since' }],
  ['its source is as it was polled', {}, { bodyHash: 'as polled' }, { reason: 'unexplained' }],
  [
    'its day was read whole',
    { validators: { readThrough: '2026-11-23' } },
    { bodyHash: 'other' },
    { reason: 'unexplained' },
  ],
  [
    'its day could not be read, and was passed over',
    { validators: { readThrough: '2026-11-23', missed: [{ day: '2026-11-23', failures: 1, askedAt: MONDAY }] } },
    { bodyHash: 'other' },
    { reason: 'source not read' },
  ],
  [
    'its day still runs',
    { validators: { readThrough: '2026-11-22' } },
    { bodyHash: 'other' },
    { reason: 'shown since' },
  ],
])('the reason is named: %s', async (_, state, validators, reason) => {
  const { unstored } = await shows([aRawRelease()], { ...polled, ...state }, validators)
  expect(unstored).toEqual([expect.objectContaining(reason)])
})

test('a source that cannot be read now is named as unread, and so is one at rest, which is not even asked', async () => {
  const asked: string[] = []
  const deps = (state: SourceState): FindUnstoredDeps<Source> => ({
    read: async ({ id }) => {
      asked.push(id)
      return { outcome: 'failed', reason: 'refused', detail: '사이트가 거절했습니다.' }
    },
    sourceState: async () => state,
    releasesKnownAs: async () => new Map(),
  })
  const unread = [{ sourceId: 'motir', detail: '사이트가 거절했습니다.' }]
  expect(await findUnstored(deps(polled), [source], { days: DAYS }, MONDAY)).toEqual({ unstored: [], unread })
  const failure = { reason: 'refused' as const, detail: '사이트가 거절했습니다.' }
  const resting = { ...polled, restUntil: MONDAY + HOUR, failure }
  expect(await findUnstored(deps(resting), [source], { days: DAYS }, MONDAY)).toEqual({ unstored: [], unread })
  expect(asked).toEqual(['motir'])
})

test('a source that is asked day by day is asked from the first of the days', async () => {
  const asked: Validators[] = []
  const deps: FindUnstoredDeps<Source> = {
    read: async (_, validators) => {
      asked.push(validators)
      return { outcome: 'unchanged' }
    },
    sourceState: async () => polled,
    releasesKnownAs: async () => new Map(),
  }
  await findUnstored(deps, [source], { days: ['2026-11-23', '2026-11-21'] }, MONDAY)
  expect(asked).toEqual([{ readThrough: '2026-11-20' }])
})
