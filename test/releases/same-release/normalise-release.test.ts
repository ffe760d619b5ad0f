import { expect, test } from 'vitest'
import { normaliseRelease } from '../../../functions/releases/same-release/normalise-release.ts'
import { aRawRelease, MONDAY } from '../../support/a-release.ts'

const source = { id: 'korea-press', name: '정책브리핑' }

test('attachments, names and licences are cut to what a row of the table can hold', () => {
  const attachments = Array.from({ length: 5000 }, (_, id) => ({ name: `${id}${'가'.repeat(9999)}` }))
  const long = '나'.repeat(500_000)
  const { release } = normaliseRelease(aRawRelease({ attachments, licence: long, ministry: long }), source, MONDAY)
  expect(Buffer.byteLength(JSON.stringify(release))).toBeLessThan(100_000)
  expect(release.attachments).toHaveLength(50)
})
