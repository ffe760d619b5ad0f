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
  const unheard: unknown[] = []
  const noteUnheardPause = async (...note: unknown[]) => void unheard.push(note)
  const deps = { tell, subscriptionsOf, noteUnheardPause }
  return { told, unheard, ask: () => tellPaused(deps, at, 'is_archived', ko, MONDAY) }
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

const gone: SendOutcome = { outcome: 'closed', reason: 'user_disabled', whole: 'channel' }
const lost: SendOutcome = { outcome: 'ambiguous', detail: 'timeout' }
const troubled: SendOutcome = { outcome: 'later', retryAt: MONDAY + 5_000, detail: 'internal_error' }

test.each<[string, Record<string, SendOutcome>]>([
  ['everybody has left', { U1: gone, U2: gone }],
  ['Slack refuses the notes', { U1: { outcome: 'refused', reason: 'invalid_blocks' }, U2: gone }],
  ['the answers were lost', { U1: lost, U2: lost }],
  ['one answer was lost, and the other is to be tried again', { U1: lost, U2: troubled }],
])('where %s, the channel is paused and it is noted that nobody is known to have heard', async (_, answers) => {
  const { ask, unheard } = telling(answers)
  expect(await ask()).toBeUndefined()
  expect(unheard).toEqual([[at, 'is_archived', MONDAY]])
})

test('while somebody may still be told it is tried again, and nothing is noted; nor where one was told', async () => {
  const later = telling({ U1: troubled, U2: gone })
  expect(await later.ask()).toBe(MONDAY + 5_000)
  const told = telling({ U1: lost })
  expect(await told.ask()).toBeUndefined()
  expect([later.unheard, told.unheard]).toEqual([[], []])
})
