import { expect, test } from 'vitest'
import { ko } from '../../../functions/copy/ko/ko.ts'
import type { SendOutcome } from '../../../functions/delivery/carrier.ts'
import { tellPaused } from '../../../functions/slack/posting/tell-paused.ts'
import { aSubscription, MONDAY } from '../../support/a-release.ts'

const at = { team: 'T1', channel: 'C1' }
const taken: SendOutcome = { outcome: 'posted', ts: '1.0' }
const limited = (retryAt: number): SendOutcome => ({ outcome: 'later', retryAt, detail: 'http 429', isLimit: true })

function telling(answers: Record<string, SendOutcome>) {
  const told: string[] = []
  const tell = async (user: string) => {
    told.push(user)
    return answers[user] ?? taken
  }
  const subscriptionsOf = async () => ['U1', 'U2', 'U1'].map((by) => aSubscription('희소금속', { ...at, by }))
  return { told, ask: () => tellPaused({ tell, subscriptionsOf }, at, 'is_archived', ko) }
}

test('everybody who subscribed in a paused channel is told once', async () => {
  const { told, ask } = telling({})
  expect(await ask()).toBeUndefined()
  expect(told).toEqual(['U1', 'U2'])
})

test.each<[string, Record<string, SendOutcome>, number | undefined]>([
  ['all of them', { U1: limited(MONDAY + 7_000), U2: limited(MONDAY + 3_000) }, MONDAY + 3_000],
  ['one of them', { U1: limited(MONDAY + 7_000) }, undefined],
  [
    'nobody, though nobody is there',
    { U1: { outcome: 'closed', reason: 'user_not_found', whole: 'channel' } },
    undefined,
  ],
])('when Slack’s rate limit stops %s, the next try is at %s', async (_, answers, again) => {
  expect(await telling(answers).ask()).toBe(again)
})
