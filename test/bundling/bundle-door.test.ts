import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { bundleDoor } from '../../lib/bundling/bundle-door.ts'
import { DOORS, IMPORT_ENVIRONMENT } from '../../lib/bundling/doors.ts'

// Far from our node_modules, as in Lambda: whatever the bundle does not hold cannot be imported.
const folder = mkdtempSync(join(tmpdir(), 'chorok-bundling-'))
afterAll(() => rmSync(folder, { recursive: true }))

function run(code: string, ...args: string[]): string {
  const options = { env: IMPORT_ENVIRONMENT, cwd: folder, encoding: 'utf8' } as const
  return execFileSync(process.execPath, ['--input-type=module', '--eval', code, ...args], options).trim()
}

// What stands in the lists of words and nowhere in the code: of each list the end of its longest text.
const LISTS_INSIDE = globSync(
  'functions/subscriptions/{query,matching,laws}/{corpus-words,noun-subjects,thesaurus,trap-words,laws}.json',
).map((list) => {
  const texts = readFileSync(list, 'utf8').match(/"[^"\\]{12,}"/g) ?? []
  const longest = texts.toSorted((one, other) => other.length - one.length)[0] ?? ''
  return longest.slice(1, -1).slice(-60)
})

describe.each(DOORS)('the bundle of %s', (door) => {
  const file = bundleDoor(door, join(folder, door))

  test('is imported without our node_modules around it, and exports a handler that Lambda accepts', () => {
    const output = run(
      'const { handler } = await import(process.argv[1]); console.log(typeof handler, handler.length)',
      pathToFileURL(file).href,
    )
    // nodejs24.x refuses a handler with a third parameter, the callback.
    expect(output).toMatch(/^function [012]$/)
  })

  test('asks for credentials in the environment alone, and writes Korean as it is', () => {
    const code = readFileSync(file, 'utf8')
    const chain = ['GetRoleCredentials', 'AssumeRoleWithWebIdentity', 'sso_session', 'AWS_CONTAINER_CREDENTIALS']
    expect(chain.filter((word) => code.includes(word))).toEqual([])
    expect(code.includes('no credentials in the environment')).toBe(true)
    // The client of Parameter Store knows errors that nothing we call can answer.
    expect(code).not.toContain('OpsItemNotFoundException')
    expect(code.match(/\\u[a-d][0-9a-f]{3}/gi)?.length ?? 0).toBeLessThan(1_000)
  })

  test('has every file that the analyser reads beside it, if it contains the analyser', () => {
    const analyserFiles = readFileSync(file, 'utf8').match(/garu-ko\/[\w./]+\.(wasm|gmdl)/g) ?? []
    const require = createRequire(file)
    for (const name of analyserFiles)
      expect(require.resolve(name)).toBe(join(realpathSync(folder), door, 'node_modules', name))
    expect(existsSync(join(folder, door, 'node_modules'))).toBe(analyserFiles.length > 0)
  })

  test('holds no list of words, has beside it each that it may read, and starts without any', () => {
    const lists = [...readFileSync(file, 'utf8').matchAll(/new URL\("([\w-]+\.json)",import\.meta\.url\)/g)]
    const missing = lists.flatMap(([, name = '']) => (existsSync(join(folder, door, name)) ? [] : [name]))
    expect(missing).toEqual([])
    expect(LISTS_INSIDE.filter((words) => readFileSync(file, 'utf8').includes(words))).toEqual([])
    const alone = join(folder, `${door}-alone`, 'index.mjs')
    cpSync(file, alone)
    expect(run('console.log(typeof (await import(process.argv[1])).handler)', pathToFileURL(alone).href)).toBe(
      'function',
    )
  })
})
