import { expect, onTestFinished, test, vi } from 'vitest'
import { readParameters } from '../../functions/platform/read-parameters.ts'
import { aSite } from '../support/local-server.ts'

interface Asked {
  headers: Record<string, unknown>
  body: unknown
}

/** A Parameter Store that gives these answers one after the other, and then the last of them. */
async function parameterStore(...answers: { status?: number; body: unknown }[]): Promise<Asked[]> {
  const asked: Asked[] = []
  const site = await aSite(async (request, response) => {
    const chunks = await Array.fromAsync(request)
    asked.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) })
    const { status = 200, body } = answers[Math.min(asked.length, answers.length) - 1] ?? { body: {} }
    response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body))
  })
  for (const [name, value] of Object.entries({
    AWS_ENDPOINT_URL_SSM: site,
    AWS_REGION: 'ap-northeast-2',
    AWS_ACCESS_KEY_ID: 'AKEY',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_SESSION_TOKEN: 'session',
  }))
    vi.stubEnv(name, value)
  onTestFinished(() => void vi.unstubAllEnvs())
  return asked
}

const THROTTLED = { status: 400, body: { __type: 'ThrottlingException', message: 'Rate exceeded' } }
const THERE = {
  body: { Parameters: [{ Name: '/chorok/a', Value: '값', Type: 'SecureString' }], InvalidParameters: ['/chorok/b'] },
}

test('asks for the decrypted values of names, signed with the credentials of the function and their session', async () => {
  const asked = await parameterStore(THERE)
  expect(await readParameters(['/chorok/a', '/chorok/b'])).toEqual({ '/chorok/a': '값' })
  expect(asked).toMatchObject([
    {
      headers: {
        'x-amz-target': 'AmazonSSM.GetParameters',
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-security-token': 'session',
        authorization: expect.stringMatching(
          /^AWS4-HMAC-SHA256 Credential=AKEY\/\d{8}\/ap-northeast-2\/ssm\/aws4_request, SignedHeaders=[\w;-]*host[\w;-]*x-amz-target, Signature=[0-9a-f]{64}$/,
        ),
      },
      body: { Names: ['/chorok/a', '/chorok/b'], WithDecryption: true },
    },
  ])
})

test.each([
  ['throttled', THROTTLED],
  ['broken', { status: 500, body: { __type: 'InternalServerError' } }],
  ['behind a broken gateway', { status: 503, body: '<html>' }],
])('is asked again when it is %s, three times at most', async (_, refusal) => {
  expect(
    await parameterStore(refusal, THERE).then(async (asked) => [await readParameters(['/chorok/a']), asked.length]),
  ).toEqual([{ '/chorok/a': '값' }, 2])
  const asked = await parameterStore(refusal)
  await expect(readParameters(['/chorok/a'])).rejects.toThrow()
  expect(asked).toHaveLength(3)
})

test('what AWS refuses for good is thrown at once, by its name and in its words', async () => {
  const asked = await parameterStore({
    status: 400,
    body: { __type: 'com.amazon#AccessDeniedException', message: 'not authorized' },
  })
  await expect(readParameters(['/chorok/a'])).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: 'not authorized',
  })
  expect(asked).toHaveLength(1)
})

test('a store that cannot be reached, and missing credentials, are said as such', async () => {
  await parameterStore(THERE)
  vi.stubEnv('AWS_ENDPOINT_URL_SSM', 'http://127.0.0.1:1')
  await expect(readParameters(['/chorok/a'])).rejects.toThrow('Parameter Store did not answer')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', '')
  await expect(readParameters(['/chorok/a'])).rejects.toThrow('no credentials in the environment')
})
