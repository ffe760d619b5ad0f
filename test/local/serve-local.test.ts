import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { devDependencies: object }
const left = readFileSync('.dockerignore', 'utf8')
  .split('\n')
  .filter((line) => /^lib\//.test(line))

/** Every file that is reached from these, and the packages they name. What is only imported as a type is not loaded. */
function reach(files: string[]): { files: Set<string>; packages: Set<string> } {
  const reached = { files: new Set<string>(), packages: new Set<string>() }
  const waiting = [...files]
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (reached.files.has(file)) continue
    reached.files.add(file)
    const text = readFileSync(file, 'utf8').replace(/^import type .*?from .*$/gm, '')
    for (const [, from, loaded] of text.matchAll(/(?:from|import) '([^']+)'|import\('([^']+)'\)/g)) {
      const name = (from ?? loaded) as string
      const path = join(dirname(file), name)
      if (name.startsWith('.') && existsSync(path) && /\.m?[jt]s$/.test(path)) waiting.push(path)
      else if (!name.startsWith('.') && !name.startsWith('node:')) reached.packages.add(name)
    }
  }
  return reached
}

test('npm run serve needs no package that is for development only, and no file that its image leaves out', () => {
  const { files, packages } = reach(['lib/commands/one-machine/serve.mjs', 'lib/local/doors/door-thread.mjs'])
  expect(files.size).toBeGreaterThan(100)
  const names = Object.keys(devDependencies)
  expect([...packages].filter((name) => names.some((one) => name === one || name.startsWith(`${one}/`)))).toEqual([])
  expect(left.length).toBeGreaterThan(0)
  expect([...files].filter((file) => left.some((folder) => file.startsWith(folder)))).toEqual([])
})
