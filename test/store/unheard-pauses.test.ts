import { describe, expect, test } from 'vitest'
import { openFinders } from '../../functions/ills/open-finders.ts'
import type { Store } from '../../functions/store/store.ts'
import { DAY, HOUR, MINUTE } from '../../functions/text/seoul.ts'
import { MONDAY } from '../support/a-release.ts'
import { testStores } from '../support/test-stores.ts'

const later = MONDAY + 30 * DAY

async function paused(store: Store, channel: string) {
  const at = { team: 'T1', channel }
  await store.wakeChannel(at, MONDAY)
  const lease = await store.leaseChannel(at, MONDAY)
  if (!lease) throw new Error('the channel is held')
  await store.noteUnheardPause(at, 'is_archived', MONDAY)
  await store.pauseChannel(lease, 'is_archived')
  await store.giveBackChannel(lease, undefined, 0)
  return at
}

describe.each(await testStores())('in $name', ({ store }) => {
  const find = openFinders({ ...store, sources: [] })

  test('a channel paused with nobody told is an ill until somebody resumes it, however long that takes', async () => {
    const one = await paused(store, 'C1')
    await paused(store, 'C2')
    expect(await find['unheard pauses'](later, [])).toEqual([
      {
        kind: 'unheard pauses',
        count: 2,
        since: MONDAY,
        detail: 'C1: is_archived',
        members: ['T1#C1', 'T1#C2'],
      },
    ])
    await store.resumeChannel(one, later)
    expect(await find['unheard pauses'](later + MINUTE, [])).toMatchObject([{ count: 1, detail: 'C2: is_archived' }])
    await store.resumeChannel({ team: 'T1', channel: 'C2' }, later)
    expect(await find['unheard pauses'](later + MINUTE, [])).toEqual([])
    // Paused once more, and this time somebody was told.
    const lease = await store.leaseChannel(one, later + HOUR)
    if (lease) await store.pauseChannel(lease, 'is_archived')
    expect(await find['unheard pauses'](later + HOUR, [])).toEqual([])
  })

  test('the note is kept until the pause, which follows it, is saved', async () => {
    await store.noteUnheardPause({ team: 'T1', channel: 'C3' }, 'is_archived', MONDAY)
    expect(await store.unheardPauses(MONDAY + MINUTE)).toMatchObject({ count: 1 })
    expect(await store.unheardPauses(MONDAY + HOUR)).toEqual({ count: 0, first: [] })
  })
})
