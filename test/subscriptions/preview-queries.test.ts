import { expect, test } from 'vitest'
import { volumeOf } from '../../functions/subscriptions/preview-queries.ts'

test.each([
  [0, 'none', 0],
  [14, 'fine', 3],
  [300, 'fine', 70],
  [301, 'very broad', 70],
])('%i releases in 30 days are %s, %i a week', (releases, breadth, perWeek) => {
  expect(volumeOf(releases, 30)).toEqual({ releases, perWeek, breadth })
})
