import { describe, expect, test } from 'vitest'
import { matchRelease } from '../../functions/delivery/match-release.ts'
import type { RawRelease } from '../../functions/releases/raw-release.ts'
import { normaliseRelease } from '../../functions/releases/same-release/normalise-release.ts'
import { HOUR, MINUTE } from '../../functions/text/seoul.ts'
import { aDelivery, aRawRelease, MONDAY } from '../support/a-release.ts'
import { openMemoryStore } from '../support/memory-store/memory-store.ts'
import { openTestStore } from '../support/test-stores.ts'

const NOTICE: Partial<RawRelease> = {
  title: '산업안전보건법 시행령 일부개정령(안) 입법예고',
  kind: '입법예고',
  due: '2026-12-30',
  text: '산업안전보건법 시행령을 고친다.',
}
const PRESS: Partial<RawRelease> = {
  title: '고용노동부, 산업안전보건법 시행령 개정안 입법예고',
  text: '고용노동부는 「산업안전보건법」 시행령 개정안을 12월 30일까지 입법예고한다고 밝혔다.',
}

const stores = [
  ['memory', async () => openMemoryStore().store],
  ['DynamoDB', openTestStore],
] as const
const orders = [
  ['the notice', 'the press release', NOTICE, PRESS],
  ['the press release', 'the notice', PRESS, NOTICE],
] as const

describe.each(stores)('in the store of %s', (name, openStore) => {
  test.each(orders)(
    'when %s comes before %s, the later names it at once and the earlier is edited',
    async (...args) => {
      const [firstName, , firstRaw, laterRaw] = args
      const store = await openStore()
      const at = { team: 'T7', channel: `C-${name}-${firstName}` }
      const storedAt = async (raw: Partial<RawRelease>, now: number) => {
        const url = `https://www.example.go.kr/${encodeURIComponent(firstName)}/${raw.kind ?? 'press'}`
        const published = { day: '2026-11-23' }
        const incoming = normaliseRelease(
          aRawRelease({ url, published, ministry: '고용노동부', ...raw }),
          { id: 's', name: '고용노동부 발표' },
          now,
        )
        await store.storeRelease({ ...incoming, release: { ...incoming.release, announcedAt: now } }, now)
        return incoming.release.id
      }
      const deps = {
        ...store,
        morning: '09:00',
        matchesOf: async () => [],
        async *findListeners() {},
        ringChannels: async () => {},
      }

      const first = await storedAt(firstRaw, MONDAY)
      await matchRelease(deps, first, MONDAY)
      expect((await store.releaseById(first))?.related).toBeUndefined()
      await store.planDelivery(aDelivery({ ...at, releaseId: first, plannedAt: MONDAY, dueAt: MONDAY }), MONDAY)
      const lease = await store.leaseChannel(at, MONDAY)
      if (!lease) throw new Error('no lease')
      await store.endDeliveries(lease, new Map([[first, { state: 'posted', ts: '1', messageId: 'm', shown: 0 }]]))

      const later = await storedAt(laterRaw, MONDAY + HOUR)
      await matchRelease(deps, later, MONDAY + HOUR)
      expect((await store.releaseById(later))?.related).toMatchObject([{ id: first, title: firstRaw.title }])
      const edited = await store.releaseById(first)
      expect(edited).toMatchObject({ revision: 1, links: 1, related: [{ id: later, title: laterRaw.title }] })
      await matchRelease(deps, first, MONDAY + HOUR + 3 * MINUTE)
      expect(await store.deliveryOf(at, first)).toMatchObject({ state: 'posted', wanted: 1 })

      // Matched again, as after a crash, nothing changes.
      await matchRelease(deps, later, MONDAY + HOUR + 3 * MINUTE)
      expect(await store.releaseById(first)).toEqual(edited)
      expect(await store.releaseBell(later)).toBeUndefined()
    },
  )
})
