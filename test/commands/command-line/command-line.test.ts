import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { ParseArgsOptionsConfig } from 'node:util'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { type CommandLine, readCommandLine } from '../../../lib/commands/command-line/command-line.ts'

describe('reading a command line', () => {
  const LINE = {
    command: 'npm run probe --',
    takes: 'PATH [--seed S]',
    does: 'Looks.',
    options: { seed: { type: 'string', default: '1' }, quick: { type: 'boolean', default: false } },
    positionals: { min: 1, max: 2 },
  } as const satisfies CommandLine<ParseArgsOptionsConfig>

  test('gives values, defaults and positional arguments', () => {
    expect(readCommandLine(LINE, ['a', '--seed', '7', 'b'])).toMatchObject({
      outcome: 'run',
      values: { seed: '7', quick: false },
      positionals: ['a', 'b'],
    })
  })

  test.each([['--help'], ['-h']])('%s gives the help, whatever else is there', (flag) => {
    const read = readCommandLine(LINE, ['--nonsense', flag])
    expect(read).toEqual({ outcome: 'help', text: 'usage: npm run probe -- PATH [--seed S]\n\nLooks.' })
  })

  test.each([
    ['an option it does not know', ['a', '--sede', '7'], 'Unknown argument, or one without its value: --sede'],
    ['an option without its value', ['a', '--seed'], '--seed'],
    ['a value for a flag', ['a', '--quick=yes'], '--quick'],
    ['nothing to work on', [], 'Something to work on is missing.'],
    ['one argument too many', ['a', 'b', 'c'], 'Unknown argument, or one without its value: c'],
  ])('%s is refused with a sentence and the usage', (_, args, sentence) => {
    const read = readCommandLine(LINE, args)
    expect(read.outcome).toBe('refused')
    expect('text' in read && read.text).toContain(sentence)
    expect('text' in read && read.text).toContain('\nusage: npm run probe -- PATH')
  })

  test('a refusal does not repeat what may be a secret', () => {
    const read = readCommandLine({ ...LINE, language: 'ko', mayHoldSecrets: true }, [
      '--token=xoxb-1234',
      'a',
      'b',
      'c',
    ])
    expect('text' in read && read.text).toBe(
      '모르는 인자가 있거나 값이 빠졌습니다.\n쓰는 법: npm run probe -- PATH [--seed S]',
    )
  })
})

// The commands themselves, each in a process of its own and in an empty folder, where anything it wrote would be seen.
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
const commands = Object.entries(scripts).filter(([name]) => !name.startsWith('pre'))
// A busy machine takes its time to load what the larger ones import.
vi.setConfig({ testTimeout: 120_000 })
const folder = mkdtempSync(join(tmpdir(), 'chorok-command-line-'))
afterAll(() => rmSync(folder, { recursive: true }))

test.each(commands)('%s is one file, run by Node', (_, script) => {
  expect(script).toMatch(/^node (?:--[\w-]+=\d+ )?[\w/-]+\.(?:ts|mjs)$/)
})

describe.each(commands)('%s', (_, script) => {
  const file = resolve(script.split(' ').at(-1) as string)

  test('answers --help', async () => {
    const { code, stdout, stderr } = await run(file, '--help')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^(?:usage|쓰는 법): npm (?:run [\w:]+|test|start)(?: --)?[^\n]*\n\n\S/)
    expect(readdirSync(folder)).toEqual([])
  })

  test('refuses an option it does not know', async () => {
    const { code, stdout, stderr } = await run(file, '--no-such-option')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^(?:[^\n]+\n){1,2}$/)
    expect(stderr).toMatch(/\n(?:usage|쓰는 법): /)
    expect(readdirSync(folder)).toEqual([])
  })
})

function run(file: string, argument: string): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [file, argument], { cwd: folder }, (error, stdout, stderr) =>
      done({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr }),
    )
  })
}
