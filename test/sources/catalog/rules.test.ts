import { expect, test } from 'vitest'
import { openCatalog, sourcesOf } from '../../../functions/sources/catalog/catalog.ts'

const idsOf = (options: Partial<Parameters<typeof sourcesOf>[0]>) =>
  sourcesOf({ catalog: 'live', extra: '[]', ...options }).map(({ id }) => id)

test('rules of offices are read only where that is asked for, and a line of one’s own takes their place', () => {
  expect(idsOf({})).not.toContain('rules')
  expect(idsOf({ rules: true })).toContain('rules')
  const own = { id: 'rules', kind: 'feed', name: '우리 목록', url: 'https://press.example.go.kr/rss.xml' }
  const [replaced] = sourcesOf({ catalog: 'off', extra: JSON.stringify([own]), rules: true })
  expect(replaced).toMatchObject({ id: 'rules', kind: 'feed' })
})

test('the doors are told by their environment', () => {
  const before = process.env
  try {
    process.env = { ...before, CHOROK_RULES: 'on' }
    expect(openCatalog().map(({ id }) => id)).toContain('rules')
    process.env = { ...before, CHOROK_RULES: 'off' }
    expect(openCatalog().map(({ id }) => id)).not.toContain('rules')
  } finally {
    process.env = before
  }
})
