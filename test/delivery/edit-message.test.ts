import { expect, test } from 'vitest'
import type { SendOutcome } from '../../functions/delivery/carrier.ts'
import { DAY, MINUTE } from '../../functions/text/seoul.ts'
import { aDelivery, anIncomingRelease, MONDAY } from '../support/a-release.ts'
import { deliveryFixture } from '../support/delivery-fixture.ts'

const { at, deliver, deliveryOf, planReleases, reviseRelease, bellDueAt, sentMessage, store, world } =
  await deliveryFixture()

test('a revised release has its message edited, not sent again', async () => {
  await planReleases(1)
  await deliver()
  const id = `${at.channel}-0`
  const was = await store.releaseById(id)
  if (!was) throw new Error('no release')
  const release = { ...was, title: '희소금속 0 (정정)', revision: 1, revisedAt: world.now, changed: ['title' as const] }
  expect(await store.saveRevision(release, was, { release, identities: [id], claims: [], revision: 1 })).toBe(true)
  await store.wantRevision(at, id, 1, world.now, MONDAY)
  await store.wakeChannel(at, world.now)
  world.now += 2_000
  await deliver()
  await deliver()
  expect(world.posts).toHaveLength(1)
  expect(world.edits).toEqual([['희소금속 0 (정정)']])
  expect(await deliveryOf(0)).toMatchObject({ shown: 1, wanted: 1 })
  expect(await bellDueAt()).toBeUndefined()
})

test('an edit in a closed channel pauses the channel and stays due until somebody resumes it', async () => {
  await planReleases(1)
  await deliver()
  const id = `${at.channel}-0`
  const was = await store.releaseById(id)
  if (!was) throw new Error('no release')
  const release = { ...was, title: '희소금속 0 (정정)', revision: 1, revisedAt: world.now, changed: ['title' as const] }
  await store.saveRevision(release, was, { release, identities: [id], claims: [], revision: 1 })
  await store.wantRevision(at, id, 1, world.now, MONDAY)
  await store.wakeChannel(at, world.now)
  world.answers = [{ outcome: 'closed', reason: 'is_archived', whole: 'channel' }]
  world.now += 2_000
  await deliver()
  expect(world.pauseNotices).toEqual(['is_archived'])
  expect(await store.deliveryOf(at, id)).toMatchObject({ shown: 0, wanted: 1 })
  await store.resumeChannel(at, world.now)
  await deliver()
  expect(world.edits).toHaveLength(2)
  expect(await store.deliveryOf(at, id)).toMatchObject({ shown: 1 })
})

test('a message whose row has expired is not edited, and the edit does not come up again', async () => {
  await planReleases(1)
  await deliver()
  await reviseRelease()
  world.now += 2_000
  await deliver({ messageOf: async () => undefined })
  expect([world.posts.length, world.edits.length]).toEqual([1, 0])
  expect(await bellDueAt()).toBeUndefined()
  expect(await deliveryOf(0)).toMatchObject({ state: 'posted', shown: 1 })
})

test.each<[string, SendOutcome]>([
  ['whose answer is lost each time', { outcome: 'ambiguous', detail: 'internal_error' }],
  ['that is refused under a name in no list', { outcome: 'refused', reason: 'strange_new_error', isUnlisted: true }],
  ['that is put off under an unknown name', { outcome: 'later', retryAt: 0, detail: 'strange_new_error' }],
])('an edit %s holds up no other message, and is tried again', async (_, answer) => {
  await planReleases(1)
  await deliver()
  await reviseRelease()
  const next = `${at.channel}-next`
  await store.storeRelease(anIncomingRelease({ id: next }, [next]))
  await store.planDelivery(aDelivery({ ...at, releaseId: next, dueAt: world.now + 1 }), MONDAY)
  world.now += 2_000
  world.answers = [answer, { outcome: 'posted', ts: '5.5' }, answer, answer]
  const from = world.now
  await deliver()
  expect(world.posts).toHaveLength(2)
  expect(world.edits).toHaveLength(1)
  expect(await deliveryOf(0)).toMatchObject({ shown: 0, wanted: 1 })
  expect(await bellDueAt()).toBe(from + 5 * MINUTE)
  while (world.now < from + 36 * MINUTE) {
    await deliver()
    world.now = Math.max(world.now + 1_000, (await bellDueAt()) ?? world.now + MINUTE)
  }
  expect(world.edits).toHaveLength(4)
  expect(await deliveryOf(0)).toMatchObject({ shown: 1 })
  expect(await bellDueAt()).toBeUndefined()
})

test('an edit that is taken forgets the answers that were lost before it', async () => {
  await planReleases(1)
  await deliver()
  await reviseRelease()
  world.now += 2_000
  world.answers = [{ outcome: 'ambiguous', detail: 'timeout' }]
  await deliver()
  expect(await sentMessage()).toMatchObject({ editsLost: 1 })
  world.now += 6 * MINUTE
  await deliver()
  expect(await deliveryOf(0)).toMatchObject({ shown: 1 })
  expect((await sentMessage())?.editsLost).toBeUndefined()
})

const REVOKED = { reason: 'token_revoked', whole: 'workspace' } as const
const refusedHere = async () => (await store.refusedWorkspaces(world.now)).filter(({ team }) => team === at.team)

test('a workspace that refuses to be read back is noted as one that accepts nothing', async () => {
  await planReleases(1)
  world.answers = [{ outcome: 'ambiguous', detail: 'timeout' }]
  world.seekOutcomes = [{ found: 'closed', ...REVOKED }]
  await deliver()
  world.now += 2 * MINUTE
  await deliver()
  expect(await refusedHere()).toMatchObject([{ reason: 'token_revoked' }])
})

test('a workspace that refuses an edit is noted as one that accepts nothing', async () => {
  await planReleases(1)
  await deliver()
  await reviseRelease()
  world.now += 2_000
  world.answers = [{ outcome: 'closed', ...REVOKED }]
  await deliver()
  expect(await refusedHere()).toMatchObject([{ reason: 'token_revoked' }])
})

test.each<[string, SendOutcome, string]>([
  ['is refused', { outcome: 'refused', reason: 'message_not_found' }, 'message_not_found'],
  ['is never answered', { outcome: 'ambiguous', detail: 'timeout' }, 'timeout'],
])(
  'an edit that %s is given up in the end, and that is told once with channel, releases and reason',
  async (_, answer, reason) => {
    await planReleases(1)
    await deliver()
    await reviseRelease()
    world.answers = Array(12).fill(answer)
    for (const until = world.now + 3 * DAY; world.now < until; ) {
      await deliver()
      world.now = Math.max(world.now + MINUTE, (await bellDueAt()) ?? until)
    }
    const { messageId } = (await sentMessage()) ?? {}
    const about = { ...at, messageId, releaseIds: [`${at.channel}-0`], reason }
    expect(world.troubles).toEqual([{ trouble: 'edit given up', ...about }])
  },
)

test.each([10, 60])(
  'neither a turn nor a hold of a clock %i minutes ahead keeps a channel waiting',
  async (minutes) => {
    await planReleases(1)
    const from = world.now
    world.now = from + minutes * MINUTE
    await deliver({ reserveSlot: async () => world.now + 5 * MINUTE })
    world.now = from
    await deliver()
    expect(world.posts).toMatchObject([{ at: from }])
  },
)

test('a turn that is hours away holds a channel an hour at a time, and the worker does not go round for it', async () => {
  await planReleases(1)
  const slot = world.now + 90 * MINUTE
  const reserveSlot = async () => slot
  const from = world.now
  await deliver({ reserveSlot })
  expect(await bellDueAt()).toBe(from + 60 * MINUTE)
  world.now = from + 60 * MINUTE
  await deliver({ reserveSlot })
  expect(world.posts).toEqual([])
  world.now = slot
  await deliver({ reserveSlot })
  expect(world.posts).toMatchObject([{ at: slot }])
})
