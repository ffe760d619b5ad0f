import { expect, test } from 'vitest'
import { unwrapDocument } from '../../../functions/sources/document/unwrap-document.ts'
import { readDocument } from '../../../functions/sources/read-document.ts'

const FEED = `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>시험부</title><link>https://press.example/</link><item><title>배출권 &amp; 할당 계획</title><link>https://press.example/view.do?a=1&amp;no=7</link></item></channel></rss>`
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const guide = `<p>${'누리집의 새 글을 받아 보는 방법을 안내합니다. '.repeat(12)}</p>`

test.each([
  ['escaped as a whole', escaped(FEED)],
  ['escaped twice', escaped(escaped(FEED))],
  ['with numbers for its brackets', escaped(FEED).replaceAll('&lt;', '&#60;').replaceAll('&gt;', '&#x3E;')],
  [
    'in an element of a web service',
    `<?xml version="1.0"?><string xmlns="http://tempuri.org/">${escaped(FEED)}</string>`,
  ],
  ['in a CDATA section of one', `<string xmlns="http://tempuri.org/"><![CDATA[${FEED}]]></string>`],
  ['in a page', `<!doctype html><html><head><title>RSS</title></head><body><pre>${escaped(FEED)}</pre></body></html>`],
  ['in a field to copy from', `<html><body><textarea>${escaped(FEED)}</textarea></body></html>`],
  ['as a string of JSON', JSON.stringify(FEED)],
  ['as a string of JSON, escaped', JSON.stringify(escaped(FEED))],
  ['in a field of JSON', JSON.stringify({ status: { code: 200 }, data: { xml: FEED } })],
  ['in a call', `callback(${JSON.stringify(FEED)});`],
  ['behind a line of JSON', `{"status":"ok","took":3}\n${FEED}`],
  ['behind a string of JSON', `"ok"\n${FEED}`],
])('a feed %s is read as it was meant', async (_, document) => {
  expect(await readDocument(document)).toMatchObject({
    outcome: 'read',
    releases: [{ title: '배출권 & 할당 계획', url: 'https://press.example/view.do?a=1&no=7' }],
  })
})

test.each([
  ['a feed', FEED],
  ['a feed with a text about feeds', FEED.replace('배출권', '&lt;rss version=&quot;2.0&quot;&gt; 안내')],
  [
    'a JSON Feed whose text is a feed',
    JSON.stringify({ title: '시험부', items: [{ title: '가', content_html: FEED }] }),
  ],
  ['a page that explains feeds by an example', `<html><body>${guide}<pre>${escaped(FEED)}</pre></body></html>`],
  ['broken JSON', '{"a": <rss>'],
])('%s stays as it is', (_, document) => {
  expect(unwrapDocument(document)).toBe(document)
})
