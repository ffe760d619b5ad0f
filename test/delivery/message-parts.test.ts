import { expect, test } from 'vitest'
import { partsToSend } from '../../functions/delivery/message-parts.ts'
import { HOUR } from '../../functions/text/seoul.ts'
import { aDelivery, anIncomingRelease, aSubscription, MONDAY } from '../support/a-release.ts'
import { openMemoryStore } from '../support/memory-store/memory-store.ts'

test('a digest shows the oldest release first, in whatever order they were due', async () => {
  const { store } = openMemoryStore()
  await store.subscribe([aSubscription('희소금속')])
  for (const [id, hoursOld] of Object.entries({ a: 1, b: 48, c: 5 })) {
    await store.storeRelease(anIncomingRelease({ id, showAt: MONDAY - hoursOld * HOUR }, [id]))
    await store.planDelivery(aDelivery({ releaseId: id }), MONDAY)
  }
  const message = { team: 'T1', channel: 'C1', messageId: 'm', openedAt: MONDAY, ambiguous: 0, state: 'open' as const }
  const { parts } = await partsToSend(store, { ...message, releaseIds: ['a', 'b', 'c'] }, MONDAY)
  expect(parts.map(({ release }) => release.id)).toEqual(['b', 'c', 'a'])
})
