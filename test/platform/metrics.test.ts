import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** What a door prints that measures so. */
function printed(code: string): unknown[] {
  const script = `const m = await import('./functions/platform/metrics.ts'); ${code}`
  const env = { PATH: process.env.PATH }
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { env, encoding: 'utf8' })
  return output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

test('counts are fields of one line, of which CloudWatch makes no metric', () => {
  const lines = printed('m.measure({ DeliveriesPosted: 3, DuplicatesPossible: 0 }); m.measure({})')
  expect(lines).toEqual([expect.objectContaining({ message: 'counted', DeliveriesPosted: 3, DuplicatesPossible: 0 })])
  expect(lines[0]).not.toHaveProperty('_aws')
})

test('sources are counted by their health', () => {
  const lines = printed(`m.measure({ SourcesAiling: 2 }, new Map([['healthy', 30], ['stale', 2]]))`)
  expect(lines).toMatchObject([{ message: 'counted', SourcesAiling: 2, Sources: { healthy: 30, stale: 2 } }])
})
