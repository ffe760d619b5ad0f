import { readFileSync } from 'node:fs'

const PATH = '/slack/events'
const PLACEHOLDER = /https:\/\/REPLACE-ME[^"]*/g

/** The address Slack is to call, from what a person gave: the whole URL the deploy printed. Undefined when it is none. */
export function requestUrl(given: string): string | undefined {
  const url = URL.parse(given)
  if (url?.protocol !== 'https:' || !['/', '', PATH].includes(url.pathname) || url.host.startsWith('replace-me'))
    return undefined
  return `${url.origin}${PATH}`
}

/** What reading a channel back takes, in public and private channels and in conversations with the bot. */
const HISTORY_SCOPES = ['channels:history', 'groups:history', 'im:history']
const SCOPES = /("bot": \[[^\]]*)\]/

/** The app's manifest with its real address, as it is pasted into Slack; with the history scopes if it is to read channels back. */
export function manifestAt(url: string, readBack = false): string {
  const manifest = readFileSync(new URL('../../../manifest.json', import.meta.url), 'utf8')
  const addressed = manifest.replaceAll(PLACEHOLDER, url).trim()
  return readBack
    ? addressed.replace(SCOPES, `$1, ${HISTORY_SCOPES.map((scope) => `"${scope}"`).join(', ')}]`)
    : addressed
}
