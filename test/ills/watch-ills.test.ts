import { beforeEach, expect, test, vi } from 'vitest'
import { type Finding, ILL_KINDS, type IllKind } from '../../functions/ills/ill.ts'
import { type FindIlls, type IllNotice, watchIlls } from '../../functions/ills/watch-ills.ts'
import { HOUR, type Instant, MINUTE } from '../../functions/text/seoul.ts'
import { MONDAY } from '../support/a-release.ts'
import { testStores } from '../support/test-stores.ts'

const MOTIR: Finding = { kind: 'source', subject: 'motir', name: '산업통상부', detail: 'stale' }
const FSC: Finding = { kind: 'source', subject: 'fsc', name: '금융위원회', detail: 'blocked' }

const stores = await testStores()
for (const { name, store } of stores) {
  let found: Finding[]
  let told: { at: Instant; notices: string[] }[]
  let failTelling: boolean
  const onUnjudged = vi.fn<(kind: IllKind, error: Error) => void>()

  const nothing: FindIlls = async () => []
  const finders = Object.fromEntries(ILL_KINDS.map((kind) => [kind, nothing])) as Record<IllKind, FindIlls>
  const deps = {
    ...store,
    finders: { ...finders, source: async () => found },
    tell: async (notices: IllNotice[], at: Instant) => {
      if (failTelling) throw new Error('the bus is down')
      told.push({ at, notices: notices.map(({ ill, telling }) => `${ill.id} ${telling}`) })
    },
    onUnjudged,
  }
  const ids = async (at: Instant) => (await watchIlls(deps, at)).map(({ id }) => id)

  // Every test goes on from what the one before left; a day lies between them.
  let start = MONDAY
  beforeEach(() => {
    start += 24 * HOUR
    found = []
    told = []
    failTelling = false
    onUnjudged.mockClear()
  })

  test(`${name}: several that begin at once are told in one message, each end by itself`, async () => {
    found = [MOTIR, FSC]
    expect(await ids(start)).toEqual(['source#motir', 'source#fsc'])
    await ids(start + MINUTE)
    found = [FSC]
    expect(await ids(start + 2 * MINUTE)).toEqual(['source#fsc'])
    found = []
    await ids(start + 3 * MINUTE)
    expect(told).toEqual([
      { at: start, notices: ['source#motir beginning', 'source#fsc beginning'] },
      { at: start + 2 * MINUTE, notices: ['source#motir end'] },
      { at: start + 3 * MINUTE, notices: ['source#fsc end'] },
    ])
  })

  test(`${name}: what comes and goes each minute is told twice an hour, and at last as it is`, async () => {
    for (let minute = 0; minute < 50; minute += 1) {
      found = minute % 2 === 0 ? [MOTIR] : []
      await ids(start + minute * MINUTE)
    }
    expect(told).toHaveLength(2)
    found = [MOTIR]
    for (let minute = 50; minute < 120; minute += 1) await ids(start + minute * MINUTE)
    expect(told.flatMap(({ notices }) => notices)).toEqual([
      'source#motir beginning',
      'source#motir end',
      'source#motir beginning',
    ])
    found = []
    await ids(start + 3 * HOUR)
  })

  test(`${name}: a telling that fails throws, so that no heartbeat is written, and is tried again`, async () => {
    found = [MOTIR]
    failTelling = true
    await expect(ids(start)).rejects.toThrow('the bus is down')
    failTelling = false
    await ids(start + MINUTE)
    expect(told).toEqual([])
    await ids(start + 2 * MINUTE)
    expect(told.map(({ notices }) => notices)).toEqual([['source#motir beginning']])
    found = []
    await ids(start + HOUR)
  })

  test(`${name}: of two judgements at once one tells`, async () => {
    found = [MOTIR]
    await Promise.all([ids(start), ids(start)])
    expect(told.flatMap(({ notices }) => notices)).toEqual(['source#motir beginning'])
    found = []
    await ids(start + HOUR)
  })

  test(`${name}: a kind that cannot be judged is reported, its ills stand, the others are judged`, async () => {
    found = [MOTIR]
    await ids(start)
    const broken: FindIlls = async () => Promise.reject(new Error('throttled'))
    const unjudgedDeps = { ...deps, finders: { ...deps.finders, source: broken, 'no poll': async () => [NO_POLL] } }
    const standing = await watchIlls(unjudgedDeps, start + MINUTE)
    expect(standing.map(({ id }) => id).sort()).toEqual(['no poll', 'source#motir'])
    expect(onUnjudged).toHaveBeenCalledExactlyOnceWith('source', expect.any(Error))
    const unknown: FindIlls = async () => 'unknown'
    await watchIlls({ ...deps, finders: { ...deps.finders, source: unknown } }, start + 2 * MINUTE)
    expect(told.flatMap(({ notices }) => notices)).toEqual(['source#motir beginning'])
    found = []
    await ids(start + HOUR)
  })
}

const NO_POLL: Finding = { kind: 'no poll' }
