import { expect, test } from 'vitest'
import { openSecret, openSecrets } from '../../functions/platform/secrets.ts'

const FIVE_MINUTES_MS = 5 * 60_000

/** A parameter store whose content and failures the test changes, with a reader over it and a clock. */
function parameterStore(parameters: Record<string, string>) {
  const world = { parameters, now: 0, throttled: false }
  const requests: string[][] = []
  const read = async (names: string[]) => {
    requests.push(names)
    if (world.throttled) throw Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' })
    return Object.fromEntries(
      names.flatMap((name) => (world.parameters[name] === undefined ? [] : [[name, world.parameters[name]]])),
    )
  }
  return { world, read, reads: () => requests.length }
}

test('a secret is read once in five minutes, and a new one is in use after them', async () => {
  const { world, read, reads } = parameterStore({ '/chorok/slack-bot-token': 'old' })
  const secret = openSecret('/chorok', () => world.now, read)
  expect([await secret('slack-bot-token'), await secret('slack-bot-token')]).toEqual(['old', 'old'])
  expect(reads()).toBe(1)
  world.parameters['/chorok/slack-bot-token'] = 'new'
  world.now = FIVE_MINUTES_MS - 1
  expect(await secret('slack-bot-token')).toBe('old')
  world.now = FIVE_MINUTES_MS
  expect(await secret('slack-bot-token')).toBe('new')
})

test('a read that failed is not kept: the next one reads again', async () => {
  const { world, read, reads } = parameterStore({ '/chorok/slack-bot-token': 'token' })
  const secret = openSecret('/chorok', () => world.now, read)
  world.throttled = true
  await expect(secret('slack-bot-token')).rejects.toThrow('Rate exceeded')
  world.throttled = false
  expect(await secret('slack-bot-token')).toBe('token')
  expect(reads()).toBe(2)
})

test('that a secret is absent is never kept: it is in use as soon as it was entered', async () => {
  const { world, read } = parameterStore({ '/chorok/a': 'there' })
  const secrets = openSecrets('/chorok', () => world.now, read)
  expect(await secrets('a', 'b')).toEqual({ a: 'there' })
  world.parameters['/chorok/b'] = 'entered'
  expect(await secrets('a', 'b')).toEqual({ a: 'there', b: 'entered' })
})

test('readers at the same moment share one request, whether the secret is there or not', async () => {
  const { world, read, reads } = parameterStore({})
  const secret = openSecret('/chorok', () => world.now, read)
  await Promise.all([secret('a'), secret('a'), secret('a')])
  expect(reads()).toBe(1)
})
