import { Logger } from '@aws-lambda-powertools/logger'

/** One structured line where a thing is handled: a fixed message, fields beside it. */
export const log = new Logger({ serviceName: 'chorok' })

/** Wraps a door so that every line it writes carries `requestId`, by which Lambda's own lines name the run. */
export function withRequestId<Event, Answer>(
  handle: (event: Event) => Promise<Answer>,
): (event: Event, context?: { awsRequestId: string }) => Promise<Answer> {
  return (event, context) => {
    if (context) log.appendKeys({ requestId: context.awsRequestId })
    else log.removeKeys(['requestId'])
    return handle(event)
  }
}
