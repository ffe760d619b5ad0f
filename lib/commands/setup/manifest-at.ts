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

/** The app's manifest with its real address, as it is pasted into Slack. */
export function manifestAt(url: string): string {
  const manifest = readFileSync(new URL('../../../manifest.json', import.meta.url), 'utf8')
  return manifest.replaceAll(PLACEHOLDER, url).trim()
}
