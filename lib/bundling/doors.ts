/** The Lambda functions, by the name of their file in `functions/`. Whatever is written for each door is keyed by these. */
export const DOORS = ['poll', 'match', 'deliver', 'sweep', 'slack', 'answer', 'reconcile'] as const
export type Door = (typeof DOORS)[number]

/**
 * An environment in which the bundle of any door can be imported outside AWS. A door reads these variables and builds its clients as it
 * is imported, but calls nothing yet; nothing listens at these addresses.
 */
export const IMPORT_ENVIRONMENT = {
  AWS_REGION: 'ap-northeast-2',
  CHOROK_TABLE: 'table',
  CHOROK_BUS: 'bus',
  CHOROK_DELIVER_QUEUE: 'http://127.0.0.1:9/000000000000/deliver',
  CHOROK_ANSWER_QUEUE: 'http://127.0.0.1:9/000000000000/answer',
  CHOROK_PARAMETERS: '/chorok',
}
