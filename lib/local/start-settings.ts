import { type SourceSecretValues, sourceSecretsIn } from '../../functions/sources/catalog/source-secrets.ts'
import { readVariables } from '../config/read-config.ts'
import { SECRETS_FILE } from './read-secrets.ts'
import { whyNotTokens } from './slack/check-tokens.ts'
import type { RealSlack } from './slack/real-slack.ts'

/** What every way to run the bot on this machine is told by its options and its environment. */
interface RunSettings {
  offline: boolean
  /** http or https addresses. */
  feeds: string[]
  /** Catalog lines of one's own. */
  ownSources: readonly Record<string, unknown>[]
  /** The address of a DynamoDB to use in place of our own. */
  dynamodb: string | undefined
  sourceSecrets: SourceSecretValues
}

export interface StartSettings extends RunSettings {
  /** Of the page. */
  port: number
  /** A real workspace, if both of its tokens are set. */
  slack: RealSlack | undefined
}

export interface ServeSettings extends RunSettings {
  /** Where health is answered. */
  health: { host: string; port: number }
  slack: RealSlack
}

interface Refusal {
  refusal: string
}
interface RunOptions {
  offline: boolean
  feed: readonly string[]
}

const PAGE_PORT = 4000

/** What `npm start` is to do, by its options and its environment; otherwise a sentence on what is wrong with them. */
export function startSettings(options: RunOptions, env: NodeJS.ProcessEnv): StartSettings | Refusal {
  const run = runSettings(options, env)
  const port = portOf(env)
  if ('refusal' in run) return run
  if (typeof port === 'object') return port
  const tokens = tokensIn(env)
  const isWanted = env.SLACK_BOT_TOKEN || env.SLACK_APP_TOKEN || (tokens.botToken && tokens.appToken)
  if (!isWanted) return { ...run, port, slack: undefined }
  const slack = realSlack(tokens, env)
  return 'refusal' in slack ? slack : { ...run, port, slack }
}

/** What `npm run serve` is to do. `env`: the environment, with what the file of secrets holds. */
export function serveSettings(options: RunOptions, env: NodeJS.ProcessEnv): ServeSettings | Refusal {
  const run = runSettings(options, env)
  const port = portOf(env)
  if ('refusal' in run) return run
  if (typeof port === 'object') return port
  const slack = realSlack(tokensIn(env), env, env.CHOROK_SECRETS || SECRETS_FILE)
  if ('refusal' in slack) return slack
  return { ...run, slack, health: { host: env.CHOROK_HEALTH_ADDRESS || '127.0.0.1', port } }
}

function runSettings(options: RunOptions, env: NodeJS.ProcessEnv): RunSettings | Refusal {
  const invalidFeed = options.feed.find((feed) => !/^https?:$/.test(URL.parse(feed)?.protocol ?? ''))
  if (invalidFeed !== undefined) return { refusal: `--feed에는 http나 https 주소를 적어 주세요: ${invalidFeed}` }
  const own = readVariables(env)
  if (own.outcome === 'refused') return { refusal: own.sentences.join('\n') }
  return {
    offline: options.offline,
    feeds: [...options.feed],
    ownSources: own.config.extraSources ?? [],
    dynamodb: env.AWS_ENDPOINT_URL_DYNAMODB || undefined,
    sourceSecrets: sourceSecretsIn(env),
  }
}

function portOf(env: NodeJS.ProcessEnv): number | Refusal {
  const port = Number(env.CHOROK_PORT || PAGE_PORT)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  return { refusal: `CHOROK_PORT는 0에서 65535 사이의 수여야 합니다: ${env.CHOROK_PORT}` }
}

/** `slack run` (the Slack CLI) sets the variables that begin with `SLACK_CLI_`. */
function tokensIn(env: NodeJS.ProcessEnv): { botToken?: string; appToken?: string } {
  const botToken = (env.SLACK_BOT_TOKEN || env.SLACK_CLI_XOXB)?.trim()
  const appToken = (env.SLACK_APP_TOKEN || env.SLACK_CLI_XAPP)?.trim()
  return { ...(botToken ? { botToken } : {}), ...(appToken ? { appToken } : {}) }
}

function realSlack(
  tokens: { botToken?: string; appToken?: string },
  env: NodeJS.ProcessEnv,
  secretsFile?: string,
): RealSlack | Refusal {
  const refusal = whyNotTokens(tokens, secretsFile)
  if (refusal) return { refusal }
  const { botToken = '', appToken = '' } = tokens
  return {
    api: env.CHOROK_SLACK_API ?? 'https://slack.com/api/',
    botToken,
    appToken,
    readBack: env.CHOROK_READ_BACK === 'on',
  }
}
