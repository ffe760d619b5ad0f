import { expect, test } from 'vitest'
import { openPoll } from '../../../functions/releases/polling/open-poll.ts'
import type { PollResult } from '../../../functions/releases/polling/poll-source.ts'
import type { Source } from '../../../functions/releases/source.ts'
import { aRawRelease, MONDAY } from '../../support/a-release.ts'
import { openTestStore } from '../../support/test-stores.ts'

const source: Source = { id: 'motir', name: '산업통상부', ministry: '산업통상부' }

async function poll(change: { breaks?: boolean } = {}) {
  const store = await openTestStore()
  const reported: { polled: PollResult; error: Error | undefined }[] = []
  const announced: string[] = []
  const polled = await openPoll({
    now: () => MONDAY,
    store,
    read: async () => ({ outcome: 'read', releases: [aRawRelease()], skipped: 0, validators: { bodyHash: 'a' } }),
    announce: async (ids) => {
      if (change.breaks) throw new Error('the bus is gone')
      announced.push(...ids)
    },
    onPolled: (polled, error) => reported.push({ polled, error }),
  })(source)
  return { polled, reported, announced, state: await store.sourceState('motir') }
}

test('a source is read, and what it shows is stored and announced', async () => {
  const { polled, reported, announced, state } = await poll()
  expect(polled).toEqual({ sourceId: 'motir', outcome: 'read', stored: 1 })
  expect(reported).toEqual([{ polled, error: undefined }])
  expect(announced).toHaveLength(1)
  expect(state.validators).toEqual({ bodyHash: 'a' })
})

test('where storing fails the source is reported as failed with the error, and its validators are not saved', async () => {
  const { polled, reported, state } = await poll({ breaks: true })
  expect(polled).toMatchObject({ sourceId: 'motir', outcome: 'failed', detail: '저장하는 중에 문제가 생겼습니다.' })
  expect(reported).toEqual([{ polled, error: new Error('the bus is gone') }])
  expect(state.validators).toEqual({})
})
