import { DOORS, type Door } from '../../bundling/doors.ts'
import { type Action, type MeasuredUsage, type Usage, usageOfMessage, usageOfSource } from './measured-usage.ts'
import type { PriceName } from './prices.ts'

/** How much an installation has to do. */
export interface Load {
  sources: number
  channels: number
  /** Posted a month. */
  messages: number
  workspaces: number
}

/** What nobody can measure here. Each is said beside the bill. */
export const ASSUMED = {
  /** As many as AWS takes a month for. */
  hours: 730,
  /** 965 a month came from thirty ministries in 2022. */
  releasesOfSource: 32,
  /** How many of the readings find other bytes without anything new: boards count their visitors. */
  changedReadings: 1 / 3,
  /** How many polls begin in a new process: Lambda keeps one that is called every five minutes, and takes a new one every hour or two. */
  newProcesses: 1 / 12,
  commandsOfChannel: 4,
  searchesOfChannel: 10,
  homesOfWorkspace: 200,
  /** The busiest host of the catalog has four sources, which are read a second apart. */
  pollWaitMs: 4_600,
  tableCallMs: 6,
  slackCallMs: 300,
  /** Times that three mappings, each with five pollers, ask an empty queue: every 20 s. */
  pollersOfMapping: 5,
  longPollSeconds: 20,
  /** What is posted and asked of Slack, TLS included. */
  slackCallBytes: 6_000,
  /** How long rows of deliveries and messages stay. */
  monthsKept: 400 / 30.4,
  /** In which a secret that was read is used again. */
  secretsOfHour: 12,
} as const

/** What a processor does in a second at this memory; below it there is a share of one (Lambda guide, "memory"). */
const WHOLE_PROCESSOR_MB = 1769

/** What a month of this load takes of everything that has a price, once the table is as full as it gets. */
export function quantitiesOfMonth(load: Load, measured: MeasuredUsage): Record<PriceName, number> {
  const { actions, functions, resources, keptBytes } = measured
  const polls = (ASSUMED.hours * 60) / 5
  const sweeps = ASSUMED.hours * 60
  const releases = load.sources * ASSUMED.releasesOfSource
  const source = usageOfSource(actions.idlePoll, actions.idlePollOfOne, measured.sources)
  const changed = usageOfSource(actions.changedPoll, actions.idlePoll, measured.sources + 1)
  const changedAnew = usageOfSource(actions.changedPollAnew, actions.idlePoll, measured.sources + 1)
  const searches = load.channels * ASSUMED.searchesOfChannel
  const commands = load.channels * ASSUMED.commandsOfChannel
  const homes = load.workspaces * ASSUMED.homesOfWorkspace
  const changedReadings = polls * load.sources * ASSUMED.changedReadings
  const parts: [times: number, usage: Usage][] = [
    [polls, actions.idlePollOfOne],
    [polls * (load.sources - 1), source],
    [changedReadings * (1 - ASSUMED.newProcesses), changed],
    [changedReadings * ASSUMED.newProcesses, changedAnew],
    [sweeps, actions.sweep],
    [releases, withoutPoll(actions)],
    [load.messages, usageOfMessage(actions)],
    [commands, actions.command],
    [searches, actions.latest],
    [homes, actions.home],
    [ASSUMED.hours / 24, actions.reconcile],
  ]
  const sum = (of: (usage: Usage) => number) => parts.reduce((all, [times, usage]) => all + times * of(usage), 0)
  const runs = (door: Door) => sum((usage) => usage.runs[door] ?? 0)
  const queueCalls = sum(({ queueCalls }) => queueCalls)
  const jobs = runs('match') + runs('deliver') + runs('answer')
  const emptyReceives = (resources.mappings * ASSUMED.pollersOfMapping * ASSUMED.hours * 3600) / ASSUMED.longPollSeconds
  const logsGb = sum(({ logBytes }) => logBytes) / 1e9
  const keptGb = ((releases * keptBytes.release + load.messages * keptBytes.message) * ASSUMED.monthsKept) / 1e9
  return {
    tableWrites: sum(({ writes }) => writes),
    tableReads: sum(({ reads }) => reads),
    tableStorage: keptGb,
    tableBackup: keptGb,
    functionTime: DOORS.reduce((all, door) => all + gbSeconds(door, functions[door].memoryMb, parts), 0),
    functionRuns: DOORS.reduce((all, door) => all + runs(door), 0),
    logsTaken: logsGb,
    // Logs are compressed to a sixth or so, and kept for a month.
    logsKept: logsGb / 6,
    metrics: resources.metrics,
    alarms: resources.alarms,
    // A job is received and deleted, each in a call of its own at worst.
    queueRequests: emptyReceives + queueCalls + 2 * jobs,
    busEvents: sum(({ events }) => events),
    scheduledCalls: polls + sweeps + ASSUMED.hours / 24,
    apiRequests: commands + searches + homes,
    // Poll keeps a key for five minutes; the functions that speak to Slack keep theirs as long, if they run that often.
    decryptions: 3 * ASSUMED.hours * ASSUMED.secretsOfHour,
    dataOut: (sum(({ slackCalls }) => slackCalls) * ASSUMED.slackCallBytes) / 1e9,
  }
}

/** A release without the poll that found it, which is counted as one. */
function withoutPoll({ release, idlePollOfOne }: Record<Action, Usage>): Usage {
  const { poll: _, ...runs } = release.runs
  const { poll: __, ...cpuMs } = release.cpuMs
  const without = (count: 'reads' | 'logBytes') => Math.max(0, release[count] - idlePollOfOne[count])
  return { ...release, reads: without('reads'), logBytes: without('logBytes'), runs, cpuMs }
}

/** Memory times what a function is billed for: its processor time, longer on a share of a processor, and what it waits for. */
function gbSeconds(door: Door, memoryMb: number, parts: [number, Usage][]): number {
  const slowness = Math.max(1, WHOLE_PROCESSOR_MB / memoryMb)
  const ms = parts.reduce((all, [times, usage]) => {
    const runs = usage.runs[door] ?? 0
    const allRuns = DOORS.reduce((count, one) => count + (usage.runs[one] ?? 0), 0)
    const share = allRuns === 0 ? 0 : runs / allRuns
    const calls = door === 'poll' ? 0 : share * usage.tableCalls * ASSUMED.tableCallMs
    const slack =
      door === 'deliver' || door === 'answer' ? usage.slackCalls * ASSUMED.slackCallMs * Math.ceil(share) : 0
    const poll = door === 'poll' ? runs * ASSUMED.pollWaitMs : 0
    return all + times * ((usage.cpuMs[door] ?? 0) * slowness + calls + slack + poll)
  }, 0)
  return (ms / 1000) * (memoryMb / 1024)
}
