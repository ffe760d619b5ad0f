import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { DOORS } from '../../bundling/doors.ts'

/*
What the deployed bundles used, as test/deployed measured it and wrote it down in measured-usage.json. The tests compare each run with
that file, so that nothing becomes dearer unnoticed.
*/

export const ACTIONS = [
  /** Every source read, and no byte of them has changed. */
  'idlePoll',
  /** The same of one source alone. */
  'idlePollOfOne',
  /** Every source read, of each of which the bytes have changed, with nothing new in them. */
  'changedPoll',
  /** The same by a process that has just begun, and knows of no row what became of it. */
  'changedPollAnew',
  /** A new release from its feed to the end of matching, without anybody who wants it. */
  'release',
  /** The same with ten channels in which it is posted. */
  'releaseToTen',
  'sweep',
  /** `/subscribe`, with its preview and the note to the channel. */
  'command',
  'latest',
  'home',
  'reconcile',
] as const
export type Action = (typeof ACTIONS)[number]

const Door = z.enum(DOORS)

export const Usage = z.strictObject({
  /** Request units of the table, its indexes included. */
  reads: z.number(),
  writes: z.number(),
  tableCalls: z.number(),
  queueCalls: z.number(),
  events: z.number(),
  /** Encrypted parameters that were read. */
  secrets: z.number(),
  slackCalls: z.number(),
  logBytes: z.number(),
  runs: z.partialRecord(Door, z.number()),
  cpuMs: z.partialRecord(Door, z.number()),
})
export type Usage = z.infer<typeof Usage>

export const MeasuredUsage = z.strictObject({
  /** How many sources there were. */
  sources: z.number(),
  // Versions before did not tell a poll by a new process from others.
  actions: z.preprocess(
    (actions) => {
      const { changedPoll, ...others } = z.record(z.string(), z.unknown()).parse(actions)
      return { changedPollAnew: changedPoll, changedPoll, ...others }
    },
    z.record(z.enum(ACTIONS), Usage),
  ),
  /** What the template says of each function, and the most memory that its process held. */
  functions: z.record(Door, z.strictObject({ memoryMb: z.number(), peakMb: z.number() })),
  /** How many of these the template has. */
  resources: z.strictObject({ alarms: z.number(), metrics: z.number(), mappings: z.number() }),
  /** What stays in the table, indexes included, of a release and of a posted message. */
  keptBytes: z.strictObject({ release: z.number(), message: z.number() }),
})
export type MeasuredUsage = z.infer<typeof MeasuredUsage>

export const RECORDED_USAGE = new URL('./measured-usage.json', import.meta.url)

/** Throws if the file is not one that the tests wrote. */
export function readMeasuredUsage(file: URL | string = RECORDED_USAGE): MeasuredUsage {
  return MeasuredUsage.parse(JSON.parse(readFileSync(file, 'utf8')))
}

/** A posted message, planned, sent and closed: a tenth of what ten of them add to their release. */
export function usageOfMessage({ release, releaseToTen }: MeasuredUsage['actions']): Usage {
  return share(releaseToTen, release, 10)
}

/** What one source adds to a poll; `of` a poll of all sources. */
export function usageOfSource(of: Usage, one: Usage, sources: number): Usage {
  return share(of, one, sources - 1)
}

/** The difference of two usages in equal parts. */
function share(more: Usage, less: Usage, parts: number): Usage {
  const part = (one: number, other: number) => Math.max(0, one - other) / parts
  const parted = (one: Usage['runs'], other: Usage['runs']): Usage['runs'] =>
    Object.fromEntries(DOORS.map((door) => [door, part(one[door] ?? 0, other[door] ?? 0)]))
  const { runs, cpuMs, ...counts } = more
  const names = Object.keys(counts) as (keyof typeof counts)[]
  return {
    ...(Object.fromEntries(names.map((name) => [name, part(more[name], less[name])])) as typeof counts),
    runs: parted(runs, less.runs),
    cpuMs: parted(cpuMs, less.cpuMs),
  }
}
