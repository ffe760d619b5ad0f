import { afterEach, expect, test, vi } from 'vitest'
import { defaultProvider } from '../../lib/bundling/environment-credentials.ts'

afterEach(() => vi.unstubAllEnvs())

test('the credentials are those that Lambda puts into the environment, read each time they are asked for', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret')
  vi.stubEnv('AWS_SESSION_TOKEN', 'token')
  const provide = defaultProvider()
  expect(await provide()).toEqual({ accessKeyId: 'key', secretAccessKey: 'secret', sessionToken: 'token' })
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'another')
  vi.stubEnv('AWS_SESSION_TOKEN', undefined)
  expect(await provide()).toEqual({ accessKeyId: 'another', secretAccessKey: 'secret' })
})

test('without them it says so, and looks nowhere else', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', undefined)
  await expect(defaultProvider()()).rejects.toThrow('no credentials in the environment')
})
