import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { readEnv } from './env.ts'

const SERVICE = 'chorok'

/** What is counted, by the names it has in CloudWatch. */
export type Measure =
  | 'ReleasesStored'
  /** Sources that a person should look at. */
  | 'SourcesAiling'
  | 'DeliveriesPosted'
  | 'DeliveriesFailed'
  /** The answer to a send was lost: Slack may have posted it. */
  | 'DeliveriesAmbiguous'
  /** Reading the channel back showed whether Slack had posted them. */
  | 'AmbiguousResolved'
  /** Sent again after a lost answer, without knowing whether Slack had posted them. */
  | 'DuplicatesPossible'
  /** Messages that could not be edited, and still show what they showed. */
  | 'EditsRefused'
  /** Refusals of Slack that concern the whole workspace. */
  | 'WorkspaceRefusals'
  | 'DifferencesUnexplained'

const metrics = new Metrics({ namespace: readEnv('CHOROK_METRICS').CHOROK_METRICS, serviceName: SERVICE })

/** Writes the counts as one log line, from which CloudWatch takes the metrics; `sourcesByHealth` as lines of one metric with a dimension. */
export function measure(counts: Partial<Record<Measure, number>>, sourcesByHealth?: Map<string, number>): void {
  const all = Object.entries(counts)
  for (const [name, count] of all) metrics.addMetric(name, MetricUnit.Count, count)
  if (all.length > 0) metrics.publishStoredMetrics()
  for (const [health, count] of sourcesByHealth ?? []) {
    const metric = metrics.singleMetric()
    metric.addDimension('health', health)
    metric.addMetric('Sources', MetricUnit.Count, count)
  }
}
