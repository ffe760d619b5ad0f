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

test.each([
  ['2037-09-23', { day: '2026-11-23', printed: '2037-09-23' }],
  ['2026-11-25', { day: '2026-11-23', printed: '2026-11-25' }],
  ['2026-11-24', { day: '2026-11-24' }],
  ['2026-11-20', { day: '2026-11-20' }],
])(
  'a release dated %s, read on 2026-11-23, counts as one of the day it was read where that is more than a day ahead',
  (day, published) => {
    const { release, claims } = normaliseRelease(
      aRawRelease({ published: { day }, ministry: '산업통상부' }),
      source,
      MONDAY,
    )
    expect(release.published).toEqual(published)
    expect(release.showAt).toBeLessThanOrEqual(MONDAY)
    expect(claims[0]?.day).toBe(published.day)
  },
)

test.each([
  ['2026-11-24T12:00', '2026-11-24T12:00', 'tomorrow holds'],
  ['2026-12-05T06:00', '2026-12-05T06:00', 'twelve days hold'],
  [
    '2062-11-24T12:00',
    '2026-11-26T09:00',
    'a year mistyped counts as an embargo that cannot be read: three days from its publication',
  ],
  ['2027-11-24T12:00', '2026-11-26T09:00', 'the next year, too'],
])('an embargo until %s lifts at %s: %s', (until, shown) => {
  const published = { day: '2026-11-23', at: Date.parse('2026-11-23T09:00+09:00') }
  const raw = aRawRelease({ published, embargoUntil: Date.parse(`${until}+09:00`) })
  expect(normaliseRelease(raw, source, MONDAY).release.showAt).toBe(Date.parse(`${shown}+09:00`))
})

test('an embargo and a publication that are both mistyped hide a release for three days from when it was seen', () => {
  const [at, embargoUntil] = [Date.parse('2062-11-23T09:00+09:00'), Date.parse('2062-11-24T09:00+09:00')]
  const raw = aRawRelease({ published: { day: '2062-11-23', at }, embargoUntil })
  expect(normaliseRelease(raw, source, MONDAY).release.showAt).toBe(MONDAY + 3 * 24 * 60 * 60 * 1000)
})

test('a publication that is mistyped is no embargo', () => {
  const at = Date.parse('2062-11-23T09:00+09:00')
  const raw = aRawRelease({ published: { day: '2062-11-23', at }, embargoUntil: at })
  expect(normaliseRelease(raw, source, MONDAY).release.showAt).toBeLessThanOrEqual(MONDAY)
})
