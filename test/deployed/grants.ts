import type { DeployedDoor } from './deployed-template.ts'
import { QUEUES } from './deployed-template.ts'

/** What Lambda does in a function's name: it writes its log, takes jobs from its queue, and keeps runs that failed. */
const BY_THE_PLATFORM = [
  'logs:CreateLogStream',
  'logs:PutLogEvents',
  'sqs:ChangeMessageVisibility',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
  'sqs:GetQueueUrl',
  'sqs:ReceiveMessage',
]
const FAILED_RUNS = QUEUES.filter((id) => id.startsWith('FailedRuns')).map((id) => `arn:${id}`)

/** The rights of each function that nothing has used, `deliver dynamodb:DeleteItem Ledger`, without hashes and without what the platform uses. */
export function unusedGrants(doors: DeployedDoor[], used: ReadonlySet<string>): string[] {
  return doors.flatMap(({ door, statements }) =>
    statements.flatMap(({ actions, resources }) =>
      actions
        .filter((action) => !BY_THE_PLATFORM.includes(action))
        .flatMap((action) =>
          resources.flatMap((resource) =>
            used.has(`${door} ${action} ${resource}`) || FAILED_RUNS.includes(resource)
              ? []
              : [`${door} ${action} ${shortName(resource)}`],
          ),
        ),
    ),
  )
}

function shortName(arn: string): string {
  return arn.replace(/^arn:aws:.*:parameter/, '').replace(/^arn:(\w+?)[0-9A-F]{8}/, '$1')
}
