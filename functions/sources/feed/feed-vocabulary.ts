const XHTML = 'xhtml'
// A feed may choose any prefix for these namespaces; the libraries know them by these. An empty prefix is the language of feeds itself.
const PREFIX_OF_NAMESPACE = new Map([
  ['http://www.w3.org/2005/atom', 'atom'],
  ['http://purl.org/atom/ns#', 'atom'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/elements/1.0/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  ['http://purl.org/rss/1.0/modules/content/', 'content'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf'],
  ['http://www.w3.org/1999/xhtml', XHTML],
  ['http://purl.org/rss/1.0/', ''],
  ['http://my.netscape.com/rdf/simple/0.9/', ''],
  ['http://channel.netscape.com/rdf/simple/0.9/', ''],
  ['http://my.netscape.com/publish/formats/rss-0.91.dtd', ''],
  ['http://purl.org/net/rss1.1#', ''],
  ['http://purl.org/rss/2.0/', ''],
  ['http://backend.userland.com/rss', ''],
  ['http://backend.userland.com/rss2', ''],
  ['http://backend.userland.com/rss091', ''],
  ['http://backend.userland.com/rss092', ''],
  ['http://blogs.law.harvard.edu/tech/rss', ''],
  ['http://cyber.law.harvard.edu/rss/rss.html', ''],
])
// Maps lower-cased element names to the spelling the libraries expect. CDF's `abstract` and an XHTML `body` inside RSS count as
// descriptions.
const ELEMENT_SPELLING = new Map([
  ...`rss channel item title link description guid pubDate feed entry id updated published issued modified created content summary
  author category source image enclosure comments`
    .split(/\s+/)
    .map((name): [string, string] => [name.toLowerCase(), name]),
  ['abstract', 'description'],
  ['fullitem', 'description'],
  ['body', 'description'],
  [`${XHTML}:body`, 'description'],
  ['rdf:rdf', 'rdf:RDF'],
])
const ATTRIBUTE_SPELLING = new Map(
  'href rel type mode isPermaLink xml:base rdf:about rdf:resource'.split(' ').map((name) => [name.toLowerCase(), name]),
)
const ROOT_ELEMENTS = new Set(['rss', 'feed', 'channel', 'entry'])
const XML_NAME = /^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?$/

export interface FeedVocabulary {
  /** Notes the prefixes that an element declares. */
  noteDeclarations(attributes: Record<string, string>): void
  /** An element's name as the libraries know it; a name XML does not allow becomes `unnamed`. */
  nameOf(tag: string): string
  /** An element's name as it is written in a text: without a prefix for those of HTML. */
  tagAsWritten(tag: string): string
  /** The attributes by the names the libraries know, without those whose names XML does not allow. */
  attributesOf(attributes: Record<string, string>): Record<string, string>
}

function isName(text: string): boolean {
  return XML_NAME.test(text)
}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase()
}

export function openFeedVocabulary(): FeedVocabulary {
  const renamed = new Map<string, string>()
  let isRoot = true
  const standardName = (tag: string) => {
    const [prefix = '', local] = tag.split(':')
    const vocabulary = local === undefined ? '' : (renamed.get(prefix) ?? prefix)
    return vocabulary === '' ? (local ?? tag) : `${vocabulary}:${local}`
  }
  return {
    noteDeclarations(attributes) {
      for (const [key, value] of Object.entries(attributes)) {
        const vocabulary = key.startsWith('xmlns:') ? PREFIX_OF_NAMESPACE.get(value.trim().toLowerCase()) : undefined
        if (vocabulary !== undefined) renamed.set(key.slice('xmlns:'.length), vocabulary)
      }
    },
    nameOf(tag) {
      if (!isName(tag)) return 'unnamed'
      const [prefix = '', local] = tag.split(':')
      // The root's prefix, declared or not, is that of the language of feeds.
      if (isRoot && local !== undefined && ROOT_ELEMENTS.has(local.toLowerCase())) renamed.set(prefix, '')
      isRoot = false
      const name = standardName(tag)
      return ELEMENT_SPELLING.get(name.toLowerCase()) ?? name
    },
    tagAsWritten(tag) {
      const [prefix = '', local] = tag.split(':')
      return local !== undefined && ['', XHTML].includes(renamed.get(prefix) ?? prefix) ? local : tag
    },
    attributesOf(attributes) {
      const named = Object.entries(attributes).filter(([name]) => isName(name))
      return Object.fromEntries(
        named.map(([name, value]) => [ATTRIBUTE_SPELLING.get(standardName(name).toLowerCase()) ?? name, value]),
      )
    },
  }
}
