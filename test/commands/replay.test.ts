import { expect, test } from 'vitest'
import { runCommand } from '../support/run-npm-command.ts'

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
    publishedTwice: 0,
    keptApart: 1,
    copies: 4,
    seconds: expect.any(Number),
    perSecond: expect.any(Number),
  })
  expect(stderr).toContain('8/8')
  expect(code).toBe(0)
})

test.each([
  ['a missing argument', [], 'usage: npm run replay'],
  ['a file that does not exist', ['/nowhere.jsonl'], 'ENOENT'],
  ['a line that is not a release', ['package.json'], '1번째 줄은 발표가 아닙니다'],
  ['a query that cannot be one', ['test/fixtures/commands/releases.jsonl', '--channel', '수'], 'usage: npm run replay'],
])('%s is refused with a sentence', async (_, args, sentence) => {
  const { code, stderr } = await runCommand('replay', args)
  expect(stderr).toContain(sentence)
  expect(stderr).not.toContain('    at ')
  expect(code).toBe(2)
})

test('releases whose addresses change, and that stand twice in a document, are told once', async () => {
  const { code, stdout } = await runCommand('replay', ['test/fixtures/commands/releases.jsonl', '--addresses-change'])
  const result = JSON.parse(stdout.trim().split('\n').at(-1) as string)
  expect(result).toMatchObject({ releases: 4, stored: 4, storedTwice: 0, duplicatesSent: 0, wronglyMerged: 0 })
  expect(code).toBe(0)
})
