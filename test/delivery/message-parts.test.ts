import { expect, test } from 'vitest'
import { partsToSend } from '../../functions/delivery/message-parts.ts'
import { HOUR } from '../../functions/text/seoul.ts'
import { aDelivery, aRelease, aSubscription, MONDAY } from '../support/a-release.ts'

test('a digest shows the oldest release first, in whatever order they were due', async () => {
  const hoursOld: Record<string, number> = { a: 1, b: 48, c: 5 }
  const ledger = {
    deliveryOf: async (_: object, releaseId: string) => aDelivery({ releaseId }),
    releaseById: async (id: string) => aRelease({ id, showAt: MONDAY - (hoursOld[id] ?? 0) * HOUR }),
    subscriptionsOf: async () => [aSubscription('희소금속')],
  }
  const message = { team: 'T1', channel: 'C1', messageId: 'm', openedAt: MONDAY, ambiguous: 0, state: 'open' as const }
  const { parts } = await partsToSend(ledger, { ...message, releaseIds: ['a', 'b', 'c'] })
  expect(parts.map(({ release }) => release.id)).toEqual(['b', 'c', 'a'])
})
