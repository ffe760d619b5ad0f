import { readFileSync } from 'node:fs'

// What the Slack CLI asks a project for (.slack/hooks.json): each answer is one JSON on standard output and nothing else. Plain
// JavaScript, for the CLI runs it with whatever Node there is.

const ROOT = new URL('../../', import.meta.url)
const ANSWERS = {
  'get-hooks': () => readJson('.slack/hooks.json'),
  'get-manifest': () => forSocketMode(readJson('manifest.json')),
}

const answer = ANSWERS[process.argv[2]]
if (answer) console.log(JSON.stringify(answer()))
else {
  console.error(`one of ${Object.keys(ANSWERS).join(', ')}`)
  process.exitCode = 2
}

function readJson(path) {
  return JSON.parse(readFileSync(new URL(path, ROOT), 'utf8'))
}

/** Slack then calls no address: everything comes over a connection the app opens itself. */
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
