import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import manifest from '../../manifest.json' with { type: 'json' }

const SLACK = new URL('../../functions/slack/', import.meta.url)
const code = readdirSync(SLACK, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(new URL(name, SLACK), 'utf8'))
  .join('\n')

// The scope each Web API method needs (docs.slack.dev/reference/methods); `commands` is what slash commands need.
const SCOPES: Record<string, string[]> = {
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  // Any token may ask who it is.
  'auth.test': [],
  'chat.getPermalink': [],
  // A modal opens by the trigger of the request it answers.
  'views.open': [],
  'views.update': [],
  'views.publish': [],
  // Only called where somebody wants channels read back: setup adds the history scopes to the manifest then.
  'conversations.history': [],
  'conversations.info': ['channels:read', 'groups:read'],
  // Asked for public and private channels only; other types would need more.
  'users.conversations': ['channels:read', 'groups:read'],
}

// The scope each event needs (docs.slack.dev/reference/events), and how the manifest names it where the app is told of one kind only.
const EVENTS: Record<string, { subscribed: string; scopes: string[] }> = {
  member_joined_channel: { subscribed: 'member_joined_channel', scopes: ['channels:read', 'groups:read'] },
  app_home_opened: { subscribed: 'app_home_opened', scopes: [] },
  app_mention: { subscribed: 'app_mention', scopes: ['app_mentions:read'] },
  message: { subscribed: 'message.im', scopes: ['im:history'] },
}
const heard = [...code.matchAll(/app\.event\('(\w+)'/g)].map((found) => found[1] as string)

test('every command escapes what it is given and says what to type', () => {
  for (const command of manifest.features.slash_commands) {
    expect(command).toMatchObject({ should_escape: true, description: /./, usage_hint: /./ })
  }
})

test('the scopes are those of the methods the code calls and the events it hears, and no other', () => {
  const methods = [...code.matchAll(/client\.([a-z]+\.[a-zA-Z]+)\(/g)].map((found) => found[1] as string)
  expect(methods).not.toEqual([])
  const ofEvents = heard.flatMap((event) => EVENTS[event]?.scopes ?? [`scope of ${event}?`])
  const needed = new Set([
    'commands',
    ...ofEvents,
    ...methods.flatMap((method) => SCOPES[method] ?? [`scope of ${method}?`]),
  ])
  expect([...manifest.oauth_config.scopes.bot].sort()).toEqual([...needed].sort())
})

test('interactivity is on exactly because the code listens to buttons', () => {
  expect(manifest.settings.interactivity.is_enabled).toBe(code.includes('app.action('))
})

test('the events are those the code listens to', () => {
  expect(heard).toEqual(['member_joined_channel', 'app_home_opened', 'app_mention', 'message'])
  expect(manifest.settings.event_subscriptions.bot_events).toEqual(heard.map((event) => EVENTS[event]?.subscribed))
})

test('the app has a Home exactly because the code publishes one', () => {
  expect(manifest.features.app_home.home_tab_enabled).toBe(code.includes('client.views.publish('))
})

test('commands can be typed in one’s own conversation with the bot', () => {
  expect(manifest.features.app_home).toMatchObject({
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: false,
  })
})

test('one address takes everything', () => {
  const urls = [...manifest.features.slash_commands.map(({ url }) => url), manifest.settings.interactivity.request_url]
  expect(new Set(urls).size).toBe(1)
  expect(urls[0]).toMatch(/^https:\/\/.+\/slack\/events$/)
})

test('the texts have lengths Slack takes', () => {
  const { name, description, long_description } = manifest.display_information
  expect(name.length).toBeLessThanOrEqual(35)
  expect(description.length).toBeLessThanOrEqual(140)
  expect(long_description.length).toBeGreaterThanOrEqual(175)
  expect(long_description.length).toBeLessThanOrEqual(4000)
})
