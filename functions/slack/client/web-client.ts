import { WebClient } from '@slack/web-api'
import { slackLog } from './slack-log.ts'

/** WebClient's own retries go on for half an hour and post again what Slack took: ours never repeats a call by itself. */
export const CLIENT_OPTIONS = { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, logger: slackLog }

/** A client that gives up after eight seconds. `api` is `https://slack.com/api/`, or a stand-in's address. */
export function openWebClient(token: string, api: string, timeout = 8_000): WebClient {
  return new WebClient(token, { ...CLIENT_OPTIONS, slackApiUrl: api, timeout })
}
