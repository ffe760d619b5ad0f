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

test('counts are one line that CloudWatch reads as metrics of the service', () => {
  const lines = printed('m.measure({ DeliveriesPosted: 3, DuplicatesPossible: 0 }); m.measure({})')
  expect(lines).toEqual([
    {
      _aws: {
        Timestamp: expect.any(Number),
        CloudWatchMetrics: [
          {
            Namespace: 'Chorok',
            Dimensions: [['service']],
            Metrics: [
              { Name: 'DeliveriesPosted', Unit: 'Count' },
              { Name: 'DuplicatesPossible', Unit: 'Count' },
            ],
          },
        ],
      },
      service: 'chorok',
      DeliveriesPosted: 3,
      DuplicatesPossible: 0,
    },
  ])
})

test('sources are counted by their health', () => {
  const lines = printed(`m.measure({}, new Map([['healthy', 30], ['stale', 2]]))`)
  expect(lines).toMatchObject([
    { Sources: 30, health: 'healthy' },
    { Sources: 2, health: 'stale' },
  ])
})
