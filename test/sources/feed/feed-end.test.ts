import { describe, expect, test } from 'vitest'
import { parseFeed } from '../../../functions/sources/feed/parse-feed.ts'
import { readDocument } from '../../../functions/sources/read-document.ts'

const item = (no: number) =>
  `<item><title>발표 ${no}호</title><link>https://press.example/${no}</link><description>본문 ${no}</description></item>`
const RSS = `<?xml version="1.0"?><rss version="2.0"><channel><title>시험부</title><link>https://press.example/</link>${item(1)}${item(2)}${item(3)}</channel></rss>`
const entry = (no: number) => `<entry><title>발표 ${no}호</title><link href="https://press.example/${no}"/></entry>`
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title>시험부</title>${entry(1)}${entry(2)}</feed>`
const JSON_FEED = JSON.stringify({
  title: '시험부',
  items: [1, 2].map((no) => ({
    title: `발표 ${no}호 [참고] {}`,
    url: `https://press.example/${no}`,
    tags: [{ a: 1 }],
  })),
})

async function readingOf(text: string) {
  const reading = await readDocument(text)
  return reading.outcome === 'read' ? [reading.releases.length, reading.cut?.reason] : [0, reading.reason]
}

describe('a feed that ends early gives what is whole, and says so', () => {
  test.each([
    ['in a text', RSS.slice(0, RSS.indexOf('본문 3') + 2), 2],
    ['in a tag', RSS.slice(0, RSS.indexOf('<link>https://press.example/3') + 4), 2],
    ['in an end tag', RSS.slice(0, RSS.indexOf('</description></item></channel>') + 9), 2],
    ['between two releases', RSS.slice(0, RSS.lastIndexOf('<item>')), 2],
    ['in its only release', RSS.replace(item(2) + item(3), '').slice(0, -30), 1],
    ['behind its last release', RSS.slice(0, RSS.indexOf('</channel>')), 3],
    ['in its own end tag', RSS.slice(0, RSS.indexOf('</channel>') + 6), 3],
    ['in the second of two feeds', RSS + RSS.replaceAll('press.example', 'other.example').slice(0, -40), 5],
    ['as Atom in a title', ATOM.slice(0, ATOM.indexOf('발표 2호') + 3), 1],
    ['as JSON', JSON_FEED.slice(0, -40), 1],
  ])('%s', async (_, text, releases) => {
    expect(await readingOf(text)).toEqual([releases, 'broken'])
  })
})

test.each([
  ['RSS', RSS, 3],
  ['RSS without its last tag', RSS.replace('</rss>', ''), 3],
  ['RSS with releases behind the channel', RSS.replace(item(3), '').replace('</channel>', `</channel>${item(3)}`), 3],
  ['Atom', ATOM, 2],
  ['Atom with a prefix', ATOM.replace(/<(\/?)(?=[fetl])/g, '<$1a:').replace('xmlns=', 'xmlns:a='), 2],
  ['a comment behind the feed', `${RSS}<!-- <item> 3 ms -->`.replace('<item> 3', '3'), 3],
  ['releases without a feed around them', item(1) + item(2), 2],
  ['JSON', JSON_FEED, 2],
  ['JSON with something behind it', `${JSON_FEED}\n<!-- 3 ms -->`, 2],
])('%s is whole', async (_, text, releases) => {
  expect(await readingOf(text)).toEqual([releases, undefined])
})

test('a feed that was cut is no reason to rest until it changes', async () => {
  expect(await parseFeed(RSS.slice(0, RSS.lastIndexOf('<item>')))).toMatchObject({
    outcome: 'read',
    cutOff: 0,
    cut: {},
  })
})
