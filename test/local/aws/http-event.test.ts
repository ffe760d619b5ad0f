import { expect, test } from 'vitest'
import { httpEvent, httpResponse } from '../../../lib/local/aws/http-event.ts'

test.each([
  ['application/json', '{"핵심":"광물"}', false],
  ['application/x-www-form-urlencoded', 'text=%ED%95%B5', true],
])('a body of %s has the form in which API Gateway hands it over', async (type, body, isBase64Encoded) => {
  const headers = { 'content-type': type, 'X-Slack-Signature': 'v0=1' }
  const event = await httpEvent(new Request('http://localhost/slack/events?a=1', { method: 'POST', body, headers }))
  expect(event).toMatchObject({ version: '2.0', rawPath: '/slack/events', rawQueryString: 'a=1', isBase64Encoded })
  expect(event.headers['x-slack-signature']).toBe('v0=1')
  expect(Buffer.from(event.body ?? '', isBase64Encoded ? 'base64' : 'utf8').toString()).toBe(body)
})

test('an answer keeps its status, headers and body', async () => {
  const response = httpResponse({ statusCode: 401, headers: { 'x-why': 'signature' }, body: '아니요' })
  expect([response.status, response.headers.get('x-why'), await response.text()]).toEqual([401, 'signature', '아니요'])
})
