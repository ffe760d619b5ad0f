import { expect, onTestFinished, test } from 'vitest'
import { ko } from '../../../functions/copy/ko/ko.ts'
import type { Language } from '../../../functions/copy/languages/language.ts'
import type { Message } from '../../../functions/delivery/message.ts'
import { openWorkspaceCopies } from '../../../functions/slack/client/workspace-copies.ts'
import { openSlackCarrier } from '../../../functions/slack/posting/slack-carrier.ts'
import { aMatch, anFscRelease } from '../../support/a-release.ts'
import { openLocalServer } from '../../support/local-server.ts'

async function opened(languageOf: (team: string) => Promise<Language>) {
  const slack = await openLocalServer((_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end('{"ok":true,"ts":"1.1"}')
  })
  onTestFinished(slack.close)
  let clock = 0
  const copyOf = openWorkspaceCopies({ now: () => clock, languageOf }, 5_000)
  const { post, edit } = openSlackCarrier(`${slack.url}/api/`, async () => ({ 'slack-bot-token': 'xoxb-test' }), copyOf)
  const said = () => slack.asked.map(({ body }) => new URLSearchParams(body).get('text'))
  const wait = (ms: number) => {
    clock += ms
  }
  return { post, edit, said, wait }
}

const message = (team: string): Message => ({
  team,
  channel: 'C1',
  messageId: 'm1',
  openedAt: 0,
  releaseIds: ['r1'],
  state: 'sending',
  ambiguous: 0,
  ts: '1.1',
})
const parts = [{ release: anFscRelease(), matches: [aMatch('핵심광물')] }]

test('a workspace reads its releases in its language, edits of them as well', async () => {
  const { post, edit, said } = await opened(async (team) => (team === 'T2' ? 'en' : 'ko'))
  await post(message('T1'), parts)
  await post(message('T2'), parts)
  await edit(message('T2'), parts)
  expect(said().map((text) => text?.match(/\((.+)\)$/)?.[1])).toEqual([
    '키워드: 핵심광물',
    'keyword: 핵심광물',
    'keyword: 핵심광물',
  ])
})

test('the language is read once in five seconds', async () => {
  const asked: string[] = []
  const { post, wait } = await opened(async (team) => {
    asked.push(team)
    return 'ko'
  })
  for (const ms of [0, 2_500, 2_400, 200]) {
    wait(ms)
    await post(message('T1'), parts)
  }
  expect(asked).toEqual(['T1', 'T1'])
})

test('when the language cannot be read, the message is Korean and the next one reads it again', async () => {
  let broken = true
  const { post, said } = await opened(async () => {
    if (broken) throw new Error('table gone')
    return 'en'
  })
  await post(message('T1'), parts)
  broken = false
  await post(message('T1'), parts)
  expect(said().map((text) => text?.includes('키워드:'))).toEqual([true, false])
})

test.each([
  ['a reminder', { deliveryId: 'r1#due#2026-12-03' }, {}],
  ['news', {}, { tells: { of: 'r0', what: 'moved' as const }, dueBefore: '2026-12-01' }],
])(
  '%s links the message that told of it first, and goes out without where Slack does not say',
  async (_, more, change) => {
    let permalink: object = { ok: true, permalink: 'https://team.slack.example/archives/C1/p17000001' }
    const slack = await openLocalServer(({ url }, response) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(url?.endsWith('getPermalink') ? permalink : { ok: true, ts: '1.1' }))
    })
    onTestFinished(slack.close)
    const token = async () => ({ 'slack-bot-token': 'xoxb-test' })
    const { post } = openSlackCarrier(`${slack.url}/api/`, token, async () => ko)
    const release = { ...anFscRelease(), kind: '행정예고' as const, due: '2026-12-03', ...change }
    const told = [{ release, matches: [aMatch('핵심광물')], firstTs: '1700000.1', ...more }]
    expect(await post(message('T1'), told)).toEqual({ outcome: 'posted', ts: '1.1' })
    permalink = { ok: false, error: 'message_not_found' }
    expect(await post(message('T1'), told)).toEqual({ outcome: 'posted', ts: '1.1' })
    const bodies = slack.asked.map(({ body }) => new URLSearchParams(body))
    expect(bodies[0]?.get('message_ts')).toBe('1700000.1')
    const link = '<https://team.slack.example/archives/C1/p17000001|처음 알린 메시지 보기>'
    expect(bodies[1]?.get('blocks')).toContain(link)
    expect(bodies[3]?.get('blocks')).not.toContain('처음 알린')
  },
)

test('what is told for the first time asks Slack for no link', async () => {
  const { post, said } = await opened(async () => 'ko')
  await post(message('T1'), parts)
  expect(said()).toHaveLength(1)
})
