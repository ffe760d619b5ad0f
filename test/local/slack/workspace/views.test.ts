import { expect, test } from 'vitest'
import { sendEvent } from '../../../../lib/local/slack/send-event.ts'
import type { StandInSlack } from '../../../../lib/local/slack/send-to-app.ts'
import { submitView } from '../../../../lib/local/slack/submit-view.ts'
import { takeAction } from '../../../../lib/local/slack/take-action.ts'
import { openViews } from '../../../../lib/local/slack/workspace/views.ts'

const modal = (title: string) => ({
  type: 'modal',
  title: { type: 'plain_text', text: title },
  blocks: [{ type: 'divider' }],
})
const VALUES = { query: { text: { type: 'plain_text_input', value: '수소' } } }

function aSlack(answer: string) {
  const views = openViews(() => undefined)
  const payloads: string[] = []
  const sendToApp = async (body: string) => {
    payloads.push(new URLSearchParams(body).get('payload') ?? '')
    return { body: answer }
  }
  return {
    views,
    payloads,
    slack: { views, sendToApp, person: { id: 'U1', login: 'u1', name: '나' } } as unknown as StandInSlack,
  }
}

test('a modal opens with a trigger, once', () => {
  const { views } = aSlack('')
  const trigger_id = views.issueTrigger('U1')
  expect(views.methods['views.open']?.({ trigger_id, view: modal('구독') })).toMatchObject({ ok: true })
  expect(views.modal('U1')).toMatchObject({ title: { text: '구독' } })
  expect(views.methods['views.open']?.({ trigger_id, view: modal('또') })).toEqual({
    ok: false,
    error: 'invalid_trigger_id',
  })
})

test('a view is updated by its id, and only while it is open', () => {
  const { views } = aSlack('')
  views.methods['views.open']?.({ trigger_id: views.issueTrigger('U1'), view: modal('구독') })
  const view_id = views.modal('U1')?.id
  expect(views.methods['views.update']?.({ view_id, view: modal('고치기') })).toMatchObject({ ok: true })
  expect(views.modal('U1')).toMatchObject({ id: view_id, title: { text: '고치기' } })
  views.close()
  expect(views.methods['views.update']?.({ view_id, view: modal('늦음') })).toEqual({ ok: false, error: 'not_found' })
})

test('an update with a hash is refused once another update has come first', () => {
  const { views } = aSlack('')
  views.methods['views.open']?.({ trigger_id: views.issueTrigger('U1'), view: modal('구독') })
  const { id: view_id, hash } = views.modal('U1') ?? {}
  expect(views.methods['views.update']?.({ view_id, hash, view: modal('첫째') })).toMatchObject({ ok: true })
  expect(views.methods['views.update']?.({ view_id, hash, view: modal('늦음') })).toEqual({
    ok: false,
    error: 'hash_conflict',
  })
  expect(views.modal('U1')).toMatchObject({ title: { text: '첫째' } })
})

test.each([
  [
    'two blocks of one id',
    [
      { type: 'divider', block_id: 'a' },
      { type: 'divider', block_id: 'a' },
    ],
  ],
  ['an input field and no submit button', [{ type: 'input', block_id: 'query' }]],
])('a view with %s is refused', (_, blocks) => {
  const { views } = aSlack('')
  const view = { ...modal('구독'), blocks }
  expect(views.methods['views.open']?.({ trigger_id: views.issueTrigger('U1'), view })).toMatchObject({ ok: false })
})

test('typed text reaches the app with the view, its hash and the values of its fields', async () => {
  const { views, slack, payloads } = aSlack('')
  views.methods['views.open']?.({ trigger_id: views.issueTrigger('U1'), view: modal('구독') })
  const { id, hash } = views.modal('U1') ?? {}
  const action = { type: 'plain_text_input', action_id: 'text', block_id: 'query', value: '수소' }
  await takeAction(slack, { view: id, action, values: VALUES })
  expect(JSON.parse(payloads[0] ?? '')).toMatchObject({
    type: 'block_actions',
    view: { id, hash, state: { values: VALUES } },
    actions: [action],
  })
})

test('whoever presses in a view that the app does not answer reads so there', async () => {
  const { views, slack } = aSlack('')
  views.methods['views.open']?.({ trigger_id: views.issueTrigger('U1'), view: modal('구독') })
  const taken = {
    view: views.modal('U1')?.id,
    action: { type: 'button', action_id: 'go', block_id: 'b' },
    values: VALUES,
  }
  expect(await takeAction(slack, taken)).toEqual({})
  const sendToApp = async () => ({ error: 'dispatch_failed' as const })
  const { failed } = await takeAction({ ...slack, sendToApp }, taken)
  expect(failed).toContain('다시 눌러 주세요')
})

test('two events of one moment have different ids', async () => {
  const { slack, payloads } = aSlack('')
  const bodies: string[] = []
  const sendToApp = async (body: string) => ({ body: String(bodies.push(body)) })
  const event = { type: 'app_home_opened' }
  await Promise.all([sendEvent({ ...slack, sendToApp }, event), sendEvent({ ...slack, sendToApp }, event)])
  expect(new Set(bodies.map((body) => JSON.parse(body).event_id)).size).toBe(2)
  expect(payloads).toEqual([])
})

test('a view that was closed stays closed, even if an update comes later', () => {
  const { views } = aSlack('')
  views.replaceModal('U1', modal('늦음'))
  expect(views.modal('U1')).toBeUndefined()
})

test.each([
  ['nothing', '', undefined, {}],
  ['errors', '{"response_action":"errors","errors":{"query":"두 글자 이상"}}', '구독', { query: '두 글자 이상' }],
  ['another view', JSON.stringify({ response_action: 'update', view: modal('끝') }), '끝', {}],
])('after a submission answered with %s the modals are as in Slack', async (_, answer, title, errors) => {
  const { views, slack, payloads } = aSlack(answer)
  views.methods['views.open']?.({ trigger_id: views.issueTrigger('U1'), view: modal('구독') })
  expect(await submitView(slack, VALUES)).toEqual(errors)
  expect(views.modal('U1')?.title?.text).toBe(title)
  expect(JSON.parse(payloads[0] ?? '')).toMatchObject({ type: 'view_submission', view: { state: { values: VALUES } } })
})

test('a form and a Home are of one person, and stay when another closes theirs', () => {
  const { views } = aSlack('')
  for (const person of ['U1', 'U2']) {
    views.methods['views.open']?.({ trigger_id: views.issueTrigger(person), view: modal(person) })
    views.methods['views.publish']?.({ user_id: person, view: { type: 'home', blocks: [], title: { text: person } } })
  }
  views.close('U2')
  expect(views.modal('U1')?.title?.text).toBe('U1')
  expect(views.modal('U2')).toBeUndefined()
  expect(views.home('U2')?.title?.text).toBe('U2')
  views.close()
  expect(views.modal('U1')).toBeUndefined()
})
