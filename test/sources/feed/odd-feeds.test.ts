import { describe, expect, test } from 'vitest'
import { parseFeed } from '../../../functions/sources/feed/parse-feed.ts'
import { seoulTime } from '../../../functions/text/seoul.ts'

/** The first release as `[title, url, when]`; the time in Seoul, or the day alone. */
async function firstOf(text: string, base?: string) {
  const read = await parseFeed(text, { base })
  if (read.outcome === 'failed') return [read.reason]
  const [row] = read.rows
  const { published } = row ?? {}
  return [row?.title, row?.url, published && (published.at === undefined ? published.day : seoulTime(published.at))]
}

const RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
const DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
const rss = (item: string, attributes = '') =>
  `<rss version="2.0" ${DC} ${attributes}><channel><title>모음</title><link>https://press.example/</link><item>${item}</item></channel></rss>`
const atom = (entry: string, attributes = '') =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>모음</title><entry>${entry}</entry></feed>`
const old = (entry: string, attributes = '') =>
  `<feed version="0.3" xmlns="http://purl.org/atom/ns#" ${attributes}><title>모음</title><entry>${entry}</entry></feed>`

const TITLE = '<title>발표 1</title>'
const LINK = '<link>https://press.example/1</link>'
const HREF = '<link href="https://press.example/1"/>'

describe('every kind of feed there was', () => {
  const item = `${TITLE}${LINK}`
  test.each([
    [
      'RSS 0.90',
      `<rdf:RDF ${RDF} xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>모음</title></channel><item>${item}</item></rdf:RDF>`,
    ],
    [
      'RSS 0.91 of Netscape',
      `<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>모음</title><item>${item}</item></channel></rss>`,
    ],
    ['RSS 0.92', `<rss version="0.92"><channel><title>모음</title><item>${item}</item></channel></rss>`],
    [
      'RSS 1.0',
      `<rdf:RDF ${RDF} xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://press.example/"><title>모음</title><items><rdf:Seq><rdf:li rdf:resource="https://press.example/1"/></rdf:Seq></items></channel><image rdf:about="x"><title>그림</title><link>https://press.example/i</link></image><item rdf:about="https://press.example/1">${item}</item></rdf:RDF>`,
    ],
    [
      'RSS 1.0 by prefix',
      `<rdf:RDF ${RDF} xmlns:r="http://purl.org/rss/1.0/"><r:channel><r:title>모음</r:title></r:channel><r:item><r:title>발표 1</r:title><r:link>https://press.example/1</r:link></r:item></rdf:RDF>`,
    ],
    [
      'RDF by another prefix',
      `<z:RDF xmlns:z="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>모음</title></channel><item z:about="https://press.example/1">${TITLE}</item></z:RDF>`,
    ],
    [
      'RSS 2.0 in a namespace',
      `<rss version="2.0" xmlns="http://backend.userland.com/rss2"><channel><title>모음</title><item>${item}</item></channel></rss>`,
    ],
    [
      'RSS 2.0 by prefix',
      '<x:rss version="2.0" xmlns:x="http://backend.userland.com/rss2"><x:channel><x:title>모음</x:title><x:item><x:title>발표 1</x:title><x:link>https://press.example/1</x:link></x:item></x:channel></x:rss>',
    ],
    [
      'RSS by an undeclared prefix',
      '<x:rss><x:channel><x:item><x:title>발표 1</x:title><x:link>https://press.example/1</x:link></x:item></x:channel></x:rss>',
    ],
    [
      'RSS in capitals',
      '<RSS VERSION="0.91"><CHANNEL><TITLE>모음</TITLE><ITEM><TITLE>발표 1</TITLE><LINK>https://press.example/1</LINK></ITEM></CHANNEL></RSS>',
    ],
    [
      'RSS in mixed case',
      '<Rss version="2.0"><Channel><Item><Title>발표 1</Title><Link>https://press.example/1</Link></Item></Channel></Rss>',
    ],
    [
      'releases beside the channel',
      `<rss version="2.0"><channel><title>모음</title></channel><item>${item}</item></rss>`,
    ],
    ['no channel', `<rss version="2.0"><item>${item}</item></rss>`],
    ['no root but a channel', `<channel><title>모음</title><item>${item}</item></channel>`],
    [
      'RDF without the channel',
      `<rdf:RDF ${RDF} xmlns="http://purl.org/rss/1.0/"><item rdf:about="https://press.example/1">${item}</item></rdf:RDF>`,
    ],
    ['Atom 0.3', old(`${TITLE}<link rel="alternate" type="text/html" href="https://press.example/1"/>`)],
    ['Atom 1.0', atom(`${TITLE}${HREF}`)],
    ['Atom without a namespace', `<feed><title>모음</title><entry>${TITLE}${HREF}</entry></feed>`],
    ['Atom in capitals', '<FEED><ENTRY><TITLE>발표 1</TITLE><LINK HREF="https://press.example/1"/></ENTRY></FEED>'],
    [
      'Atom by prefix',
      '<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"><atom:entry><atom:title>발표 1</atom:title><atom:link href="https://press.example/1"/></atom:entry></atom:feed>',
    ],
    ['a lone Atom entry', `<entry xmlns="http://www.w3.org/2005/Atom">${TITLE}${HREF}</entry>`],
    [
      'releases in a part of their own',
      `<rss version="2.0"><channel><items><item>${item}</item></items></channel></rss>`,
    ],
    [
      'after a part that is open still',
      `<rss version="2.0"><channel><image><title>그림</title><item>${item}</item></channel></rss>`,
    ],
    [
      'CDF',
      '<?xml version="1.0"?><CHANNEL HREF="https://press.example/"><TITLE>모음</TITLE><ITEM HREF="https://press.example/1"><TITLE>발표 1</TITLE><ABSTRACT>글</ABSTRACT></ITEM></CHANNEL>',
    ],
    [
      'CDF in small letters',
      '<channel href="https://press.example/"><title>모음</title><item href="https://press.example/1"><title>발표 1</title></item></channel>',
    ],
    [
      'JSON Feed',
      '{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"발표 1","url":"https://press.example/1"}]}',
    ],
    [
      'names of other vocabularies like its own',
      rss(
        `${item}<content:items><rdf:Bag><rdf:li><content:item rdf:about="x"><content:title>안</content:title></content:item></rdf:li></rdf:Bag></content:items>`,
        `${RDF} xmlns:content="http://purl.org/rss/1.0/modules/content/"`,
      ),
    ],
    [
      'all names by prefix, and others’ like them without',
      `<r:rss version="2.0" xmlns:r="http://backend.userland.com/rss2"><r:channel><r:item><r:title>발표 1</r:title><r:link>https://press.example/1</r:link><l:title xmlns:l="http://example.org/l">안</l:title></r:item></r:channel></r:rss>`,
    ],
    ['after blank lines and comments', `\n\n<!-- 시험 -->\n${rss(item)}`],
    ['with a style sheet', `<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?>${rss(item)}`],
    ['JSON Feed that does not say so', '{"items":[{"title":"발표 1","url":"https://press.example/1"}]}'],
    [
      'after what a server says of itself',
      `<br />\n<b>Warning</b>: session_start() in <b>/www/rss.php</b><br />\n<?xml version="1.0"?>${rss(item)}`,
    ],
    ['in a page', `<!doctype html><html><head></head><body>${rss(item)}</body></html>`],
    ['after words', `경고: 시험\n${rss(item)}`],
  ])('%s', async (_, text) => {
    expect((await firstOf(text)).slice(0, 2)).toEqual(['발표 1', 'https://press.example/1'])
  })
})

describe('titles', () => {
  const b64 = Buffer.from('탄소 <b>중립</b>').toString('base64')
  const xhtml = '<div xmlns="http://www.w3.org/1999/xhtml">탄소 <b>중립</b></div>'
  test.each([
    [
      'old Atom, escaped',
      old(`<title type="text/html" mode="escaped">탄소 &lt;b&gt;중립&lt;/b&gt;</title>`),
      '탄소 중립',
    ],
    ['Atom, base64 by its type', atom(`<title type="application/octet-stream">${b64}</title>`), '탄소 중립'],
    ['old Atom, base64', old(`<title type="text/html" mode="base64">\n${b64}\n</title>`), '탄소 중립'],
    ['old Atom, XML', old(`<title type="application/xhtml+xml" mode="xml">${xhtml}</title>`), '탄소 중립'],
    ['Atom, html', atom('<title type="html">탄소 &lt;b&gt;중립&lt;/b&gt;</title>'), '탄소 중립'],
    ['Atom, html in CDATA', atom('<title type="html"><![CDATA[탄소 <b>중립</b>]]></title>'), '탄소 중립'],
    ['Atom, xhtml', atom(`<title type="xhtml">${xhtml}</title>`), '탄소 중립'],
    [
      'Atom, xhtml by prefix',
      atom('<title type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml">탄소 <h:b>중립</h:b></h:div></title>'),
      '탄소 중립',
    ],
    ['Atom, text', atom('<title type="text">탄소 &amp; 중립</title>'), '탄소 & 중립'],
    ['only dc:title', rss('<dc:title>탄소 중립</dc:title>'), '탄소 중립'],
    ['an empty title before dc:title', rss('<title/><dc:title>탄소 중립</dc:title>'), '탄소 중립'],
    ['dc:title after it', rss('<title>탄소 중립</title><dc:title>다른 이름</dc:title>'), '탄소 중립'],
    ['dc:title before it', rss('<dc:title>다른 이름</dc:title><title>탄소 중립</title>'), '탄소 중립'],
    [
      'media:title before it',
      rss('<media:title xmlns:media="http://search.yahoo.com/mrss/">사진</media:title><title>탄소 중립</title>'),
      '탄소 중립',
    ],
    [
      'media:title within a group',
      rss(
        '<title>탄소 중립</title><media:group xmlns:media="http://search.yahoo.com/mrss/"><media:content><media:title>사진</media:title></media:content></media:group>',
      ),
      '탄소 중립',
    ],
    [
      'media:title within a thumbnail, before it',
      rss('<media:content url="x"><media:title>사진</media:title></media:content><title>탄소 중립</title>'),
      '탄소 중립',
    ],
    ['an image with a title within', rss('<image><title>그림</title></image><title>탄소 중립</title>'), '탄소 중립'],
    [
      'a source with a title within',
      atom(`<source><title>남의 모음</title><link href="https://other.example/"/></source><title>탄소 중립</title>`),
      '탄소 중립',
    ],
    ['itunes:title before it', rss('<itunes:title>방송</itunes:title><title>탄소 중립</title>'), '탄소 중립'],
    ['an unknown prefix', rss('<x:title>다른 이름</x:title><title>탄소 중립</title>'), '탄소 중립'],
    [
      'named entities nobody declared',
      rss('<title>탄소&middot;중립 &ldquo;계획&rdquo; &hellip;</title>'),
      '탄소·중립 “계획” …',
    ],
    ['numeric entities', rss('<title>탄소&#183;중립 &#xB7; &#44228;획</title>'), '탄소·중립 · 계획'],
    ['numeric entities of Windows', rss('<title>&#147;탄소&#148; &#150; 중립&#133;</title>'), '“탄소” – 중립…'],
    [
      'escaped twice',
      rss('<title>탄소 &amp;amp; 중립 &amp;#183; &amp;quot;계획&amp;quot;</title>'),
      '탄소 & 중립 · "계획"',
    ],
    ['a bare ampersand', rss('<title>R&D 탄소 AT&T</title>'), 'R&D 탄소 AT&T'],
    ['a comment within', rss('<title>탄소<!-- 여기 --> 중립</title>'), '탄소 중립'],
    ['several CDATA', rss('<title><![CDATA[탄소]]> 그리고 <![CDATA[중립]]></title>'), '탄소 그리고 중립'],
    ['markup in CDATA', rss('<title><![CDATA[<p>탄소 <font color="red">중립</font></p>]]></title>'), '탄소 중립'],
    ['markup that nobody escaped', rss('<title>탄소 <em>중립</em> <b>계획</b></title>'), '탄소 중립 계획'],
    ['an odd name in brackets', rss('<title><a:참고> 탄소 중립</title>'), '<a:참고> 탄소 중립'],
    ['lines and tabs', rss('<title>\n\t탄소\n\t중립\n</title>'), '탄소 중립'],
    ['less than', rss('<title>1 &lt; 2 그리고 3 &gt; 2</title>'), '1 < 2 그리고 3 > 2'],
    [
      'an entity of the document',
      `<!DOCTYPE rss [<!ENTITY dept "기후에너지환경부"> <!ENTITY % x "y">]>${rss('<title>&dept; 발표</title>')}`,
      '기후에너지환경부 발표',
    ],
    ['a script in it', rss('<title>탄소 &lt;script&gt;alert(1)&lt;/script&gt;중립</title>'), '탄소 중립'],
  ])('%s', async (_, text, title) => {
    expect((await firstOf(text.replace('</entry>', `${HREF}</entry>`)))[0]).toBe(title)
  })
})

describe('links', () => {
  const here = 'https://press.example/rss/feed.xml'
  const n7 = 'https://press.example/news/7'
  test.each([
    ['relative to where the feed is', rss(`${TITLE}<link>/news/7</link>`), n7],
    ['relative to the root’s base', rss(`${TITLE}<link>7</link>`, 'xml:base="https://press.example/news/"'), n7],
    ['relative to a relative base', atom(`${TITLE}<link href="7"/>`, 'xml:base="/news/"'), n7],
    [
      'relative to the channel’s base',
      rss(`${TITLE}<link>7</link>`).replace('<channel>', '<channel xml:base="https://press.example/news/">'),
      n7,
    ],
    [
      'relative to the release’s base',
      atom(`${TITLE}<link href="7"/>`).replace('<entry>', '<entry xml:base="https://press.example/news/">'),
      n7,
    ],
    [
      'base upon base',
      atom(`${TITLE}<link href="7"/>`, 'xml:base="https://press.example/"').replace(
        '<entry>',
        '<entry xml:base="news/">',
      ),
      n7,
    ],
    ['relative to its own base', atom(`${TITLE}<link xml:base="https://press.example/news/" href="7"/>`), n7],
    ['relative to a text’s own base', rss(`${TITLE}<link xml:base="https://press.example/news/">7</link>`), n7],
    [
      'relative in RSS 1.0',
      `<rdf:RDF ${RDF} xmlns="http://purl.org/rss/1.0/" xml:base="https://press.example/news/"><item>${TITLE}<link>7</link></item></rdf:RDF>`,
      n7,
    ],
    [
      'alternate after others',
      atom(
        `${TITLE}<link rel="edit" href="/e"/><link rel="enclosure" href="/a.mp3"/><link rel="related" href="/r"/><link rel="alternate" href="/news/7"/>`,
      ),
      n7,
    ],
    ['no relation is alternate', atom(`${TITLE}<link rel="self" href="/s"/><link href="/news/7"/>`), n7],
    [
      'alternate as a page before other forms',
      atom(
        `${TITLE}<link rel="alternate" type="application/json" href="/j"/><link rel="alternate" type="text/html" href="/news/7"/>`,
      ),
      n7,
    ],
    ['an enclosure is no link', atom(`${TITLE}<id>${n7}</id><link rel="enclosure" href="/a.mp3"/>`), n7],
    ['a guid that is one', rss(`${TITLE}<guid>${n7}</guid>`), n7],
    ['a guid that says it is one', rss(`${TITLE}<guid isPermaLink="true">${n7}</guid>`), n7],
    ['a guid in capitals', rss(`${TITLE}<guid ispermalink="TRUE">${n7}</guid>`), n7],
    ['a guid beside a link', rss(`${TITLE}<guid>https://press.example/g</guid><link>${n7}</link>`), n7],
    [
      'a guid that is none',
      rss(`${TITLE}<guid isPermaLink="false">https://press.example/g</guid><link>${n7}</link>`),
      n7,
    ],
    ['an empty link', rss(`${TITLE}<link/><guid>${n7}</guid>`), n7],
    ['an attribute in RSS', rss(`${TITLE}<link href="${n7}"/>`), n7],
    ['an attribute of RDF', rss(`${TITLE}<link rdf:resource="${n7}"/>`, RDF), n7],
    [
      'Atom within RSS',
      rss(`${TITLE}<atom:link rel="alternate" href="${n7}"/>`, 'xmlns:atom="http://www.w3.org/2005/Atom"'),
      n7,
    ],
    ['Atom’s self within RSS is not it', rss(`${TITLE}<atom:link rel="self" href="/s"/><link>${n7}</link>`), n7],
    ['spaces and lines around', rss(`${TITLE}<link>\n  ${n7}\n</link>`), n7],
    ['in CDATA', rss(`${TITLE}<link><![CDATA[ ${n7} ]]></link>`), n7],
    ['without quotes', atom(`${TITLE}<link rel=alternate href=${n7} />`), n7],
    ['without a scheme', rss(`${TITLE}<link>//press.example/news/7</link>`), n7],
    ['escaped twice', rss(`${TITLE}<link>${n7}?a=1&amp;amp;b=2</link>`), `${n7}?a=1&b=2`],
    ['of comments is none', rss(`${TITLE}<comments>https://press.example/c</comments><link>${n7}</link>`), n7],
    [
      'of an image within is none',
      rss(`${TITLE}<image><link>https://press.example/i</link></image><link>${n7}</link>`),
      n7,
    ],
    [
      'of a source within is none',
      atom(`${TITLE}<source><link href="https://other.example/"/></source><link href="${n7}"/>`),
      n7,
    ],
    [
      'Hangul in it',
      rss(`${TITLE}<link>https://press.example/뉴스/7</link>`),
      'https://press.example/%EB%89%B4%EC%8A%A4/7',
    ],
    [
      'CDF',
      '<CHANNEL BASE="https://press.example/news/"><ITEM HREF="https://press.example/news/7"><TITLE>발표</TITLE></ITEM></CHANNEL>',
      n7,
    ],
    [
      'of another language of the page is none',
      rss(
        `${TITLE}<xhtml:link rel="alternate" hreflang="en" href="/en"/><link>${n7}</link>`,
        'xmlns:xhtml="http://www.w3.org/1999/xhtml"',
      ),
      n7,
    ],
    ['CDF’s anchor', '<CHANNEL><ITEM><A HREF="https://press.example/news/7"/><TITLE>발표</TITLE></ITEM></CHANNEL>', n7],
  ])('%s', async (_, text, url) => {
    expect((await firstOf(text, here))[1]).toBe(url)
  })
})

describe('dates', () => {
  const when = '2026-09-22T15:00:00+09:00'
  const utc = '2026-09-22T06:00:00Z'
  const later = '2026-09-23T06:00:00Z'
  const at = `${TITLE}${LINK}`
  test.each([
    ['pubDate', rss(`${at}<pubDate>Tue, 22 Sep 2026 06:00:00 GMT</pubDate>`)],
    ['pubdate', rss(`${at}<pubdate>Tue, 22 Sep 2026 06:00:00 GMT</pubdate>`)],
    ['PUBDATE', rss(`${at}<PUBDATE>Tue, 22 Sep 2026 06:00:00 GMT</PUBDATE>`)],
    ['pubDate before dc:date', rss(`${at}<dc:date>${later}</dc:date><pubDate>${utc}</pubDate>`)],
    ['dc:date', rss(`${at}<dc:date>${utc}</dc:date>`)],
    ['dcterms:issued', rss(`${at}<dcterms:issued>${utc}</dcterms:issued>`)],
    ['dcterms:created', rss(`${at}<dcterms:created>${utc}</dcterms:created>`)],
    ['dcterms:modified', rss(`${at}<dcterms:modified>${utc}</dcterms:modified>`)],
    ['by undeclared prefix', `<rss version="2.0"><channel><item>${at}<dc:date>${utc}</dc:date></item></channel></rss>`],
    ['by a prefix of its own', rss(`${at}<when:date xmlns:when="http://purl.org/dc/elements/1.1/">${utc}</when:date>`)],
    ['published', atom(`${TITLE}${HREF}<updated>${later}</updated><published>${utc}</published>`)],
    ['updated', atom(`${TITLE}${HREF}<updated>${utc}</updated>`)],
    ['issued', old(`${TITLE}${HREF}<modified>${later}</modified><issued>${utc}</issued>`)],
    ['modified', old(`${TITLE}${HREF}<modified>${utc}</modified>`)],
    ['created', old(`${TITLE}${HREF}<created>${utc}</created>`)],
    ['a first one that is none', rss(`${at}<pubDate></pubDate><dc:date>${utc}</dc:date>`)],
    ['in CDATA', rss(`${at}<pubDate><![CDATA[ ${utc} ]]></pubDate>`)],
    [
      'not that of a source within',
      atom(`${TITLE}${HREF}<source><updated>${later}</updated></source><updated>${utc}</updated>`),
    ],
    ['CDF', `<CHANNEL><ITEM HREF="https://press.example/1" LASTMOD="${utc}"><TITLE>발표 1</TITLE></ITEM></CHANNEL>`],
  ])('%s', async (_, text) => {
    expect(await firstOf(text)).toEqual(['발표 1', 'https://press.example/1', when])
  })
})

describe('what is broken keeps what can be had of it', () => {
  const whole = ['발표 1', 'https://press.example/1', '2026-09-22']
  const date = '<pubDate>2026-09-22</pubDate>'
  test.each([
    ['a title left open', rss(`<title>발표 1${LINK}${date}`)],
    ['a link left open', rss(`${TITLE}<link>https://press.example/1${date}`)],
    ['a description left open', rss(`${TITLE}${LINK}${date}<description>글`)],
    ['a description left open before the rest', rss(`<description>글${TITLE}${LINK}${date}`)],
    ['CDATA left open', rss(`${TITLE}${LINK}${date}<description><![CDATA[글 <b>`)],
    ['closed by another name', rss(`<title>발표 1</titel>${LINK}${date}`)],
    ['closed by another case', rss(`<title>발표 1</Title>${LINK}${date}`)],
    ['closed in the wrong order', rss(`<b><i>${TITLE}</b></i>${LINK}${date}`)],
    ['an attribute without a value', rss(`<title bare>발표 1</title>${LINK}${date}`)],
    ['an attribute twice', rss(`<title a="1" a="2">발표 1</title>${LINK}${date}`)],
    ['a prefix nobody declared', rss(`<x:y z:w="1">뜻</x:y>${TITLE}${LINK}${date}`)],
    ['an entity nobody declared', rss(`<author>&nobody;</author>${TITLE}${LINK}${date}`)],
    ['two roots', `${rss(`${TITLE}${LINK}${date}`)}<rss/>`],
    ['words after the end', `${rss(`${TITLE}${LINK}${date}`)} 끝`],
    ['a second XML declaration', rss(`<?xml version="1.0"?>${TITLE}${LINK}${date}`)],
    ['a namespace misspelt', rss(`${TITLE}${LINK}${date}`).replace('<rss', '<rss xmlns:atom=""')],
    ['the end missing, and no other release', rss(`${TITLE}${LINK}${date}<description>글`).replace(/<\/item>.*/, '')],
    [
      'a thousand lines that end as HTML ends them',
      rss(`<description>${'글<br>'.repeat(1000)}</description>${TITLE}${LINK}${date}`),
    ],
    ['no end of the attributes', rss(`<enclosure url="a ${TITLE}${LINK}${date}`)],
  ])('%s', async (_, text) => {
    expect(await firstOf(text)).toEqual(whole)
  })
})

test.each([
  [
    'a page’s body',
    '<xhtml:body xmlns:xhtml="http://www.w3.org/1999/xhtml"><xhtml:p>첫 <xhtml:b>문단</xhtml:b></xhtml:p><xhtml:p>둘째</xhtml:p></xhtml:body>',
  ],
  [
    'content in full',
    '<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>첫 <b>문단</b></p><p>둘째</p>]]></content:encoded>',
  ],
  ['markup that nobody escaped', '<description><p>첫 <b>문단</b></p><p>둘째</p></description>'],
])('a text may be %s', async (_, text) => {
  const read = await parseFeed(rss(`${TITLE}${LINK}<description/>${text}`))
  expect(read.outcome === 'read' && read.rows[0]?.text).toBe('첫 문단\n둘째')
})

test('a section that speaks of markup is left as it is', async () => {
  const text = `<description><![CDATA[피드에는 &lt;title&gt;을 <item> 안에 둔다. <title> 뒤에.]]></description>${TITLE}${LINK}`
  const read = await parseFeed(rss(text))
  expect(read.outcome === 'read' && read.rows).toMatchObject([
    { title: '발표 1', text: '피드에는 <title>을 안에 둔다. 뒤에.' },
  ])
})
