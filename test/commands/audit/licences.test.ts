import { expect, test } from 'vitest'
import { licencesIn } from '../../../lib/commands/audit/licences.ts'

test('packages are told by licence, development tools left out', () => {
  const packages = {
    '': { version: '1' },
    'node_modules/a': { version: '1', license: 'MIT' },
    'node_modules/a/node_modules/@x/b': { version: '2', license: '(MIT OR GPL-3.0)' },
    'node_modules/c': { version: '3', license: 'GPL-3.0', dev: true },
  }
  expect(licencesIn({ packages })).toEqual({ byLicence: { MIT: ['a'], '(MIT OR GPL-3.0)': ['@x/b'] }, refused: [] })
})

test.each([
  ['GPL-3.0'],
  ['AGPL-3.0-only'],
  ['UNLICENSED'],
  [undefined],
  ['MIT AND GPL-3.0'],
  ['SEE LICENSE IN LICENSE'],
])('a licence of %s is for somebody to read', (license) => {
  expect(licencesIn({ packages: { 'node_modules/a': { version: '1', license } } }).refused).toHaveLength(1)
})
