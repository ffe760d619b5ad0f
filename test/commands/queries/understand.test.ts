import { expect, test } from 'vitest'
import { isRightlyUnderstood, TypedQuery } from '../../../lib/commands/queries/typed-query.ts'
import { runCommand } from '../../support/run-npm-command.ts'

const lastLine = (stdout: string) => JSON.parse(stdout.trim().split('\n').at(-1) ?? '')

test('npm run understand says what is subscribed, how often, what is offered and what is refused', async () => {
  const one = await runCommand('queries/understand', ['탄소중립 관련 소식을 매주 알려줘, 물'])
  expect(lastLine(one.stdout)).toEqual({
    queries: ['탄소중립'],
    rhythm: 'weekly',
    offers: [],
    refused: [{ text: '물', why: 'too short' }],
  })
})

test('npm run understand takes --no-mention as /subscribe does, wherever it stands', async () => {
  for (const typed of ['수소 --no-mention', '--no-mention 수소']) {
    const { stdout } = await runCommand('queries/understand', [typed])
    expect(lastLine(stdout)).toEqual({ queries: ['수소'], offers: [], refused: [], mentions: 'left out' })
  }
})

test('npm run eval:queries counts the queries that are understood', async () => {
  const ran = await runCommand('queries/eval-queries', ['test/fixtures/queries/typed-queries.jsonl'])
  const { right, queries } = lastLine(ran.stdout)
  expect([ran.code, right === queries, queries >= 60]).toEqual([0, true, true])
})

const row = TypedQuery.parse({ query: '', accept: [['가나', '다라'], ['가나 +다라']], ask: true })
test.each([
  [{ queries: ['다라', '가나'], offers: [] }, true],
  [{ queries: ['가나'], offers: [] }, false],
  [{ queries: [], offers: [['마바'], ['가나 +다라']] }, true],
  [{ queries: ['마바'], offers: [['가나 +다라']] }, false],
  [{ queries: [], offers: [['가'], ['나'], ['다'], ['가나 +다라']] }, false],
])('%j is right: %s', (said, right) => {
  expect(isRightlyUnderstood(row, { ...said, refused: [] })).toBe(right)
  expect(isRightlyUnderstood({ ...row, rhythm: 'daily' }, { ...said, refused: [] })).toBe(false)
})
