import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('no sentence leaves the choice of a particle to its reader', () => {
  const files = globSync('{functions,lib}/**/*.{ts,tsx,mjs}')
  expect(files.length).toBeGreaterThan(300)
  const left = files.filter((file) =>
    /은\(는\)|는\(은\)|이\(가\)|가\(이\)|을\(를\)|를\(을\)|\(으\)로|와\(과\)|과\(와\)/.test(readFileSync(file, 'utf8')),
  )
  expect(left).toEqual([])
})
