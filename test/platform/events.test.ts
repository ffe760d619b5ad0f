import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { expect, test } from 'vitest'
import { ringReleases } from '../../functions/platform/events.ts'
import { stubbed } from '../support/stub-aws-client.ts'

interface Entries {
  Entries: { EventBusName: string; Detail: string }[]
}

/** An event bus that takes an entry when `takes` says so of its release, and of how many requests there were. */
function busThat(takes: (releaseId: string, count: number) => boolean) {
  const taken: string[] = []
  const { client, requests } = stubbed<EventBridgeClient, Entries>(
    new EventBridgeClient({ region: 'ap-northeast-2' }),
    ({ input }, count) => ({
      Entries: input.Entries.map(({ Detail }) => {
        const { releaseId } = JSON.parse(Detail) as { releaseId: string }
        if (!takes(releaseId, count)) return { ErrorCode: 'InternalFailure' }
        taken.push(releaseId)
        return { EventId: releaseId }
      }),
    }),
  )
  return { client, taken, sizes: () => requests.map(({ input }) => input.Entries.length) }
}

const ids = Array.from({ length: 12 }, (_, n) => `r${n}`)

test('releases are announced ten in a call', async () => {
  const bus = busThat(() => true)
  await ringReleases('chorok', ids, bus.client)
  expect(bus.taken).toEqual(ids)
  expect(bus.sizes()).toEqual([10, 2])
})

test('entries that the bus did not take are sent again, and no others', async () => {
  const bus = busThat((id, count) => count > 2 || !['r3', 'r11'].includes(id))
  await ringReleases('chorok', ids, bus.client)
  expect(bus.taken.toSorted()).toEqual(ids.toSorted())
  expect(bus.sizes()).toEqual([10, 2, 2])
})

test('it throws when some are not taken at all, after the others were', async () => {
  const bus = busThat((id) => id !== 'r3')
  await expect(ringReleases('chorok', ids, bus.client)).rejects.toThrow('1 releases not taken')
  expect(bus.taken).toHaveLength(11)
})

test('with nothing to announce nothing is sent', async () => {
  const bus = busThat(() => true)
  await ringReleases('chorok', [], bus.client)
  expect(bus.sizes()).toEqual([])
})
