import { expect, test } from 'vitest'
import { DOORS } from '../../../lib/bundling/doors.ts'
import { billOf } from '../../../lib/commands/cost/bill.ts'
import {
  ACTIONS,
  type Action,
  MeasuredUsage,
  readMeasuredUsage,
  type Usage,
} from '../../../lib/commands/cost/measured-usage.ts'
import { ASSUMED, quantitiesOfMonth } from '../../../lib/commands/cost/month.ts'
import { PRICES } from '../../../lib/commands/cost/prices.ts'
import { dearerThan } from '../../deployed/dearer-than.ts'

const LOAD = { sources: 30, channels: 50, messages: 30_000, workspaces: 1 }
const NOTHING: Usage = {
  ...{ reads: 0, writes: 0, tableCalls: 0, queueCalls: 0, events: 0, secrets: 0, slackCalls: 0, logBytes: 0 },
  ...{ runs: {}, cpuMs: {} },
}

/** An installation that does nothing but what is given. */
function usageOf(actions: Partial<Record<Action, Partial<Usage>>>): MeasuredUsage {
  return {
    sources: 6,
    actions: Object.fromEntries(
      ACTIONS.map((name) => [name, { ...NOTHING, ...actions[name] }]),
    ) as MeasuredUsage['actions'],
    functions: Object.fromEntries(
      DOORS.map((door) => [door, { memoryMb: 512, peakMb: 100 }]),
    ) as MeasuredUsage['functions'],
    resources: { alarms: 6, metrics: 2, mappings: 3 },
    keptBytes: { release: 1000, message: 500 },
  }
}
const POLLS = (730 * 60) / 5

test('a message is what ten of them add to their release', () => {
  const { tableWrites } = quantitiesOfMonth(LOAD, usageOf({ release: { writes: 13 }, releaseToTen: { writes: 363 } }))
  expect(tableWrites).toBeCloseTo(30_000 * 35 + 30 * ASSUMED.releasesOfSource * 13)
})

test('a poll is what it takes at all, and what each source adds', () => {
  const idle = usageOf({ idlePoll: { reads: 6.5 }, idlePollOfOne: { reads: 1.5 }, changedPoll: { reads: 6.5 } })
  const reads = (sources: number) => quantitiesOfMonth({ ...LOAD, sources }, idle).tableReads
  expect(reads(1)).toBeCloseTo(POLLS * 1.5)
  expect(reads(30)).toBeCloseTo(POLLS * 30.5)
  const changed = usageOf({
    idlePoll: { reads: 6 },
    idlePollOfOne: { reads: 1 },
    changedPoll: { reads: 12 },
    changedPollAnew: { reads: 186 },
  })
  const { newProcesses } = ASSUMED
  const ofRow = 1 * (1 - newProcesses) + 30 * newProcesses
  expect(quantitiesOfMonth(LOAD, changed).tableReads).toBeCloseTo(POLLS * 30 + POLLS * 10 * ofRow)
})

test('a measurement from before polls by new processes were told apart is read as if all were such', () => {
  const { actions, ...others } = usageOf({ changedPoll: { reads: 7 } })
  const { changedPollAnew: _, ...older } = actions
  expect(MeasuredUsage.parse({ actions: older, ...others }).actions.changedPollAnew.reads).toBe(7)
})

test('a function is billed for its memory while it computes and while it waits', () => {
  const sweeping = usageOf({ sweep: { runs: { sweep: 1 }, cpuMs: { sweep: 100 }, tableCalls: 20 } })
  const ms = 100 * (1769 / 512) + 20 * ASSUMED.tableCallMs
  expect(quantitiesOfMonth(LOAD, sweeping).functionTime).toBeCloseTo((730 * 60 * ms * 0.5) / 1000)
})

test('what every account has for nothing is taken off line by line, and no line falls below nothing', () => {
  const { lines, usd, usdWithFreeTier } = billOf(LOAD, readMeasuredUsage())
  for (const line of lines) {
    expect(line.usdWithFreeTier).toBeGreaterThanOrEqual(0)
    expect(line.usdWithFreeTier).toBeLessThanOrEqual(line.usd)
  }
  expect(lines.find(({ price }) => price === 'alarms')).toMatchObject({ usd: expect.closeTo(0.4), usdWithFreeTier: 0 })
  expect(lines.find(({ price }) => price === 'tableWrites')?.usdWithFreeTier).toBeGreaterThan(0.1)
  expect(usd).toBeCloseTo(lines.reduce((sum, line) => sum + line.usd, 0))
  expect(usdWithFreeTier).toBeLessThan(usd)
})

test.each(['sources', 'channels', 'messages', 'workspaces'] as const)('more %s cost more', (name) => {
  const bill = (count: number) => billOf({ ...LOAD, [name]: count }, readMeasuredUsage()).usd
  expect(bill(LOAD[name] * 10)).toBeGreaterThan(bill(LOAD[name]))
})

test('every price says where it was read and when, or is marked', () => {
  for (const price of Object.values(PRICES))
    if ('source' in price)
      expect(price.source).toMatchObject({
        where: expect.stringMatching(/\w{3}/),
        read: expect.stringMatching(/^20\d\d-\d\d/),
      })
})

test('an action that uses over a tenth more than was written down is named, and what the template has', () => {
  const recorded = usageOf({ idlePoll: { reads: 10 }, sweep: { logBytes: 600 } })
  expect(dearerThan(recorded, usageOf({ idlePoll: { reads: 11 }, sweep: { logBytes: 650 } }))).toEqual([])
  expect(dearerThan(recorded, usageOf({ idlePoll: { reads: 11.5 }, sweep: { logBytes: 700 } }))).toEqual([
    'idle poll: reads 10 → 11.5',
    'sweep: logBytes 600 → 700',
  ])
  const more = { ...recorded, resources: { ...recorded.resources, alarms: 7 } }
  expect(dearerThan(recorded, more)).toEqual([expect.stringMatching(/^the template: .*"alarms":6.*"alarms":7/)])
  // Nothing before is no leave to use anything now.
  expect(dearerThan(recorded, usageOf({ idlePoll: { reads: 10, writes: 1 } }))).toEqual(['idle poll: writes 0 → 1'])
})
