import { describe, expect, test } from 'vitest'
import { parseFeed } from '../../../functions/sources/feed/parse-feed.ts'

const item = (title: string, rest = '') => `<item><title>${title}</title><link>view?no=1</link>${rest}</item>`
const channel = (site: string, items: string) =>
  `<channel><title>시험 ${site}</title><link>https://${site}.example/list</link>${items}</channel>`
const rss = (site: string, items: string) => `<rss version="2.0">${channel(site, items)}</rss>`

const A = rss('a', item('첫째'))
const B = rss('b', item('둘째'))
const ATOM = `<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"><atom:title>시험</atom:title><atom:link href="https://b.example/"/><atom:entry><atom:title>둘째</atom:title><atom:link href="/view?no=1"/></atom:entry></atom:feed>`
const RDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://b.example/"><title>시험</title><link>https://b.example/</link></channel><item rdf:about="https://b.example/view?no=1"><title>둘째</title><link>view?no=1</link></item></rdf:RDF>`

async function rowsOf(text: string, base?: string) {
  const read = await parseFeed(text, { base })
  if (read.outcome === 'failed') throw new Error(read.detail)
  return read.rows.map(({ title, url, text: said }) => [title, url, ...(said === '' ? [] : [said])])
}

const BOTH = [
  ['첫째', 'https://a.example/view?no=1'],
  ['둘째', 'https://b.example/view?no=1'],
]

describe('a feed glued behind another is read, its relative links at its own site', () => {
  test.each([
    ['directly', A + B],
    ['behind a comment', `${A}\n<!-- <rss version="2.0"> -->\n${B}`],
    ['behind a DOCTYPE', `${A}<!DOCTYPE rss PUBLIC "-//x//DTD" "https://x.example/rss.dtd">\n${B}`],
    ['behind a declaration and a stylesheet', `${A}<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?>${B}`],
    ['behind a mark of byte order', `${A}\ufeff${B}`],
    ['behind words of the server', `${A}서버 메시지 ${B}`],
    ['whose entities it declares', `${A}<!DOCTYPE rss [<!ENTITY two "둘">]>${B.replace('둘째', '&two;째')}`],
    ['where the first has no end of its root', A.replace('</rss>', '') + B],
    ['where the first has no end tags', A.replace('</item></channel></rss>', '') + B],
    ['without a version', A + B.replace(' version="2.0"', '')],
    ['in capitals', A + B.replace('<rss', '<RSS').replace('</rss', '</RSS')],
    ['of Atom, with a prefix', A + ATOM],
    ['of RDF', A + RDF],
    [
      'behind an Atom feed without its ends',
      ATOM.replaceAll('b.example', 'a.example')
        .replace('둘째', '첫째')
        .replace(/<\/atom:entry>.*/, '') + B,
    ],
    ['behind an error of PHP', `${A}<hr><b>PHP Warning</b>: x${B}`],
    ['in a root that wraps both', `<feeds>${A}${B}</feeds>`],
    [
      'as the second channel of RDF',
      RDF.replaceAll('b.example', 'a.example').replace('둘째', '첫째').replace('</rdf:RDF>', '') +
        B.replace(/<\/?rss[^>]*>/g, '') +
        '</rdf:RDF>',
    ],
    ['as a channel of the same feed', A.replace('</rss>', '') + B.replace('<rss version="2.0">', '')],
    ['as a channel in an open one', A.replace('</channel></rss>', '') + B.replace('<rss version="2.0">', '')],
    ['as a channel without a root', A + B.replace(/<\/?rss[^>]*>/g, '')],
  ])('%s', async (_, text) => {
    expect(await rowsOf(text)).toEqual(BOTH)
  })

  test('of three each has its site, also where another host relays them', async () => {
    const read = await rowsOf(`${A}\n${ATOM}<!-- 3 -->${rss('c', item('셋째'))}`, 'https://relay.example/all.xml')
    expect(read).toEqual([...BOTH, ['셋째', 'https://c.example/view?no=1']])
  })

  test('a second feed without a link is of the site that both were read from', async () => {
    const unlinked = B.replace('<link>https://b.example/list</link>', '')
    expect(await rowsOf(A + unlinked, 'https://b.example/rss.xml')).toEqual(BOTH)
    expect((await rowsOf(A + unlinked))[1]).toEqual(['둘째', 'https://a.example/view?no=1'])
  })

  test('an empty feed before another costs nothing', async () => {
    expect(await rowsOf(rss('a', '') + B)).toEqual(BOTH.slice(1))
  })
})

describe('what is no second feed', () => {
  test.each([
    ['words in a text', item('첫째', '<description><rss> 구독과 <feed> 안내</description>')],
    ['a feed quoted in a text', item('첫째', `<description><![CDATA[${B}]]></description>`)],
    ['a section of a release', item('첫째', '<channel>정책</channel>')],
    ['a section before its title', item('첫째').replace('<item>', '<item><channel><title>정책</title></channel>')],
  ])('%s', async (_, one) => {
    const read = await rowsOf(rss('a', one + item('끝').replace('no=1', 'no=2')))
    expect(read.map(([title, url]) => [title, url])).toEqual([BOTH[0], ['끝', 'https://a.example/view?no=2']])
  })
})

describe('the channel that is listed among its releases is none', () => {
  test.each([
    'https://a.example/list',
    'https://a.example/list?pageIndex=1',
    'https://www.a.example/list/?currPage=1&amp;searchKey=',
    'http://a.example/list/index.do',
    '/list/',
  ])('%s', async (link) => {
    const self = `<item><title>시험 a</title><link>${link}</link></item>`
    expect(await rowsOf(rss('a', self + item('첫째')))).toEqual(BOTH.slice(0, 1))
    expect(await rowsOf(rss('a', item('첫째') + self))).toEqual(BOTH.slice(0, 1))
  })

  test('a release with its title, at an address of its own, is one', async () => {
    expect(await rowsOf(rss('a', item('시험 a')))).toEqual([['시험 a', 'https://a.example/view?no=1']])
  })
})

describe('an address behind an empty link, as a parser of HTML leaves it', () => {
  test.each([
    '<link/>https://a.example/view?no=1',
    '<link />\n  view?no=1\n',
    '<link></link>https://a.example/view?no=1',
    '<link/><![CDATA[https://a.example/view?no=1]]>',
    '<link>https://a.example/view?no=1',
    '<link/><!-- 7 --> https://a.example/view?no=1 ',
    '<link><a href="https://a.example/view?no=1">보기</a></link>',
    '<link>&lt;a href="view?no=1"&gt;보기&lt;/a&gt;</link>',
    '<link/>자세히<guid>https://a.example/view?no=1</guid>',
    '<link>https;//</link><guid>https://a.example/view?no=1</guid>',
  ])('%s', async (link) => {
    const one = item('첫째', '<guid isPermaLink="false">7</guid>').replace('<link>view?no=1</link>', link)
    expect(await rowsOf(rss('a', one))).toEqual(BOTH.slice(0, 1))
  })
})

test.each([
  '&lt;![CDATA[&lt;p&gt;시험부는 계획을 냈다.&lt;/p&gt;]]&gt;',
  '&lt;![CDATA[시험부는 계획을 냈다.]]&gt;',
  '&lt;p&gt;&lt;![CDATA[시험부는 계획을 냈다.]]&gt;&lt;/p&gt;',
  '&lt;! [CDATA[시험부는 계획을 냈다.]]&gt;',
  '&lt;![CDATA[시험부는 계획을 냈다.',
  '&amp;lt;![CDATA[&amp;lt;p&amp;gt;시험부는 계획을 냈다.&amp;lt;/p&amp;gt;]]&amp;gt;',
  '<![CDATA[<![CDATA[<p>시험부는 계획을 냈다.</p>]]]]><![CDATA[>]]>',
])('a CDATA section that was escaped once more keeps its text: %s', async (description) => {
  const one = item('&lt;![CDATA[첫째]]&gt;', `<description>${description}</description>`)
  expect(await rowsOf(rss('a', one))).toEqual([['첫째', 'https://a.example/view?no=1', '시험부는 계획을 냈다.']])
})
