import { expect, test } from 'vitest'
import type { Undelivered } from '../../functions/delivery/delivery.ts'
import {
  findDoubtfulMessages,
  findFailedDeliveries,
  findRefusedWorkspaces,
  tallyUndelivered,
} from '../../functions/ills/find-delivery-ills.ts'
import { type Ill, illId } from '../../functions/ills/ill.ts'
import { openFinders } from '../../functions/ills/open-finders.ts'
import { DAY, HOUR } from '../../functions/text/seoul.ts'
import { MONDAY } from '../support/a-release.ts'
import { testStores } from '../support/test-stores.ts'

function anEntry(change: Partial<Undelivered>): Undelivered {
  const entry = { team: 'T1', channel: 'C1', messageId: 'm1', releaseIds: ['r1'], reason: 'invalid_blocks' }
  return { ...entry, since: MONDAY, nextTryAt: MONDAY + HOUR, isInDoubt: false, ...change }
}

const failedIn = async (entries: Undelivered[], now: number) =>
  findFailedDeliveries(await tallyUndelivered(entries, now))
const doubtfulIn = async (entries: Undelivered[]) => findDoubtfulMessages(await tallyUndelivered(entries, MONDAY))

const inDoubt = anEntry({ isInDoubt: true, reason: 'no answer' })

test('what is refused is named by the word of whoever refuses it, from the first refusal on', async () => {
  const entries = [
    anEntry({}),
    anEntry({ channel: 'C2', releaseIds: ['r1', 'r2'], since: MONDAY + HOUR }),
    anEntry({ reason: 'blocks_policy_violation' }),
  ]
  expect(await failedIn(entries, MONDAY + HOUR)).toEqual([
    { kind: 'failed deliveries', subject: 'invalid_blocks', since: MONDAY, count: 3, detail: 'invalid_blocks' },
    expect.objectContaining({ subject: 'blocks_policy_violation', count: 1 }),
  ])
})

test('what failed for good is told for a day, also where no answer ever came', async () => {
  const failed = [anEntry({ failedAt: MONDAY }), anEntry({ ...inDoubt, failedAt: MONDAY })]
  expect((await failedIn(failed, MONDAY + DAY - 1)).map(({ subject }) => subject)).toEqual([
    'invalid_blocks',
    'no answer',
  ])
  expect(await failedIn(failed, MONDAY + DAY)).toEqual([])
  expect(await failedIn([anEntry({ failedAt: MONDAY + 300 * DAY })], MONDAY)).toEqual([])
})

test('what may have been posted is doubtful, and no failure, until it is given up', async () => {
  expect(await failedIn([inDoubt], MONDAY)).toEqual([])
  expect(await doubtfulIn([inDoubt, inDoubt, anEntry({})])).toEqual([
    { kind: 'doubtful messages', since: MONDAY, count: 2 },
  ])
  expect(await doubtfulIn([anEntry({ ...inDoubt, failedAt: MONDAY })])).toEqual([])
})

test('a workspace that nobody tries any more has not recovered: its ill stands, and none begins', () => {
  const refused = { team: 'T1', reason: 'token_revoked' }
  const finding = { kind: 'refused workspace' as const, subject: 'T1', detail: 'token_revoked' }
  const standing: Ill = { ...finding, id: illId(finding), began: MONDAY, told: 'beginning', tellings: [], version: 1 }
  expect(findRefusedWorkspaces([{ ...refused, isLate: false }], [])).toEqual([finding])
  expect(findRefusedWorkspaces([{ ...refused, isLate: true }], [])).toEqual([])
  expect(findRefusedWorkspaces([{ ...refused, isLate: true }], [standing])).toEqual([finding])
  expect(findRefusedWorkspaces([], [standing])).toEqual([])
})

const stores = await testStores()
test.each(stores)(
  '$name: however many failed days ago, one that is refused now is an ill',
  async ({ store }) => {
    const now = MONDAY + 3 * DAY
    for (let n = 0; n <= 520; n += 1) {
      const channel = { team: 'T1', channel: `C${String(n).padStart(4, '0')}` }
      await store.wakeChannel(channel, MONDAY)
      const lease = await store.leaseChannel(channel, MONDAY)
      if (!lease) throw new Error('the channel is held')
      const message = { ...channel, messageId: `m${n}`, openedAt: MONDAY, releaseIds: ['r1'], ambiguous: 0 }
      const listed = anEntry({ ...channel, messageId: message.messageId, nextTryAt: undefined })
      if (n < 520) {
        const failed = { ...listed, failedAt: MONDAY + DAY - HOUR }
        await store.closeMessage(lease, { ...message, state: 'closed' }, new Map(), MONDAY, failed)
      } else {
        const refused = { ...listed, reason: 'too_many_blocks', since: now, nextTryAt: now + HOUR }
        await store.setAsideMessage(lease, { ...message, state: 'closed' }, new Map(), refused)
      }
    }
    const finders = openFinders({ ...store, sources: [] })
    expect(await finders['failed deliveries'](now, [])).toMatchObject([{ subject: 'too_many_blocks', count: 1 }])
  },
  60_000,
)
