import { expect, test } from 'vitest'
import { openFindStoredAddresses } from '../../../functions/releases/polling/find-stored-addresses.ts'
import { openPoll } from '../../../functions/releases/polling/open-poll.ts'
import { type OtherWay, storeReading } from '../../../functions/releases/polling/store-reading.ts'
import type { RawRelease } from '../../../functions/releases/raw-release.ts'
import { RowRefused } from '../../../functions/releases/row-refused.ts'
import { identityOf, releaseId } from '../../../functions/releases/same-release/identity.ts'
import { openSetAside } from '../../../functions/releases/set-aside.ts'
import type { Source } from '../../../functions/releases/source.ts'
import { HOUR, MINUTE } from '../../../functions/text/seoul.ts'
import { aRawRelease, MONDAY } from '../../support/a-release.ts'
import { openTestStore } from '../../support/test-stores.ts'

const source: Source = { id: 'motir', name: '산업통상부', ministry: '산업통상부' }
const row = (number: number, title = `발표 ${number}`): RawRelease =>
  aRawRelease({ title, url: `https://www.motir.go.kr/${number}` })

/** A source that is polled again and again by one process. `asked` holds the addresses that each poll looked up. */
async function polling() {
  const store = await openTestStore()
  let asked: string[] = []
  const world = { at: MONDAY, refuses: undefined as string | undefined, breaks: false }
  const announced: string[] = []
  let shown: RawRelease[] = []
  const poll = openPoll({
    now: () => world.at,
    store: {
      ...store,
      releasesKnownAs: (identities) => {
        asked.push(...identities)
        return store.releasesKnownAs(identities)
      },
      storeRelease: async (incoming, ringAt) => {
        if (world.breaks) throw new Error('the table is throttled')
        if (incoming.release.title === world.refuses) throw new RowRefused('too large')
        return store.storeRelease(incoming, ringAt)
      },
    },
    read: async () => ({ outcome: 'read', releases: shown, skipped: 0, validators: {} }),
    announce: async (ids) => void announced.push(...ids),
    onPolled: () => undefined,
  })
  return {
    store,
    world,
    announced,
    /** What a poll stored and looked up when the source showed these rows. */
    async show(...rows: RawRelease[]) {
      ;[shown, asked] = [rows, []]
      const { stored, outcome } = await poll(source)
      const numbers = new Set(asked.flatMap((name) => /\/(\d+)$/.exec(name)?.[1] ?? []))
      world.at += 5 * MINUTE
      return { stored, outcome, asked: [...numbers].map(Number).sort() }
    },
  }
}

test('of a changed list only the rows that say something else are looked up', async () => {
  const { show } = await polling()
  expect(await show(row(1), row(2), row(3))).toMatchObject({ stored: 3, asked: [1, 2, 3] })
  expect(await show(row(1), row(2), row(3))).toMatchObject({ stored: 0, asked: [] })
  expect(await show(row(4), row(1), row(2))).toMatchObject({ stored: 1, asked: [4] })
  // What has gone from the list is looked up when it comes back.
  expect(await show(row(4), row(3))).toMatchObject({ stored: 0, asked: [3] })
})

test('a title that changes, and one that changes back, is taken over each time', async () => {
  const { show, store } = await polling()
  const id = releaseId(identityOf(row(1).url))
  await show(row(1, '희소금속을 비축한다'))
  for (const title of ['희소금속을 두 배로 비축한다', '희소금속을 비축한다', '희소금속을 세 배로 비축한다']) {
    expect((await show(row(1, title))).asked).toEqual([1])
    await show(row(1, title))
  }
  expect((await store.releaseById(id))?.title).toBe('희소금속을 세 배로 비축한다')
})

test('a row below another of its name is looked up until it stands above it', async () => {
  const { show, store } = await polling()
  const [pinned, below] = [row(1, '[공지] 공급망 대책을 낸다'), row(1, '공급망 대책을 새로 낸다')]
  await show(pinned, below)
  expect((await show(pinned, below)).asked).toEqual([1])
  await show(below)
  expect((await store.releaseById(releaseId(identityOf(row(1).url))))?.title).toBe(below.title)
})

test('a row that was set aside is tried again in its time, the others are not looked up meanwhile', async () => {
  const { show, world } = await polling()
  world.refuses = '발표 2'
  expect(await show(row(1), row(2))).toMatchObject({ stored: 1, outcome: 'read' })
  expect((await show(row(1), row(2))).asked).toEqual([2])
  world.refuses = undefined
  world.at += HOUR
  expect(await show(row(1), row(2))).toMatchObject({ stored: 1, asked: [2] })
  expect((await show(row(1), row(2))).asked).toEqual([])
})

test('nothing is taken for settled of a reading that could not be stored', async () => {
  const { show, world } = await polling()
  await show(row(1))
  world.breaks = true
  expect(await show(row(1), row(2))).toMatchObject({ outcome: 'failed' })
  world.breaks = false
  expect(await show(row(1), row(2))).toMatchObject({ stored: 1, asked: [2] })
})

test('a list of which one row is settled was not rebuilt, however many are new', async () => {
  const { show, announced } = await polling()
  await show(row(1), row(2, '희소금속을 비축한다'), row(3))
  await show(row(1), row(12, '희소금속을 비축한다'), row(13), row(14))
  // As a moved release it would have been joined to the one of the same title.
  expect(announced).toHaveLength(6)
})

test('what the other way of a source shows is looked up whole', async () => {
  const { store } = await polling()
  const asked: string[] = []
  const deps = {
    releasesKnownAs: (identities: string[]) => {
      asked.push(...identities)
      return store.releasesKnownAs(identities)
    },
    storeOrJoin: async () => ({ outcome: 'stored' as const, releaseId: 'r' }),
    reviseRelease: async () => false,
    signReleases: async () => undefined,
    announce: async () => undefined,
  }
  const allSettled = { isSettled: () => true, keep: () => undefined }
  const read = (otherWay?: OtherWay) =>
    storeReading(deps, [row(1)], source, undefined, MONDAY, otherWay, openSetAside([], MONDAY), allSettled)
  await read()
  expect(asked).toEqual([])
  await read({ isFallback: false })
  expect(asked).toContain(identityOf(row(1).url))
})

test('an address that was found stored once is not looked up again, one that was not is', async () => {
  const asked: string[] = []
  const stored = new Set([identityOf(row(1).url)])
  const find = openFindStoredAddresses({
    releasesKnownAs: async (identities) => {
      asked.push(...identities)
      const known = identities.filter((identity) => stored.has(identity))
      return new Map(known.map((identity) => [identity, { releaseId: 'r', revision: 0, sourceId: 'motir', shown: [] }]))
    },
  })
  const addresses = [row(1).url, row(2).url]
  expect(await find(addresses)).toEqual(new Set(addresses.slice(0, 1)))
  asked.length = 0
  expect(await find(addresses)).toEqual(new Set(addresses.slice(0, 1)))
  expect(asked.filter((name) => name.endsWith('/1'))).toEqual([])
  stored.add(identityOf(row(2).url))
  expect(await find(addresses)).toEqual(new Set(addresses))
})
