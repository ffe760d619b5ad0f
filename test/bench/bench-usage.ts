import { readMeasuredUsage, usageOfMessage } from '../../lib/commands/cost/measured-usage.ts'
import type { BenchRow } from './bench-row.ts'

/**
 * What the deployed bundles asked of the table when `npm run cost -- --measure` last wrote it down; `npm test` measures again and compares.
 * The limits are those of one action.
 */
export function benchUsage(): BenchRow[] {
  const { actions } = readMeasuredUsage()
  const rows = [
    { about: 'poll, nothing new', usage: actions.idlePoll },
    { about: 'poll, every feed changed', usage: actions.changedPoll },
    { about: 'a release, from its feed to the end of matching', usage: actions.release },
    { about: 'a message, planned and posted', usage: usageOfMessage(actions), goal: { writes: 16 } },
    { about: 'sweep', usage: actions.sweep },
    { about: '/subscribe with its preview and note', usage: actions.command },
    { about: 'Home', usage: actions.home },
  ]
  return rows.flatMap(({ about, usage, goal }): BenchRow[] => [
    { about, value: round(usage.tableCalls), unit: 'requests' },
    { about, value: round(usage.reads), unit: 'read units' },
    { about, value: round(usage.writes), unit: 'write units', ...(goal && { goal: goal.writes }) },
  ])
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
