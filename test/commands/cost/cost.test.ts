import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readMeasuredUsage } from '../../../lib/commands/cost/measured-usage.ts'
import { runCommand } from '../../support/run-npm-command.ts'

const run = (...args: string[]) => runCommand('cost/cost', args)
const jsonOf = (stdout: string) => JSON.parse(stdout.trim().split('\n').at(-1) ?? '')

test('the bill is a table, the prices with their sources, what is assumed, and JSON as the last line', async () => {
  const { code, stdout } = await run('--sources', '30', '--channels', '50', '--messages', '30000')
  expect(code).toBe(0)
  const bill = jsonOf(stdout)
  expect(bill).toMatchObject({ sources: 30, channels: 50, messages: 30_000, workspaces: 1 })
  expect(stdout).toMatch(new RegExp(`^in all +${bill.usd.toFixed(2)} +${bill.usdWithFreeTier.toFixed(2)}$`, 'm'))
  expect(stdout).toContain('APN2-WriteRequestUnits, 2026-06-12')
  expect(stdout).toContain('* no source at hand')
  expect(bill.lines.filter(({ sourced }: { sourced: boolean }) => !sourced).length).toBeGreaterThan(0)
})

test('an earlier measurement is compared', async () => {
  const file = join(tmpdir(), `chorok-measured-${process.pid}.json`)
  const measured = readMeasuredUsage()
  writeFileSync(
    file,
    JSON.stringify({ ...measured, resources: { ...measured.resources, metrics: measured.resources.metrics + 10 } }),
  )
  const { usd, before } = jsonOf((await run('--before', file)).stdout)
  expect(before.usd - usd).toBeCloseTo(10 * 0.3)
})

test.each([
  [['--sources', '0'], '--sources'],
  [['--messages', 'many'], '--messages'],
  [['--channels', '1.5'], '--channels'],
  [['--workspaces', ''], '--workspaces'],
  [['--before', '/nowhere.json'], '/nowhere.json'],
  [['--users', '3'], '--users'],
])('%j is refused with a sentence and 2', async (args, named) => {
  const { code, stderr, stdout } = await run(...args)
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toContain(named)
})
