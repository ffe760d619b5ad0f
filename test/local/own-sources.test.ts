import { expect, test } from 'vitest'
import { sourcesToRead } from '../../lib/local/sample/sources-to-read.ts'
import { startSettings } from '../../lib/local/start-settings.ts'

const OWN = { id: 'own', kind: 'feed', name: '우리 협회 소식', url: 'https://www.association.test/rss.xml', rhythm: 5 }
const SAMPLE = 'http://127.0.0.1:9/sample.xml'
const CALM = { offline: false, feed: [] }

test('sources of one’s own are read beside the catalog: the doors get their lines as written, the page names them', () => {
  const settings = startSettings(CALM, { CHOROK_EXTRA_SOURCES: JSON.stringify([OWN]) })
  if ('refusal' in settings) throw new Error(settings.refusal)
  const { lines, all } = sourcesToRead(settings, SAMPLE)
  expect(lines).toContainEqual(OWN)
  expect(all.find(({ id }) => id === 'own')).toMatchObject({ name: '우리 협회 소식' })
})

test('offline they are left out, as the catalog is', () => {
  const { lines, all } = sourcesToRead({ offline: true, feeds: [], ownSources: [OWN] }, SAMPLE)
  expect([...lines, ...all]).not.toContainEqual(expect.objectContaining({ id: 'own' }))
})

test.each([
  ['no JSON', '[{'],
  ['no list', '{}'],
  ['a line without its address', JSON.stringify([{ ...OWN, url: undefined }])],
])('%s is refused with a sentence that names the variable', (_, text) => {
  expect(startSettings(CALM, { CHOROK_EXTRA_SOURCES: text })).toEqual({
    refusal: expect.stringContaining('CHOROK_EXTRA_SOURCES'),
  })
})
