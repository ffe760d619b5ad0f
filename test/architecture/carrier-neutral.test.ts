import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// Slack is one carrier. What decides who is told, when and how often must hold for any.
test.each(['delivery', 'subscriptions'])('%s names no Slack, not even in a comment', (room) => {
  const files = globSync(`functions/${room}/**/*.ts`)
  expect(files.length).toBeGreaterThan(5)
  expect(files.filter((path) => /slack/i.test(readFileSync(path, 'utf8')))).toEqual([])
})
