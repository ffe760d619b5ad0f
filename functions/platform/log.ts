import { Logger } from '@aws-lambda-powertools/logger'

/** One structured line where a thing is handled: a fixed message, fields beside it. */
export const log = new Logger({ serviceName: 'chorok' })
