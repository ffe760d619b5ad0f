import { type SourceSecretValues, sourceSecretsIn } from '../../functions/sources/catalog/source-secrets.ts'
import { checkConfig, type ReadConfig } from '../config/read-config.ts'
import type { RealSlack } from './slack/real-slack.ts'

export interface StartSettings {
  /** Of the page. */
  port: number
  offline: boolean
  /** http or https addresses. */
  feeds: string[]
  /** Catalog lines of one's own. */
  ownSources: readonly Record<string, unknown>[]
  /** The address of a DynamoDB to use in place of our own. */
  dynamodb: string | undefined
  /** A real workspace, if both of its tokens are set. */
  slack: RealSlack | undefined
  sourceSecrets: SourceSecretValues
}

/** What `npm start` is to do, by its options and its environment; otherwise a sentence on what is wrong with them. */
export function startSettings(
  options: { offline: boolean; feed: readonly string[] },
  env: NodeJS.ProcessEnv,
): StartSettings | { refusal: string } {
  const invalidFeed = options.feed.find((feed) => !/^https?:$/.test(URL.parse(feed)?.protocol ?? ''))
  if (invalidFeed !== undefined) return { refusal: `--feed에는 http나 https 주소를 적어 주세요: ${invalidFeed}` }
  const port = Number(env.CHOROK_PORT || 4000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return { refusal: `CHOROK_PORT는 0에서 65535 사이의 수여야 합니다: ${env.CHOROK_PORT}` }
  }
  const own = ownSourcesIn(env)
  if (own.outcome === 'refused') return { refusal: own.sentences.join('\n') }
  return {
    port,
    offline: options.offline,
    feeds: [...options.feed],
    ownSources: own.config.extraSources ?? [],
    dynamodb: env.AWS_ENDPOINT_URL_DYNAMODB || undefined,
    slack: realSlack(env),
    sourceSecrets: sourceSecretsIn(env),
  }
}

/** `slack run` (the Slack CLI) sets the variables that begin with `SLACK_CLI_`. */
function realSlack(env: NodeJS.ProcessEnv): RealSlack | undefined {
  const botToken = env.SLACK_BOT_TOKEN || env.SLACK_CLI_XOXB
  const appToken = env.SLACK_APP_TOKEN || env.SLACK_CLI_XAPP
  if (!botToken || !appToken) return undefined
  return { api: env.CHOROK_SLACK_API ?? 'https://slack.com/api/', botToken, appToken }
}

function ownSourcesIn({ CHOROK_EXTRA_SOURCES: text }: NodeJS.ProcessEnv): ReadConfig {
  try {
    return checkConfig({ extraSources: JSON.parse(text || '[]') }, 'CHOROK_EXTRA_SOURCES')
  } catch {
    return { outcome: 'refused', sentences: [`CHOROK_EXTRA_SOURCES는 JSON이 아닙니다: ${text}`] }
  }
}
