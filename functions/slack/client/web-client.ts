import { type Logger, LogLevel, WebClient } from '@slack/web-api'
import { log } from '../../platform/log.ts'

/** Sends what Slack's libraries log through our structured log. Their debug lines hold whole payloads and are dropped. */
export const slackLog: Logger = {
  debug() {},
  info: (...said) => log.info('slack library', { said: said.map(String) }),
  warn: (...said) => log.warn('slack library', { said: said.map(String) }),
  error: (...said) => log.error('slack library', { said: said.map(String) }),
  getLevel: () => LogLevel.INFO,
  setLevel() {},
  setName() {},
}

/**
 * A client with these options calls Slack once. WebClient's default retries go on for half an hour and post a message again that
 * Slack had already taken.
 */
export const CLIENT_OPTIONS = { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, logger: slackLog }

const SLACK_CALL_TIMEOUT_MS = 8_000

/** A client that gives up on a call after `timeoutMs`. `api` is `https://slack.com/api/`, or a stand-in's address. */
export function openWebClient(token: string, api: string, timeoutMs = SLACK_CALL_TIMEOUT_MS): WebClient {
  return new WebClient(token, { ...CLIENT_OPTIONS, slackApiUrl: api, timeout: timeoutMs })
}
