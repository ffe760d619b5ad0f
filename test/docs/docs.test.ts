import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ILL_KINDS } from '../../functions/ills/ill.ts'
import { SOURCE_SECRET_NAMES, secretVariable } from '../../functions/sources/catalog/source-secrets.ts'
import { SETTING_NAMES } from '../../lib/config/config-shape.ts'
import { all as resources } from '../support/stack-template.ts'

// The documents are read by people who cannot tell which sentence has gone stale: what they name must exist, and what exists and
// matters to an installer or operator must be named.

const documents = globSync(['*.md', 'docs/**/*.md', 'test/**/*.md']).map((path) => ({
  path,
  text: readFileSync(path, 'utf8'),
}))
const source = globSync(['{functions,lib,test}/**/*.{ts,tsx,mjs}', '*.ts', '.ci/run'])
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n')
const everything = documents.map(({ text }) => text).join('\n')
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }

function read(path: string): string {
  return documents.find((document) => document.path === path)?.text ?? ''
}

/** Every distinct first group of an expression in a text, sorted. */
function found(text: string, expression: RegExp): string[] {
  return [...new Set([...text.matchAll(expression)].map((match) => match[1] as string))].sort()
}

describe.each(documents)('$path', ({ path, text }) => {
  test('every link leads to a file', () => {
    const links = found(text, /\]\((?!https?:|mailto:|#)([^)#\s]+)/g)
    expect(links.filter((link) => !existsSync(join(dirname(path), link)))).toEqual([])
  })

  test('every path it names exists', () => {
    const paths = found(text, /`((?:functions|lib|test|docs|\.ci|\.slack)\/[\w./*-]+)`/g)
    expect(paths.filter((named) => globSync(normalize(named)).length === 0)).toEqual([])
  })

  test('every command it names is one of package.json', () => {
    const commands = found(text, /npm run ([\w:]+(?:-\w+)*)/g)
    expect(commands.filter((command) => !(command in scripts))).toEqual([])
  })

  test('every environment variable it names is read somewhere', () => {
    const variables = found(text, /\b(CHOROK_[A-Z_]+|DATA_GO_KR_KEY|SLACK_(?:BOT|APP)_TOKEN)\b/g)
    expect(variables.filter((variable) => !new RegExp(`\\b${variable}\\b`).test(source))).toEqual([])
  })
})

test('READMEs sell and start: at most 120 lines each, docs explain', () => {
  for (const path of ['README.md', 'README.ko.md']) expect(read(path).split('\n').length, path).toBeLessThanOrEqual(121)
})

test('the READMEs count what there is: sources, samples, functions', () => {
  const [english, korean] = [read('README.md'), read('README.ko.md')]
  const sources = String(JSON.parse(readFileSync('functions/sources/catalog/catalog.json', 'utf8')).length)
  const samples = String(JSON.parse(readFileSync('lib/local/sample/sample.json', 'utf8')).releases.length)
  expect(found(english, /(\d+) sources/g)).toEqual([sources])
  expect(found(korean, /출처 (\d+)곳/g)).toEqual([sources])
  expect([...found(english, /(\d+) sample releases/g), ...found(korean, /견본 발표 (\d+)건/g)]).toEqual([
    samples,
    samples,
  ])
  expect(globSync('functions/*.ts')).toHaveLength(7)
  expect([english, korean].map((text) => /seven functions|함수 일곱 개/.test(text))).toEqual([true, true])
})

test('every command of package.json is explained', () => {
  const hidden = (name: string) => name.startsWith('pre') || name === 'check'
  const commands = read('docs/commands.md')
  const names = [...found(commands, /npm (?:run )?([a-z:]+(?:-[a-z]+)*)/g), ...found(commands, /`(eval:[a-z]+)/g)]
  expect(Object.keys(scripts).filter((name) => !hidden(name) && !names.includes(name))).toEqual([])
})

test('settings: every variable of the doors and every setting of the file is explained, and no other', () => {
  const settings = read('docs/settings.md')
  const variables = found(readFileSync('functions/platform/env.ts', 'utf8'), /^ {2}(CHOROK_[A-Z_]+):/gm)
  expect(variables.length).toBeGreaterThan(5)
  expect(variables.filter((variable) => !settings.includes(`\`${variable}\``))).toEqual([])
  const table = settings.slice(0, settings.indexOf('## Secrets'))
  expect(found(table, /^\| `(\w+)`/gm)).toEqual([...SETTING_NAMES].sort())
  // Settings stand in the file; `-c` is explained in one place only.
  expect(found(everything.replace(read('CHANGELOG.md'), ''), /-c (\w+)=/g)).toEqual(['name'])
})

test('settings: every key of a source is explained, as a parameter and as a variable', () => {
  for (const name of SOURCE_SECRET_NAMES) {
    expect(read('docs/settings.md')).toContain(`\`/chorok/${name}\``)
    expect(read('docs/settings.md')).toContain(`\`${secretVariable(name)}\``)
  }
})

const runbooks = ['docs/runbook.md', 'docs/ko/runbook.md']

test.each(runbooks)('%s: every ill and every alarm has an entry, and every entry an ill or an alarm', (path) => {
  const [, ills = '', alarms = ''] = read(path).split(/^# (?:Ills|Alarms|Metrics)$/m)
  expect(found(ills, /^## (.+)$/gm)).toEqual([...ILL_KINDS].sort())
  const ids = resources('AWS::CloudWatch::Alarm').map(([id]) => id.replace(/[0-9A-F]{8}$/, ''))
  expect(ids.length).toBeGreaterThan(3)
  expect(found(alarms, /^## (.+)$/gm).sort()).toEqual(ids.sort())
})

test.each(runbooks)('%s: every metric is named, and no other', (path) => {
  const counted = found(readFileSync('functions/platform/metrics.ts', 'utf8'), /^ {2}\| '(\w+)'$/gm)
  const special = ['DoorFailures', 'Sources']
  const table = read(path).split('# Metrics')[1] ?? ''
  const named = found(table.replace(/\|[^|]*\|$/gm, ''), /`([A-Z]\w+)`/g)
  expect(named).toEqual([...counted, ...special].sort())
})
