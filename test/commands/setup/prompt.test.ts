import { PassThrough } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openPrompt } from '../../../lib/commands/setup/prompt.ts'

test('at a terminal a hidden answer is not echoed, any other is', async () => {
  const input = Object.assign(new PassThrough(), { isTTY: true })
  const output = new PassThrough()
  let shown = ''
  output.setEncoding('utf8').on('data', (text) => {
    shown += text
  })
  const prompt = openPrompt(input, output)
  const open = prompt.ask('주소: ')
  input.write('https://a.example\r')
  expect(await open).toBe('https://a.example')
  const hidden = prompt.ask('토큰: ', 'hidden')
  input.write('xoxb-1234-secretsecret\r')
  expect(await hidden).toBe('xoxb-1234-secretsecret')
  prompt.close()
  await sleep(10)
  expect(shown).toContain('https://a.example')
  expect(shown).toContain('토큰: ')
  expect(shown).not.toContain('secretsecret')
})
