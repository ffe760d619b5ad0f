import type { KnownBlock } from '@slack/types'
import { expect, onTestFinished, test } from 'vitest'
import { HOUR } from '../../../functions/text/seoul.ts'
import { aDelivery, anIncomingRelease, aRelease, aSubscription } from '../../support/a-release.ts'
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

async function drawnHome(
  prepare: (store: Awaited<ReturnType<typeof openTestAnswerDoor>>['store']) => Promise<unknown>,
) {
  const door = await openTestAnswerDoor({ 'users.conversations': { ok: true, channels: [{ id: 'C1' }] } })
  onTestFinished(door.close)
  await prepare(door.store)
  await door.answer({ job: 'home', team: 'T1', user: 'U1' })
  return JSON.parse(door.told('views.publish').at(-1)?.view ?? '').blocks
}

test('whoever hears nothing because a source is not read, or nothing is read at all, sees so above their channels', async () => {
  const began = NOW - 4 * HOUR
  const ill = { began, told: 'beginning' as const, tellings: [], version: 0 }
  const unread = { ...ill, kind: 'source' as const, detail: 'unreachable', since: NOW - 3 * HOUR }
  const blocks = await drawnHome(async (store) => {
    for (const n of [1, 2, 3, 4])
      await store.saveIll({ ...unread, id: `source#${n}`, subject: `${n}`, name: `부처 ${n}` })
    await store.saveIll({ ...ill, id: 'no poll', kind: 'no poll' })
    await store.saveIll({ ...ill, id: 'nothing new', kind: 'nothing new', ended: NOW })
  })
  expect(blocks[1].text.text).toBe(
    [
      '• 새 발표를 확인하지 못하고 있습니다. 다시 연결되면 그동안 나온 발표부터 알려 드립니다.',
      '• ‘부처 1’, ‘부처 2’, ‘부처 3’ 외 1곳을 3시간째 읽지 못하고 있습니다. 다시 읽히면 그동안 나온 발표부터 알려 드립니다.',
    ].join('\n'),
  )
})

test('a Home without trouble says nothing of it', async () => {
  const blocks = await drawnHome(async () => undefined)
  expect(blocks[1].type).toBe('actions')
  expect(JSON.stringify(blocks)).not.toContain('못하고 있습니다')
})

test('the packs in the Home say how much each brings, before one is chosen', async () => {
  const blocks = await drawnHome(async () => undefined)
  const menu = blocks.find((block: KnownBlock) => JSON.stringify(block).includes('pack_menu')).elements[0]
  expect(menu.options[0].text.text).toMatch(/^탄소·기후 \(하루 약 \d+건\)$/)
  expect(menu.options[0].description.text).toMatch(/^탄소중립, 온실가스, /)
})

test('the Home says first what ends or begins next, of what the reader’s channels are told of, with the days left', async () => {
  const day = (days: number) => new Date(NOW + 9 * HOUR + days * 24 * HOUR).toISOString().slice(0, 10)
  const blocks = await drawnHome(async (store) => {
    const about = { text: '', showAt: NOW - HOUR }
    const notice = { ...about, id: 'n', title: '희소금속 <비축>법 개정안', kind: '입법예고' as const, due: day(6) }
    const law = { ...about, id: 'l', title: '희소금속법', kind: '법령' as const, effective: [day(2)] }
    for (const one of [notice, law]) await store.storeRelease(anIncomingRelease(one, [one.id]))
    await store.subscribe([aSubscription('희소금속', { ...AT, options: { kinds: 'all' } })])
  })
  const [, { text }] = blocks
  expect(text.text).toMatch(
    /^\*다가오는 마감과 시행\*\n• \*7월 25일\(토\)부터 시행 · D-2\* <[^|]+\|희소금속법>\n• \*의견 제출 7월 29일\(수\)까지 · D-6\* <[^|]+\|희소금속 &lt;비축&gt;법 개정안>\n/,
  )
  expect(text.text).toContain('`/due`')
})
