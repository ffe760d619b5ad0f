import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'

export const NAMESPACE = 'Chorok'
export const SERVICE = 'chorok'

/** What is counted, by the names it has in CloudWatch. */
export type Measure =
  | 'ReleasesStored'
  /** Sources that a person should look at. */
  | 'SourcesAiling'
  | 'DeliveriesPosted'
  | 'DeliveriesFailed'
  /** Slack may have taken them: its answer was lost. */
  | 'DeliveriesAmbiguous'
  /** Reading the channel back told whether Slack had taken them. */
  | 'AmbiguousResolved'
  /** Sent again after a lost answer, not knowing whether Slack had taken them. */
  | 'DuplicatesPossible'
  /** Messages that could not be changed, and still show what they showed. */
  | 'EditsRefused'
  /** How often Slack took nothing for the whole workspace. */
  | 'WorkspaceRefusals'
  | 'BellsOverdue'
  | 'DifferencesUnexplained'

const metrics = new Metrics({ namespace: NAMESPACE, serviceName: SERVICE })

/** Writes counts down as one line, which CloudWatch reads from the log. */
export function measure(counts: Partial<Record<Measure, number>>): void {
  const all = Object.entries(counts)
  for (const [name, count] of all) metrics.addMetric(name, MetricUnit.Count, count)
  if (all.length > 0) metrics.publishStoredMetrics()
}

/** How many sources there are of each health. */
export function measureSources(byHealth: Map<string, number>): void {
  for (const [health, count] of byHealth) {
    const metric = metrics.singleMetric()
    metric.addDimension('health', health)
    metric.addMetric('Sources', MetricUnit.Count, count)
  }
}
