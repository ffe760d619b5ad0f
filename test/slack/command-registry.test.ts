import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { en } from '../../functions/copy/en/en.ts'
import { ko } from '../../functions/copy/ko/ko.ts'
import { COMMANDS, helpText } from '../../functions/slack/commands.ts'
import manifest from '../../manifest.json' with { type: 'json' }
import { fuzzedRequests } from '../fuzz/fuzz-door.ts'

const threeSeconds = readFileSync('test/slack/three-seconds.test.ts', 'utf8')
const readmes = ['README.md', 'README.ko.md'].map((path) => ({ path, text: readFileSync(path, 'utf8') }))
const fuzzed = fuzzedRequests().map((body) => new URLSearchParams(body.toString('utf8')).get('command'))
const hints = new Map(manifest.features.slash_commands.map(({ command, usage_hint }) => [command, usage_hint]))

/** What a command lacks of all that a command must have. */
function lacks(name: string): string[] {
  const has = {
    'a line in the Korean help': helpText(ko).includes(`• \`${name}`),
    'a line in the English help': helpText(en).includes(`• \`${name}`),
    'a line of manifest.json': hints.has(name),
    'a row in the three-second test': threeSeconds.includes(`commandForm('${name}', `),
    'a fuzzed request': fuzzed.includes(name),
    ...Object.fromEntries(readmes.map(({ path, text }) => [`a row in ${path}`, text.includes(`\n| \`${name}`)])),
  }
  return Object.entries(has).flatMap(([what, isThere]) => (isThere ? [] : [what]))
}

test.each(COMMANDS.map(({ name }) => name))('%s lacks nothing a command must have', (name) => {
  expect(lacks(name)).toEqual([])
})

test('a command that were only a row of the registry would lack all of it', () => {
  expect(lacks('/no-such-command')).toEqual([
    'a line in the Korean help',
    'a line in the English help',
    'a line of manifest.json',
    'a row in the three-second test',
    'a fuzzed request',
    'a row in README.md',
    'a row in README.ko.md',
  ])
})

test('neither manifest, help nor READMEs name a command that does not exist', () => {
  const names = COMMANDS.map(({ name }) => name)
  expect([...hints.keys()].sort()).toEqual([...names].sort())
  for (const text of [helpText(ko), helpText(en), ...readmes.map(({ text }) => text)]) {
    const shown = [...text.matchAll(/^(?:•|\|) `(\/[a-z]+)/gm)].map(([, name]) => name)
    expect(new Set(shown)).toEqual(new Set(names))
  }
})

test('each command is described by its own help lines, and they tell what its usage hint in Slack means', () => {
  for (const { name, help } of COMMANDS) {
    for (const line of [...help(ko).split('\n'), ...help(en).split('\n')]) expect(line).toContain(`\`${name}`)
    const hint = hints.get(name) ?? ''
    const words = hint === 'help' ? [] : hint.replace(/[[\]]/g, '').split(/,? /)
    for (const word of words) expect(help(ko), `${name} ${hint}`).toContain(word)
  }
})
