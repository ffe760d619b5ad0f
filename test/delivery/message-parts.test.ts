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

test('a reminder and news know the message that told of their release, a list of them does not', async () => {
  const { store } = openMemoryStore()
  const at = { team: 'T1', channel: 'C1' }
  await store.subscribe([aSubscription('희소금속', { options: { remind: 3 } })])
  const due = '2026-12-03'
  await store.storeRelease(anIncomingRelease({ id: 'a', due, kind: '행정예고' }, ['a']))
  const tells = { of: 'a', what: 'moved' as const }
  await store.storeRelease(anIncomingRelease({ id: 'a#moved', due, kind: '행정예고', tells }, ['b']))
  const deliveryId = `a#due#${due}`
  for (const more of [{}, { deliveryId }, { releaseId: 'a#moved' }])
    await store.planDelivery(aDelivery({ releaseId: 'a', ...more }), MONDAY)
  const message = { ...at, messageId: 'm', openedAt: MONDAY, ambiguous: 0, state: 'open' as const }
  const firsts = async (deliveryIds: string[], releaseIds: string[]) =>
    (await partsToSend(store, { ...message, deliveryIds, releaseIds }, MONDAY)).parts.map(({ firstTs }) => firstTs)
  expect(await firsts([deliveryId], ['a'])).toEqual([undefined])
  const lease = await store.leaseChannel(at, MONDAY)
  if (lease)
    await store.endDeliveries(lease, new Map([['a', { state: 'posted', ts: '7.1', messageId: 'm0', shown: 0 }]]))
  expect(await firsts([deliveryId], ['a'])).toEqual(['7.1'])
  expect(await firsts(['a#moved'], ['a#moved'])).toEqual(['7.1'])
  expect(await firsts([deliveryId, 'a#moved'], ['a', 'a#moved'])).toEqual([undefined, undefined])
})
