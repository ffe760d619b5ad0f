import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { numbersTable, readNumbers } from '../../../lib/commands/command-line/numbers.ts'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }

test('README says the figures of docs/numbers.json and no others, each beside the command that prints it', () => {
  const [, table] = /<!-- numbers -->\n([\s\S]*?)\n<!-- \/numbers -->/.exec(readFileSync('README.md', 'utf8')) ?? []
  expect(table).toBe(numbersTable(readNumbers()))
})

test('each figure was measured on a day and at a commit, by a command that exists', () => {
  const numbers = readNumbers()
  expect(numbers.length).toBeGreaterThan(4)
  expect(new Set(numbers.map(({ what }) => what)).size).toBe(numbers.length)
  const commands = numbers.map(({ command }) => /^npm run ([\w:-]+)( -- .+)?$/.exec(command)?.[1] ?? command)
  expect(commands.filter((command) => !(command in scripts))).toEqual([])
})
