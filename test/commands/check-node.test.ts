import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const CHECK = 'lib/commands/check-node.mjs'

test('the Node that runs the tests passes without output', () => {
  expect(execFileSync(process.execPath, [CHECK], { encoding: 'utf8' })).toBe('')
})

test('an older Node is told what to do before it reads a .ts file', () => {
  const text = readFileSync(CHECK, 'utf8')
  // There is no older Node to run, so this one reports an older version.
  const older = "Object.defineProperty(process, 'versions', { value: { node: '20.19.0' } })\n"
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', older + text], {
    encoding: 'utf8',
  })
  expect(status).toBe(1)
  expect(stderr).toContain('Node 24 이상')
  expect(stderr).not.toContain('    at ')
})

test('start and test run the check first', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect([scripts.prestart, scripts.pretest]).toEqual([`node ${CHECK}`, `node ${CHECK}`])
})
