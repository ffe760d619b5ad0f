import type { ModalView } from '@slack/types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type LocalServer, openLocalServer } from '../../support/local-server.ts'
import { NOW, openTestSlackDoor } from '../../support/slack-door.ts'
import { pressForm, signedRequest } from '../../support/slack-requests.ts'

let slack: LocalServer

beforeEach(async () => {
  slack = await openLocalServer((_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ ok: true, view: { id: 'V2', hash: 'h1' } }))
  })
})
afterEach(() => slack.close())

const IN_HOME = {
  channel: undefined,
  response_url: undefined,
  container: { type: 'view', view_id: 'V1' },
  view: { id: 'V1', type: 'home', private_metadata: '' },
}

async function pressed(door: ReturnType<typeof openTestSlackDoor>, where: object = {}): Promise<ModalView> {
  const actions = [{ type: 'button', block_id: 'b', action_id: 'source_details', value: 'details' }]
  await door.handler(signedRequest(pressForm('', undefined, { trigger_id: '1.2.x', actions, ...where }), { at: NOW }))
  const [opened, drawn] = slack.asked.map(({ path, body }) => ({
    path,
    told: Object.fromEntries(new URLSearchParams(body)),
  }))
  expect(opened).toMatchObject({ path: '/api/views.open', told: { trigger_id: '1.2.x' } })
  expect(drawn).toMatchObject({ path: '/api/views.update', told: { view_id: 'V2' } })
  return JSON.parse(drawn?.told.view ?? '')
}

test.each([
  ['an answer', {}],
  ['the Home', IN_HOME],
])(
  'the button in %s opens why each source is not read and what to do about it, and says nothing in the channel',
  async (_, where) => {
    const door = openTestSlackDoor(`${slack.url}/api/`)
    const read = { validators: {}, firstReadAt: NOW, failures: 0, newestDay: '2026-07-22' }
    await door.store.saveSourceState({ ...read, sourceId: 'fsc' })
    const failure = { reason: 'refused', detail: 'http 403' } as const
    await door.store.saveSourceState({ ...read, sourceId: 'moel', failures: 3, failure })
    const { title, blocks } = await pressed(door, where)
    expect(title.text).toBe('출처별 이유와 할 일')
    expect(blocks).toMatchObject([
      {
        text: {
          text: '• 고용노동부 정책자료 — 접속이 막혀 있습니다. 잠시 쉬었다가 자동으로 다시 시도합니다. (마지막 발표 2026년 7월 22일 (수))',
        },
      },
      { text: { text: '• 정책브리핑 보도자료 — 아직 읽지 않았습니다. 곧 읽습니다.' } },
    ])
    expect(slack.asked).toHaveLength(2)
  },
)

test('sources that were mended since the button was drawn are called read', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  for (const sourceId of ['fsc', 'moel', 'open-api'])
    await door.store.saveSourceState({
      sourceId,
      validators: {},
      firstReadAt: NOW,
      failures: 0,
      newestDay: '2026-07-22',
    })
  const { blocks } = await pressed(door)
  expect(blocks).toMatchObject([{ text: { text: '모든 출처를 정상으로 읽고 있습니다.' } }])
})
