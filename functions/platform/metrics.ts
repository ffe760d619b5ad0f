import { log } from './log.ts'

/** What is counted, by the names it has in the log. */
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

/**
 * Writes the counts as fields of one log line, `Sources` as how many there are of each health. They are no metrics of CloudWatch's, each of
 * which costs 0.30 dollars a month: Logs Insights adds them up when somebody asks.
 */
export function measure(counts: Partial<Record<Measure, number>>, sourcesByHealth?: Map<string, number>): void {
  const sources = sourcesByHealth && { Sources: Object.fromEntries(sourcesByHealth) }
  if (Object.keys(counts).length > 0) log.info('counted', { ...counts, ...sources })
}
