import { expect, test } from 'vitest'
import { sendEvent } from '../../../../lib/local/slack/send-event.ts'
import type { SlackSide } from '../../../../lib/local/slack/send-to-app.ts'
import { submitView } from '../../../../lib/local/slack/submit-view.ts'
import { takeAction } from '../../../../lib/local/slack/take-action.ts'
import { openViews } from '../../../../lib/local/slack/web-api/views.ts'

const modal = (title: string) => ({
  type: 'modal',
  title: { type: 'plain_text', text: title },
  blocks: [{ type: 'divider' }],
})
const VALUES = { query: { text: { type: 'plain_text_input', value: '수소' } } }

function aSide(answer: string) {
  const views = openViews(() => undefined)
  const heard: string[] = []
  const knock = async (body: string) => {
    heard.push(new URLSearchParams(body).get('payload') ?? '')
    return { body: answer }
  }
  return { views, heard, side: { views, knock } as unknown as SlackSide }
}

test('a modal opens with a trigger, once', () => {
  const { views } = aSide('')
  const trigger_id = views.issueTrigger()
  expect(views.methods['views.open']?.({ trigger_id, view: modal('구독') })).toMatchObject({ ok: true })
  expect(views.modal()).toMatchObject({ title: { text: '구독' } })
  expect(views.methods['views.open']?.({ trigger_id, view: modal('또') })).toEqual({
    ok: false,
    error: 'invalid_trigger_id',
  })
})

test('a view is updated by its id, and only while it stands', () => {
  const { views } = aSide('')
  views.methods['views.open']?.({ trigger_id: views.issueTrigger(), view: modal('구독') })
  const view_id = views.modal()?.id
  expect(views.methods['views.update']?.({ view_id, view: modal('고치기') })).toMatchObject({ ok: true })
  expect(views.modal()).toMatchObject({ id: view_id, title: { text: '고치기' } })
  views.close()
  expect(views.methods['views.update']?.({ view_id, view: modal('늦음') })).toEqual({ ok: false, error: 'not_found' })
})

test('a view is drawn anew with its hash only while nothing else has been drawn', () => {
  const { views } = aSide('')
  views.methods['views.open']?.({ trigger_id: views.issueTrigger(), view: modal('구독') })
  const { id: view_id, hash } = views.modal() ?? {}
  expect(views.methods['views.update']?.({ view_id, hash, view: modal('첫째') })).toMatchObject({ ok: true })
  expect(views.methods['views.update']?.({ view_id, hash, view: modal('늦음') })).toEqual({
    ok: false,
    error: 'hash_conflict',
  })
  expect(views.modal()).toMatchObject({ title: { text: '첫째' } })
})

test.each([
  [
    'two blocks of one name',
    [
      { type: 'divider', block_id: 'a' },
      { type: 'divider', block_id: 'a' },
    ],
  ],
  ['a field and no button to send it', [{ type: 'input', block_id: 'query' }]],
])('a view with %s is refused', (_, blocks) => {
  const { views } = aSide('')
  const view = { ...modal('구독'), blocks }
  expect(views.methods['views.open']?.({ trigger_id: views.issueTrigger(), view })).toMatchObject({ ok: false })
})

test('letters typed in a modal come with the view as it stands, its hash and what is in its fields', async () => {
  const { views, side, heard } = aSide('')
  views.methods['views.open']?.({ trigger_id: views.issueTrigger(), view: modal('구독') })
  const { id, hash } = views.modal() ?? {}
  const action = { type: 'plain_text_input', action_id: 'text', block_id: 'query', value: '수소' }
  await takeAction(side, { view: id, action, values: VALUES })
  expect(JSON.parse(heard[0] ?? '')).toMatchObject({
    type: 'block_actions',
    view: { id, hash, state: { values: VALUES } },
    actions: [action],
  })
})

test('events have ids of their own, also in the same moment', async () => {
  const { side, heard } = aSide('')
  const bodies: string[] = []
  const knock = async (body: string) => ({ body: String(bodies.push(body)) })
  const event = { type: 'app_home_opened' }
  await Promise.all([sendEvent({ ...side, knock }, event), sendEvent({ ...side, knock }, event)])
  expect(new Set(bodies.map((body) => JSON.parse(body).event_id)).size).toBe(2)
  expect(heard).toEqual([])
})

test('a view that was closed stays closed, whatever comes for it later', () => {
  const { views } = aSide('')
  views.replace(modal('늦음'))
  expect(views.modal()).toBeUndefined()
})

test.each([
  ['nothing', '', undefined, {}],
  ['errors', '{"response_action":"errors","errors":{"query":"두 글자 이상"}}', '구독', { query: '두 글자 이상' }],
  ['another view', JSON.stringify({ response_action: 'update', view: modal('끝') }), '끝', {}],
])('a submission answered with %s leaves what Slack would leave', async (_, answer, title, errors) => {
  const { views, side, heard } = aSide(answer)
  views.methods['views.open']?.({ trigger_id: views.issueTrigger(), view: modal('구독') })
  expect(await submitView(side, VALUES)).toEqual(errors)
  expect(views.modal()?.title?.text).toBe(title)
  expect(JSON.parse(heard[0] ?? '')).toMatchObject({ type: 'view_submission', view: { state: { values: VALUES } } })
})
