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

const TABLE = { ...answerWith(['찾았습니다']), plain: answerWith(['줄로']).blocks }

test.each([
  [400, 'invalid_blocks', 2],
  [400, '{"ok":false,"error":"invalid_blocks","detail":"unsupported type: data_table"}', 2],
  [200, '{"ok":false,"error":"invalid_blocks"}', 2],
  [200, 'ok', 1],
  [404, '{"ok":false,"error":"used_url"}', 1],
])('to http %i %s the answer is sent in %i forms', async (status, body, sent) => {
  const slack = await openLocalServer((_, response) => response.writeHead(status).end(body))
  try {
    const to = { responseUrl: `${slack.url}/commands/1`, replace: true }
    await reply(to, TABLE, slack.url)
    const forms = slack.asked.map((one) => JSON.parse(one.body))
    expect(forms).toHaveLength(sent)
    const common = { response_type: 'ephemeral', replace_original: true, text: '찾았습니다' }
    expect(forms[0]).toEqual({ ...common, blocks: TABLE.blocks })
    if (sent === 2) expect(forms[1]).toEqual({ ...common, blocks: TABLE.plain })
    slack.asked.length = 0
    await reply(to, answerWith(['찾았습니다']), slack.url)
    expect(slack.asked).toHaveLength(1)
  } finally {
    await slack.close()
  }
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
