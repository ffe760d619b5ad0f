import { expect, onTestFinished, test } from 'vitest'
import { HOUR } from '../../../functions/text/seoul.ts'
import { aDelivery, aRelease, aSubscription } from '../../support/a-release.ts'
import { openTestAnswerDoor } from '../../support/answer-door.ts'
import { NOW } from '../../support/slack-door.ts'

const AT = { team: 'T1', channel: 'C1' }

test('the Home lists what a channel was not sent, with its title, link, reason and whether it is tried again', async () => {
  const door = await openTestAnswerDoor({ 'users.conversations': { ok: true, channels: [{ id: 'C1' }] } })
  onTestFinished(door.close)
  const { store } = door
  await store.subscribe([aSubscription('희소금속', { ...AT, since: NOW })])
  for (const id of ['r1', 'r2', 'r3']) {
    await door.addReleases(aRelease({ id, title: `희소금속 <${id}>`, url: `https://www.example.go.kr/view?id=${id}` }))
    await store.planDelivery(aDelivery({ ...AT, releaseId: id }), NOW)
    const lease = await store.leaseChannel(AT, NOW)
    if (!lease) throw new Error('the channel is held')
    const about = { ...AT, messageId: `m-${id}`, releaseIds: [id] }
    const message = { ...about, openedAt: NOW, state: 'sending' as const, ambiguous: 0 }
    await store.openMessage(lease, message)
    const entry = { ...about, reason: 'invalid_blocks', since: NOW - HOUR, isInDoubt: false }
    const ends = new Map([[id, { state: 'failed', reason: 'any' } as const]])
    if (id === 'r1') await store.closeMessage(lease, message, ends, NOW, { ...entry, failedAt: NOW - 2 })
    if (id === 'r2') await store.setAsideMessage(lease, message, new Map([[id, { dueAt: NOW + HOUR }]]), entry)
    if (id === 'r3')
      await store.closeMessage(lease, message, ends, NOW, {
        ...entry,
        reason: 'no answer',
        isInDoubt: true,
        failedAt: NOW,
      })
    await store.giveBackChannel(lease, undefined, NOW)
  }
  await door.answer({ job: 'home', team: 'T1', user: 'U1' })
  const shown = JSON.stringify(JSON.parse(door.told('views.publish').at(-1)?.view ?? '').blocks)
  const link = (id: string) => `<https://www.example.go.kr/view?id=${id}|희소금속 &lt;${id}&gt;>`
  expect(shown).toContain(
    JSON.stringify(
      [
        '*보내지 못했거나 올라갔는지 확인하지 못한 발표 3건*',
        `• ${link('r3')}  —  올라갔는지 확인하지 못함 (Slack: 응답 없음)`,
        `• ${link('r1')}  —  보내지 못함 (Slack: invalid_blocks)`,
        `• ${link('r2')}  —  Slack이 받지 않아 다시 시도하는 중 (Slack: invalid_blocks)`,
      ].join('\n'),
    ).slice(1, -1),
  )
})
