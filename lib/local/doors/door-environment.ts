import { PROXY_VARIABLES } from '../../../functions/platform/http/proxy.ts'
import { LOCAL_TABLE_NAME } from '../database/create-table.ts'

export interface DoorEnvironmentOptions {
  /** The address of DynamoDB. */
  dynamodb: string
  /** The address of the other AWS stand-ins, without a slash at its end. */
  standIns: string
  /** Ends with a slash. */
  slackApi: string
  offline: boolean
  /** Sources to read beside the catalog, as lines of it. */
  extraSources: unknown[]
}

/** What the names of all parameters begin with. */
export const PARAMETER_PREFIX = '/chorok/local'

/** Variables that are handed on to the doors as they are. */
const PASSED_ON = [
  'CHOROK_DIRECTORY',
  'CHOROK_ESG_BOARD',
  'CHOROK_RULES',
  'CHOROK_READ_BACK',
  'CHOROK_MORNING',
  'CHOROK_POSTS_A_MINUTE',
  'CHOROK_OPERATOR_CHANNEL',
  ...PROXY_VARIABLES,
] as const

/** The environment variables of a door, as its Lambda function would have them, pointing at this machine. */
export function doorEnvironment(options: DoorEnvironmentOptions): Record<string, string> {
  const { dynamodb, standIns, slackApi, offline, extraSources } = options
  return {
    TZ: 'UTC',
    AWS_REGION: 'ap-northeast-2',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
    AWS_ENDPOINT_URL_EVENTBRIDGE: standIns,
    AWS_ENDPOINT_URL_SQS: standIns,
    AWS_ENDPOINT_URL_SSM: standIns,
    CHOROK_TABLE: LOCAL_TABLE_NAME,
    CHOROK_BUS: 'chorok',
    CHOROK_DELIVER_QUEUE: `${standIns}/000000000000/deliver`,
    CHOROK_ANSWER_QUEUE: `${standIns}/000000000000/answer`,
    CHOROK_PARAMETERS: PARAMETER_PREFIX,
    CHOROK_SLACK_API: slackApi,
    CHOROK_CATALOG: offline ? 'off' : 'live',
    CHOROK_EXTRA_SOURCES: JSON.stringify(extraSources),
    ...Object.fromEntries(PASSED_ON.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
    POWERTOOLS_SERVICE_NAME: 'chorok',
    POWERTOOLS_LOG_LEVEL: 'INFO',
  }
}
