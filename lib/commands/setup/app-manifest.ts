import { readFileSync } from 'node:fs'

/** A stand-in on this machine, which has no certificate. */
const LOOPBACK = /^http:\/\/127\.0\.0\.1(:\d+)?$/
const REQUEST_PATH = '/slack/events'
const PLACEHOLDER_URL = /https:\/\/REPLACE-ME[^"]*/g
const BOT_SCOPES = /("bot": \[[^\]]*)\]/
/** The scopes it takes to read a channel back. Direct messages with the bot may be read anyway. */
const HISTORY_SCOPES = ['channels:history', 'groups:history']

/**
 * The URL that Slack is to call, read from what a person typed: the URL that the deploy printed, or its origin alone. Undefined when it
 * is neither.
 */
export function parseRequestUrl(typed: string): string | undefined {
  const url = URL.parse(typed)
  if (
    !url ||
    !(url.protocol === 'https:' || LOOPBACK.test(url.origin)) ||
    !['/', '', REQUEST_PATH].includes(url.pathname)
  )
    return undefined
  if (url.host.startsWith('replace-me')) return undefined
  return `${url.origin}${REQUEST_PATH}`
}

/** The app's manifest with its real URL, to be pasted into Slack. With `readBack` it also asks for the history scopes. */
export function appManifest(url: string, readBack = false): string {
  const manifest = readFileSync(new URL('../../../manifest.json', import.meta.url), 'utf8')
  const withUrl = manifest.replaceAll(PLACEHOLDER_URL, url).trim()
  if (!readBack) return withUrl
  return withUrl.replace(BOT_SCOPES, `$1, ${HISTORY_SCOPES.map((scope) => `"${scope}"`).join(', ')}]`)
}

/** The slash commands that the manifest has. */
export function manifestCommands(): string[] {
  const { slash_commands } = JSON.parse(appManifest('https://a.example')).features
  return slash_commands.map(({ command }: { command: string }) => command)
}

/** The scopes that the manifest asks for. */
export function manifestScopes(readBack: boolean): string[] {
  return JSON.parse(appManifest('https://a.example', readBack)).oauth_config.scopes.bot
}
