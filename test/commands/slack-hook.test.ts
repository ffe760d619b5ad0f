import { execFileSync, execSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { startSettings } from '../../lib/local/start-settings.ts'
import manifest from '../../manifest.json' with { type: 'json' }

const { hooks, config } = JSON.parse(readFileSync('.slack/hooks.json', 'utf8'))

/** Runs a hook as the Slack CLI does: in a shell, with standard output and standard error both taken for the answer. */
function run(hook: string): Record<string, unknown> {
  return JSON.parse(execSync(`${hooks[hook]} 2>&1`, { encoding: 'utf8' }))
}

test('get-hooks lists the hooks and says that the program opens the connection itself', () => {
  expect(run('get-hooks')).toMatchObject({ hooks, config: { 'sdk-managed-connection-enabled': true } })
  expect(Object.keys(hooks).sort()).toEqual(['get-hooks', 'get-manifest', 'start'])
  expect(config['protocol-version']).toEqual(['default'])
})

test('get-manifest gives the manifest for Socket Mode, without any URL', () => {
  const development = run('get-manifest')
  expect(development).toMatchObject({
    display_information: manifest.display_information,
    oauth_config: manifest.oauth_config,
    features: { app_home: manifest.features.app_home, bot_user: manifest.features.bot_user },
    settings: {
      socket_mode_enabled: true,
      interactivity: { is_enabled: true },
      event_subscriptions: { bot_events: manifest.settings.event_subscriptions.bot_events },
    },
  })
  const commands = (development.features as typeof manifest.features).slash_commands
  expect(commands).toEqual(manifest.features.slash_commands.map(({ url: _, ...command }) => command))
  expect(JSON.stringify(development)).not.toMatch(/https:|request_url/)
})

test('start runs the whole program, which takes the tokens of the CLI unless it has tokens of its own', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect([hooks.start, scripts.start]).toEqual(['npm start', 'node lib/commands/start.ts'])
  expect(
    startSettings({ offline: false, feed: [] }, { SLACK_CLI_XOXB: 'xoxb-1', SLACK_CLI_XAPP: 'xapp-1' }),
  ).toMatchObject({
    slack: { api: 'https://slack.com/api/', botToken: 'xoxb-1', appToken: 'xapp-1' },
  })
  const both = {
    SLACK_CLI_XOXB: 'xoxb-1',
    SLACK_CLI_XAPP: 'xapp-1',
    SLACK_BOT_TOKEN: 'xoxb-2',
    SLACK_APP_TOKEN: 'xapp-2',
  }
  expect(startSettings({ offline: false, feed: [] }, both)).toMatchObject({
    slack: { botToken: 'xoxb-2', appToken: 'xapp-2' },
  })
  expect(startSettings({ offline: false, feed: [] }, { SLACK_CLI_XOXB: 'xoxb-1' })).toMatchObject({ slack: undefined })
})

test('an unknown hook is refused', () => {
  expect(spawnSync(process.execPath, ['lib/commands/slack-hook.mjs', 'deploy']).status).toBe(2)
  expect(
    execFileSync(process.execPath, ['lib/commands/slack-hook.mjs', 'get-hooks'], { encoding: 'utf8' }),
  ).toBeTruthy()
})
