import { type Logger, LogLevel } from '@slack/web-api'
import { log } from '../../platform/log.ts'

/** What Slack's libraries say, as our structured lines. Their debug lines hold whole payloads and go nowhere. */
export const slackLog: Logger = {
  debug() {},
  info: (...said) => log.info('slack library', { said: said.map(String) }),
  warn: (...said) => log.warn('slack library', { said: said.map(String) }),
  error: (...said) => log.error('slack library', { said: said.map(String) }),
  getLevel: () => LogLevel.INFO,
  setLevel() {},
  setName() {},
}
