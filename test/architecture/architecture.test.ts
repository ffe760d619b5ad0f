import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { circles } from './circles.ts'
import { complaints } from './complaints.ts'
import { fileDependencies } from './file-dependencies.ts'
import { HOUSE, roomOf } from './house.ts'

const FILES = globSync('{lib,functions}/**/*.{ts,tsx}').map((path) => ({ path, text: readFileSync(path, 'utf8') }))

test('every file imports only what its room may, and is named and sized as the house wants', () => {
  expect(FILES.length).toBeGreaterThan(50)
  expect(complaints(FILES)).toEqual([])
})

test('no circle of imports between files or between folders', () => {
  expect(circles(FILES)).toEqual({ files: [], folders: [] })
})

test('every room of the house is lived in, and every package it may use is one we depend on', () => {
  expect(new Set(FILES.map(({ path }) => roomOf(path)))).toEqual(new Set(Object.keys(HOUSE)))
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  const known = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })
  for (const name of Object.values(HOUSE).flatMap(({ npm }) => npm)) {
    const isKnown = known.some(
      (one) => one === name || one === `@types/${name}` || one.startsWith(name.replace('*', '')),
    )
    expect(isKnown, name).toBe(true)
  }
})

describe('the house complains of', () => {
  const long = (lines: number) => 'export {}\n'.repeat(lines)

  test.each([
    [
      'the domain knowing Slack',
      'functions/delivery/x.ts',
      `import { post } from '../slack/post.ts'`,
      'functions/slack/post.ts',
    ],
    [
      'a type borrowed from an outside',
      'functions/releases/x.ts',
      `import type { Row } from '../store/rows.ts'`,
      'functions/store/rows.ts',
    ],
    [
      'an outside knowing another',
      'functions/slack/x.ts',
      `import { ask } from '../store/ask.ts'`,
      'functions/store/ask.ts',
    ],
    ['a re-export', 'functions/text/x.ts', `export * from '../releases/release.ts'`, 'functions/releases/release.ts'],
    [
      'a type taken in passing',
      'functions/text/x.ts',
      `type A = import('../releases/release.ts').Release`,
      'functions/releases/release.ts',
    ],
    ['an import at run time', 'functions/store/x.ts', `await import('../slack/post.ts')`, 'functions/slack/post.ts'],
    ['a computed import', 'functions/store/x.ts', `await import(\`../slack/\${name}.ts\`)`, 'functions/slack/*'],
    ['an import nobody can read', 'functions/store/x.ts', 'await import(name)', 'computed: name'],
    ['require', 'functions/text/x.ts', `require('zod')`, 'zod'],
    ['a door calling a door', 'functions/poll.ts', `${long(12)}import './match.ts'`, 'functions/match.ts'],
    [
      'what runs there knowing what runs it',
      'functions/slack/x.ts',
      `import '../../lib/local/page.ts'`,
      'lib/local/page.ts',
    ],
    [
      'the stack knowing more than names',
      'lib/stack/x.ts',
      `import '../../functions/store/open-store.ts'`,
      'functions/store/open-store.ts',
    ],
    [
      'the local world knowing the sentences',
      'lib/local/x.ts',
      `import '../../functions/slack/copy.ts'`,
      'functions/slack/copy.ts',
    ],
    ['a package of another room', 'functions/subscriptions/x.ts', `import '@slack/web-api'`, '@slack/web-api'],
    ['a package like an allowed one', 'functions/releases/x.ts', `import 'zod-extra'`, 'zod-extra'],
    [
      'a package by its path',
      'functions/text/x.ts',
      `import '../../node_modules/zod/index.js'`,
      'node_modules/zod/index.js',
    ],
    ['Node in the domain', 'functions/releases/x.ts', `import 'node:fs'`, 'node:fs'],
    ['Node without its prefix', 'functions/sources/x.ts', `import 'fs'`, 'fs'],
    [
      'anybody importing a test',
      'lib/commands/x.ts',
      `import '../../test/support/a-release.ts'`,
      'test/support/a-release.ts',
    ],
  ])('%s', (_, path, text, module) => {
    expect(complaints([{ path, text }])).toEqual([`${path} may not import ${module}`])
  })

  test.each([
    ['the clock', 'Date.now()', 'Date.now'],
    ['the clock, otherwise', 'new Date()', 'new Date'],
    ['chance', 'Math.random()', 'Math.random'],
    ['the network', `fetch('https://example.com')`, 'fetch'],
    ['the environment', 'process.env.HOME', 'process'],
  ])('%s read in the domain', (_, text, touched) => {
    expect(complaints([{ path: 'functions/delivery/x.ts', text }])).toEqual([
      `functions/delivery/x.ts touches the world: ${touched}`,
    ])
    expect(complaints([{ path: 'functions/platform/x.ts', text }])).toEqual([])
  })

  test.each([
    ['a name that says nothing', 'functions/text/utils.ts', '', 'is named utils, which says nothing'],
    ['such a word in a name', 'functions/text/date-helpers.ts', '', 'is named helpers, which says nothing'],
    ['such a folder', 'functions/slack/shared/x.ts', '', 'is named shared, which says nothing'],
    ['index.ts', 'lib/local/index.ts', '', 'is named index, which says nothing'],
    ['a room that is not planned', 'functions/extras/x.ts', '', 'stands in no room of the house'],
    ['a door with nothing in it', 'functions/poll.ts', long(9), 'has 9 lines: a door has 10 to 40'],
    ['a door that does more than wire', 'functions/poll.ts', long(41), 'has 41 lines: a door has 10 to 40'],
  ])('%s', (_, path, text, complaint) => {
    expect(complaints([{ path, text }])).toEqual([`${path} ${complaint}`])
  })

  test('a file that is too long', () => {
    expect(complaints([{ path: 'functions/text/x.ts', text: long(300) }])).toEqual([])
    expect(complaints([{ path: 'functions/text/x.ts', text: long(301) }])).toEqual([
      'functions/text/x.ts has 301 lines, over 300',
    ])
  })

  test('a folder that is too full', () => {
    const files = (folder: string, count: number) =>
      Array.from({ length: count }, (_, n) => ({ path: `${folder}/x${n}.ts`, text: '' }))
    expect(complaints(files('functions/text', 20))).toEqual([])
    expect(complaints(files('functions/text', 21))).toEqual(['functions/text has 21 files, over 20'])
  })
})

test('an import is read from the syntax, not from words that look like one', () => {
  const text = `// import './a.ts'\nconst b = "import './b.ts'"\nimport {} from /* here */ './c.ts'\nimport d from './d.json' with { type: 'json' }`
  expect(fileDependencies('functions/text/x.ts', text).modules).toEqual([
    'functions/text/c.ts',
    'functions/text/d.json',
  ])
})

test('circles of imports are found, between files and between folders', () => {
  const files = [
    { path: 'functions/text/a.ts', text: `import './b.ts'` },
    { path: 'functions/text/b.ts', text: `import './a.ts'` },
    { path: 'functions/text/one/c.ts', text: `import '../two/d.ts'` },
    { path: 'functions/text/two/d.ts', text: '' },
    { path: 'functions/text/two/e.ts', text: `import '../one/f.ts'` },
    { path: 'functions/text/one/f.ts', text: '' },
  ]
  expect(circles(files)).toEqual({
    files: [['functions/text/a.ts', 'functions/text/b.ts']],
    folders: [['functions/text/one', 'functions/text/two']],
  })
})
