/*
Changes that real sites make to a document without meaning anything else: none may change a title, a day or which release a link leads to.
Each gets the document's text and returns it changed, or as it was where there is nothing to change.
*/

type Change = (text: string, random: () => number) => string

const RELEASE = /<(item|entry)\b[^<>]*>.*?<\/\1>/gs
const LINK =
  /(<link>\s*(?:<!\[CDATA\[)?|<link\s[^<>]*?href="|<a\s[^<>]*?href="|<OriginalUrl>(?:<!\[CDATA\[)?)([^<"\]\s]+)/g
const TITLE = /(<title(?:\s[^<>]*)?>)([^<]*|<!\[CDATA\[[^\]]*\]\]>)(<\/title>)/g
const DESCRIPTION = /<description>\s*<!\[CDATA\[(.*?)\]\]>\s*<\/description>/gs
const FEED_END = /<\/(?:rss|feed|rdf:RDF)>\s*$/
/** Something but these parameters has to tell the release: a number in the path, or another parameter. */
const TELLS_ITSELF = /^(?:https?:\/\/)?[^?#]*\/[^?#]*\d[^?#]*(?:\?|$)|[?&;](?!page)\w*(?:id|no|seq|sn)=\w*\d/i

export const HARMLESS: Record<string, Change> = {
  'glued to itself': (text) => (FEED_END.test(text) ? `${text}${text}` : text),
  'glued to an empty feed': (text) =>
    FEED_END.test(text) ? `${text}\n<?xml version="1.0"?><rss version="2.0"><channel><title/></channel></rss>` : text,
  'glued to itself behind a comment': (text) => (FEED_END.test(text) ? `${text}<!-- <rss> -->${text}` : text),
  'glued to an empty feed behind a DOCTYPE': (text) =>
    FEED_END.test(text) ? `${text}<!DOCTYPE rss><rss version="2.0"><channel><title/></channel></rss>` : text,
  'links as a parser of HTML leaves them': (text) =>
    text.replace(RELEASE, (release) => release.replace(/<link>\s*(https?:[^<\s]+)\s*<\/link>/g, '<link/>$1')),
  'schemes with a semicolon': (text) => text.replace(/<link>(https?):\/\/(?=[\w-]+\.[a-z.]+\/)/g, '<link>$1;//'),
  'https lost before www': (text) => text.replaceAll('<link>https://www.', '<link>www.'),
  'descriptions escaped once more': (text) =>
    text.replace(DESCRIPTION, (_, html) => `<description>${escaped(escaped(html))}</description>`),
  'titles escaped once more': (text) =>
    text.replace(TITLE, (_, open, title, close) =>
      title.startsWith('<![CDATA[')
        ? `${open}${title.replaceAll('&', '&amp;')}${close}`
        : `${open}${escaped(title)}${close}`,
    ),
  'tags in titles': (text) =>
    text.replace(RELEASE, (release) =>
      release.replace(TITLE, (whole, open, title, close) =>
        title.startsWith('<') || title.trim() === '' ? whole : `${open}&lt;img src="/new.png"/&gt;${title}${close}`,
      ),
    ),
  'releases repeated under guids with a fragment': (text) =>
    text.replace(RELEASE, (release, name) => {
      const [, , link] = [...release.matchAll(LINK)][0] ?? []
      if (name !== 'item' || !link || release.includes('<guid')) return release
      const placed = (place: string) =>
        release.replace('</item>', `<guid isPermaLink="false">${link}#${place}</guid></item>`)
      return `${placed('0')}${placed('3')}`
    }),
  'empty parameters': (text) => withParameters(text, 'orgCd=', 'decorator='),
  'pagers and offsets': (text, random) =>
    withParameters(
      text,
      `pagerOffset=${Math.floor(random() * 9)}0`,
      'articleLimit=10',
      'article.offset=0',
      'pageIndex=3',
    ),
  'sorts, lists and campaigns': (text) =>
    withParameters(text, 'currPage=2', 'listUrl=%2Flist.do', 'sst=date', 'NaPm=ct%3Dx', 'startRow=11'),
  'sessions in paths': (text) =>
    text.replace(
      LINK,
      (_, before, link) =>
        `${before}${link.replace(/^(https?:\/\/[^?#]+\/[^/?#]+)(?=[?#]|$)/, '$1;jsessionid=A1b2.node1')}`,
    ),
  'former hosts': (text) =>
    text.replace(
      LINK,
      (_, before, link) =>
        `${before}${link.replace('//www.motir.', '//www.motie.').replace('//www.mcee.', '//me.').replace('//mofe.', '//www.moef.')}`,
    ),
  'line ends of Windows': (text) => text.replaceAll('\n', '\r\n'),
  'a mark of byte order': (text) => `\ufeff${text}`,
  'a comment behind': (text) => `${text}\n<!-- served in 12 ms -->`,
}

function withParameters(text: string, ...parameters: string[]): string {
  return text.replace(LINK, (whole, before, link) => {
    if (
      !TELLS_ITSELF.test(link.replaceAll('&amp;', '&').replace(/;jsessionid=[^?#]*/, '')) ||
      link.includes('#') ||
      link.includes('(')
    )
      return whole
    return `${before}${link}${link.includes('?') ? '&amp;' : '?'}${parameters.join('&amp;')}`
  })
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
