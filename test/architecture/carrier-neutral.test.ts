import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// Slack is one carrier of several that may come. Who is told, when and how often must not depend on which it is.
test.each(['delivery', 'subscriptions'])('%s names no Slack, not even in a comment', (room) => {
  const files = globSync(`functions/${room}/**/*.ts`)
  expect(files.length).toBeGreaterThan(5)
  expect(files.filter((path) => /slack/i.test(readFileSync(path, 'utf8')))).toEqual([])
})
