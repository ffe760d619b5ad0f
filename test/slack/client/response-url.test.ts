import { expect, test } from 'vitest'
import { answerWith } from '../../../functions/slack/blocks/ephemeral.ts'
import { reply } from '../../../functions/slack/client/response-url.ts'
import { openLocalServer } from '../../support/local-server.ts'

async function replyTo(status: number) {
  const slack = await openLocalServer((_, response) => response.writeHead(status).end('{}'))
  try {
    await reply(
      { responseUrl: `${slack.url}/commands/1`, replace: true },
      answerWith(['찾았습니다']),
      `${slack.url}/api/`,
    )
    return slack.asked.map(({ body }) => JSON.parse(body))
  } finally {
    await slack.close()
  }
}

test('a reply replaces what only the asker sees', async () => {
  expect(await replyTo(200)).toMatchObject([{ response_type: 'ephemeral', replace_original: true, text: '찾았습니다' }])
})

test('a reply follows no redirect', async () => {
  const elsewhere = await openLocalServer((_, response) => response.end('{}'))
  const slack = await openLocalServer((_, response) => response.writeHead(307, { location: elsewhere.url }).end())
  await expect(
    reply({ responseUrl: `${slack.url}/1`, replace: true }, answerWith(['찾았습니다']), slack.url),
  ).rejects.toThrow()
  await Promise.all([slack.close(), elsewhere.close()])
  expect(elsewhere.asked).toEqual([])
})

test.each([429, 500, 503])('http %i is thrown, for the queue to bring the job again', async (status) => {
  await expect(replyTo(status)).rejects.toThrow(`http ${status}`)
})

test.each([400, 403, 404, 410])('http %i is not thrown: the response URL is used up', async (status) => {
  expect(await replyTo(status)).toHaveLength(1)
})

test.each([
  'http://hooks.slack.com/commands/1',
  'https://hooks.slack.com.example.org/commands/1',
  'https://hooks.slack.com@127.0.0.1/commands/1',
  'http://169.254.169.254/latest/meta-data',
  'file:///etc/passwd',
  '',
])('nothing is sent to %s', async (url) => {
  const real = globalThis.fetch
  let sent = 0
  globalThis.fetch = async () => {
    sent += 1
    return new Response('{}')
  }
  try {
    await reply({ responseUrl: url, replace: true }, answerWith(['찾았습니다']), 'https://slack.com/api/')
  } finally {
    globalThis.fetch = real
  }
  expect(sent).toBe(0)
})
