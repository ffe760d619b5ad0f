import { expect, test } from 'vitest'
import { catalog, sourcesOf } from '../../../functions/sources/catalog/catalog.ts'

const EXTRA = JSON.stringify([
  { id: 'fsc', kind: 'feed', name: '다른 금융위', url: 'http://127.0.0.1:4001/fsc.xml', firstSight: 'announce' },
])

test('no two sources share an id or an address', () => {
  expect(new Set(catalog.map(({ id }) => id)).size).toBe(catalog.length)
  expect(new Set(catalog.map(({ url }) => url)).size).toBe(catalog.length)
})

test('extra sources stand beside the catalog, replace a line of the same id, and stand alone when it is off', () => {
  const live = sourcesOf({ catalog: 'live', extra: EXTRA })
  expect(live.length).toBe(catalog.length)
  expect(live.find(({ id }) => id === 'fsc')?.name).toBe('다른 금융위')
  expect(sourcesOf({ catalog: 'off', extra: EXTRA })).toMatchObject([{ id: 'fsc', firstSight: 'announce' }])
  expect(sourcesOf({ catalog: 'off', extra: '[]' })).toEqual([])
})

test('a feed of the catalog reads the pages behind its releases; one of an installation’s own does only if it says so', () => {
  const pageOf = (page: object) => {
    const line = { id: 'own', kind: 'feed', name: '우리 피드', url: 'https://press.example/rss', ...page }
    const [own] = sourcesOf({ catalog: 'off', extra: JSON.stringify([line]) })
    return own?.kind === 'feed' ? own.page : 'no feed'
  }
  const feeds = catalog.filter((line) => line.kind === 'feed')
  expect(feeds.filter(({ page }) => page !== 'any')).toEqual([])
  expect([{}, { page: 'none' }, { page: 'any' }].map(pageOf)).toEqual([undefined, undefined, 'any'])
})

test('a line may name only a key that is known', () => {
  const line = { id: 'own', kind: 'feed', name: '우리 피드', url: 'https://press.example/rss', secret: 'no-such-key' }
  expect(() => sourcesOf({ catalog: 'off', extra: JSON.stringify([line]) })).toThrow(/data-go-kr-key/)
})

test('an extra source with a wrong field is refused by the name of that field', () => {
  expect(() => sourcesOf({ catalog: 'off', extra: '[{"id":"x","kind":"feed","name":"x","url":"not a url"}]' })).toThrow(
    /url/,
  )
})
