import { expect, test } from 'vitest'
import { appManifest, parseRequestUrl } from '../../../lib/commands/setup/app-manifest.ts'

const URL_OF_STACK = 'https://abc123.execute-api.ap-northeast-2.amazonaws.com/slack/events'

test.each([
  [URL_OF_STACK, URL_OF_STACK],
  ['https://abc.example', 'https://abc.example/slack/events'],
  ['http://abc.example/slack/events', undefined],
  ['https://abc.example/elsewhere', undefined],
  ['https://REPLACE-ME.execute-api.ap-northeast-2.amazonaws.com/slack/events', undefined],
  ['', undefined],
])('%j is read as the request URL %j', (typed, url) => {
  expect(parseRequestUrl(typed)).toBe(url)
})

test('the manifest has the URL wherever Slack calls one', () => {
  const commands = JSON.parse(appManifest(URL_OF_STACK)).features.slash_commands
  expect(new Set(commands.map(({ url }: { url: string }) => url))).toEqual(new Set([URL_OF_STACK]))
})

test('only an app that reads channels back asks for the history scopes', async () => {
  const { scopes } = JSON.parse(appManifest(URL_OF_STACK)).oauth_config
  const reading = JSON.parse(appManifest(URL_OF_STACK, true)).oauth_config.scopes
  expect(reading.bot).toEqual([...scopes.bot, 'channels:history', 'groups:history'])
  expect(scopes.bot.filter((scope: string) => scope.endsWith(':history'))).toEqual(['im:history'])
})
