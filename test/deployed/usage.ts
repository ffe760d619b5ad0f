import type { Usage } from '../../lib/commands/cost/measured-usage.ts'
import type { Deployment } from './deployment.ts'

/** What a deployment used while something was done. */
export async function usageOf(here: Deployment, act: () => Promise<unknown>): Promise<Usage> {
  const before = soFar(here)
  await act()
  const after = soFar(here)
  const counts = Object.entries(after.counts).map(([name, count]) => [
    name,
    rounded(count - Number(before.counts[name as Count])),
  ])
  return {
    ...(Object.fromEntries(counts) as Record<Count, number>),
    runs: difference(after.runs, before.runs),
    cpuMs: difference(after.cpuMs, before.cpuMs),
  }
}

type Count = keyof ReturnType<typeof soFar>['counts']

function difference(after: Record<string, number>, before: Record<string, number>): Record<string, number> {
  const differences = Object.entries(after).map(
    ([name, count]) => [name, rounded(count - (before[name] ?? 0))] as const,
  )
  return Object.fromEntries(differences.filter(([, count]) => count !== 0))
}

function rounded(count: number): number {
  return Math.round(count * 100) / 100
}

function soFar({ aws, slack, usage }: Deployment) {
  return {
    counts: { ...aws.counts, slackCalls: slack.told.length, logBytes: usage.logBytes },
    runs: { ...usage.runs },
    cpuMs: { ...usage.cpuMs },
  }
}
