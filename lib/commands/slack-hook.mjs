import { readFileSync } from 'node:fs'

// The hooks that the Slack CLI calls (.slack/hooks.json). Each prints one JSON on standard output and nothing else. This is plain
// JavaScript because the CLI runs it with whatever Node is installed.

const ROOT = new URL('../../', import.meta.url)
const HOOKS = {
  'get-hooks': () => readJson('.slack/hooks.json'),
  'get-manifest': () => forSocketMode(readJson('manifest.json')),
}

const hook = HOOKS[process.argv[2]]
if (hook) console.log(JSON.stringify(hook()))
else {
  console.error(`one of ${Object.keys(HOOKS).join(', ')}`)
  process.exitCode = 2
}

function readJson(path) {
  return JSON.parse(readFileSync(new URL(path, ROOT), 'utf8'))
}

/** The manifest without URLs: in Socket Mode Slack calls none, and everything comes over a connection that the app opens. */
function forSocketMode({ features, settings, ...manifest }) {
  const { request_url: _interactivity, ...interactivity } = settings.interactivity
  const { request_url: _events, ...event_subscriptions } = settings.event_subscriptions
  const slash_commands = features.slash_commands.map(({ url: _, ...command }) => command)
  return {
    ...manifest,
    features: { ...features, slash_commands },
    settings: { ...settings, interactivity, event_subscriptions, socket_mode_enabled: true },
  }
}
