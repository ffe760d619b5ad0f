import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { bundle, DOORS } from '../../lib/bundling/bundle.ts'

// Far from our node_modules, as in Lambda.
const folder = mkdtempSync(join(tmpdir(), 'chorok-bundling-'))
afterAll(() => rmSync(folder, { recursive: true }))

const ENVIRONMENT = {
  AWS_REGION: 'ap-northeast-2',
  CHOROK_TABLE: 'table',
  CHOROK_BUS: 'bus',
  CHOROK_DELIVER_QUEUE: 'http://127.0.0.1:9/000000000000/deliver',
  CHOROK_ANSWER_QUEUE: 'http://127.0.0.1:9/000000000000/answer',
  CHOROK_PARAMETERS: '/chorok',
}

function run(code: string, ...args: string[]): string {
  const options = { env: ENVIRONMENT, cwd: folder, encoding: 'utf8' } as const
  return execFileSync(process.execPath, ['--input-type=module', '--eval', code, ...args], options).trim()
}

describe.each(DOORS)('the bundle of %s', (door) => {
  const file = bundle(door, join(folder, door))

  test('starts with nothing of ours around it, and has a handler Lambda takes', () => {
    const told = run(
      'const { handler } = await import(process.argv[1]); console.log(typeof handler, handler.length)',
      pathToFileURL(file).href,
    )
    // nodejs24.x refuses a handler that wants a callback.
    expect(told).toMatch(/^function [012]$/)
  })

  test('has beside it every file the analyser asks for, if it holds the analyser', () => {
    const asked = readFileSync(file, 'utf8').match(/garu-ko\/[\w./]+\.(wasm|gmdl)/g) ?? []
    const require = createRequire(file)
    for (const name of asked) expect(require.resolve(name)).toBe(join(realpathSync(folder), door, 'node_modules', name))
    expect(existsSync(join(folder, door, 'node_modules'))).toBe(asked.length > 0)
  })
})
