import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const CHECK = 'lib/commands/check-node.mjs'

test('the Node that runs us is let through without a word', () => {
  expect(execFileSync(process.execPath, [CHECK], { encoding: 'utf8' })).toBe('')
})

test('an older Node is told what to do before it meets a .ts file', () => {
  const text = readFileSync(CHECK, 'utf8')
  // No older Node is at hand: the one that is says it is older.
  const older = "Object.defineProperty(process, 'versions', { value: { node: '20.19.0' } })\n"
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', older + text], {
    encoding: 'utf8',
  })
  expect(status).toBe(1)
  expect(stderr).toContain('Node 24 이상')
  expect(stderr).not.toContain('    at ')
})

test('start and test ask it first', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect([scripts.prestart, scripts.pretest]).toEqual([`node ${CHECK}`, `node ${CHECK}`])
})
