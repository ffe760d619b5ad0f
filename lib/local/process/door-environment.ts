/** What a Lambda finds in its environment, pointing at the stand-ins. */
export interface Surroundings {
  dynamodb: string
  /** The stand-ins' own address, without a slash at its end. */
  standIns: string
  slackApi: string
  offline: boolean
  extraSources: unknown[]
}

export const TABLE_NAME = 'chorok'
export const PARAMETERS = '/chorok/local'

/** What whoever starts the program may set for the doors. */
const SETTINGS = ['CHOROK_ESG_BOARD', 'CHOROK_READ_BACK', 'CHOROK_MORNING', 'CHOROK_POSTS_A_MINUTE'] as const

export function doorEnvironment({
  dynamodb,
  standIns,
  slackApi,
  offline,
  extraSources,
}: Surroundings): Record<string, string> {
  return {
    TZ: 'UTC',
    AWS_REGION: 'ap-northeast-2',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
    AWS_ENDPOINT_URL_EVENTBRIDGE: standIns,
    AWS_ENDPOINT_URL_SQS: standIns,
    AWS_ENDPOINT_URL_SSM: standIns,
    CHOROK_TABLE: TABLE_NAME,
    CHOROK_BUS: 'chorok',
    CHOROK_DELIVER_QUEUE: `${standIns}/000000000000/deliver`,
    CHOROK_ANSWER_QUEUE: `${standIns}/000000000000/answer`,
    CHOROK_PARAMETERS: PARAMETERS,
    CHOROK_SLACK_API: slackApi,
    CHOROK_CATALOG: offline ? 'off' : 'live',
    CHOROK_EXTRA_SOURCES: JSON.stringify(extraSources),
    ...Object.fromEntries(SETTINGS.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
    POWERTOOLS_SERVICE_NAME: 'chorok',
    // Nobody collects metrics here; what they count stands on the page.
    POWERTOOLS_METRICS_DISABLED: 'true',
    POWERTOOLS_LOG_LEVEL: 'INFO',
  }
}
