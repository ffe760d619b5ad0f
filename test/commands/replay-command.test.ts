import { expect, test } from 'vitest'
import { runCommand } from './run-command.ts'

test('npm run replay plays a file and ends with one line of JSON', async () => {
  const { code, stdout, stderr } = await runCommand('replay', [
    'test/fixtures/commands/releases.jsonl',
    '--board',
    '--share',
    '1',
  ])
  expect(JSON.parse(stdout.trim().split('\n').at(-1) as string)).toEqual({
    releases: 8,
    stored: 4,
    joined: 4,
    storedTwice: 0,
    deliveries: 3,
    messages: 3,
    duplicatesSent: 0,
    wronglyMerged: 0,
    copies: 4,
    seconds: expect.any(Number),
    perSecond: expect.any(Number),
  })
  expect(stderr).toContain('8/8')
  expect(code).toBe(0)
})
