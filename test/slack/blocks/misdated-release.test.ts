import { expect, test } from 'vitest'
import { ko } from '../../../functions/copy/ko/ko.ts'
import { releaseLine } from '../../../functions/slack/blocks/release-lines.ts'
import { aRelease } from '../../support/a-release.ts'

test('a date that must be a typing error is shown as its source wrote it, with its year', () => {
  const release = aRelease({ published: { day: '2026-11-23', printed: '2037-09-24' } })
  expect(releaseLine(release, 200, ko, '', '2026-11-23')).toMatch(/2037.*9.*24/)
})
