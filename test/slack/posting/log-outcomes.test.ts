import { expect, test, vi } from 'vitest'
import type { Carrier, SendOutcome } from '../../../functions/delivery/carrier.ts'
import type { Message } from '../../../functions/delivery/message.ts'
import { log } from '../../../functions/platform/log.ts'
import { logOutcomes } from '../../../functions/slack/posting/log-outcomes.ts'
import { aRelease, MONDAY } from '../../support/a-release.ts'

const message = { team: 'T1', channel: 'C1', messageId: 'm1', releaseIds: ['r1'] } as Message
const part = (id: string, announcedAt: number) => ({
  release: aRelease({ id, announcedAt, published: { day: '2026-11-23', at: announcedAt - 60_000 } }),
  matches: [],
})

/** What is logged when a carrier answers so. */
async function logged(answer: SendOutcome, sent = message, parts = [part('r1', MONDAY)]): Promise<unknown[]> {
  const info = vi.spyOn(log, 'info').mockReturnValue()
  try {
    const carrier = { post: async () => answer, edit: async () => answer } as unknown as Carrier
    expect(await logOutcomes(carrier, () => MONDAY + 90_000).post(sent, parts)).toBe(answer)
    return info.mock.calls.flat()
  } finally {
    info.mockRestore()
  }
}

test('a posted message is one line with its ids and how long it took', async () => {
  expect(await logged({ outcome: 'posted', ts: '1.2' })).toEqual([
    'message sent',
    {
      ...{ team: 'T1', channel: 'C1', messageId: 'm1', releaseId: 'r1', outcome: 'posted', ts: '1.2' },
      sinceAnnouncedMs: 90_000,
      sincePublishedMs: 150_000,
    },
  ])
})

test('a digest names all its releases, and counts from the one that waited longest', async () => {
  const digest = { ...message, releaseIds: ['r1', 'r2'] }
  const [, fields] = await logged({ outcome: 'posted', ts: '1.2' }, digest, [
    part('r1', MONDAY),
    part('r2', MONDAY - 60_000),
  ])
  expect(fields).toMatchObject({ releaseIds: ['r1', 'r2'], sinceAnnouncedMs: 150_000 })
})

test.each<[SendOutcome, string]>([
  [{ outcome: 'refused', reason: 'msg_too_long' }, 'msg_too_long'],
  [{ outcome: 'closed', reason: 'is_archived', whole: 'channel' }, 'is_archived'],
  [{ outcome: 'ambiguous', detail: 'timeout' }, 'timeout'],
])('%j is logged with Slack’s own word', async (answer, word) => {
  expect((await logged(answer))[1]).toMatchObject({ outcome: answer.outcome, word })
})
