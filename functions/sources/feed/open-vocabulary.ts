const PAGE = 'xhtml'
// A feed may call these vocabularies what it likes; its readers know them by these names. Without one stands the language of feeds itself.
const KNOWN = new Map([
  ['http://www.w3.org/2005/atom', 'atom'],
  ['http://purl.org/atom/ns#', 'atom'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/elements/1.0/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  ['http://purl.org/rss/1.0/modules/content/', 'content'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf'],
  ['http://www.w3.org/1999/xhtml', PAGE],
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
// However a feed writes these, in capitals or small, its readers know them so; CDF says abstract, and RSS may hold a page's body.
const SPELT = new Map([
  ...`rss channel item title link description guid pubDate feed entry id updated published issued modified created content summary
  author category source image enclosure comments`
    .split(/\s+/)
    .map((name): [string, string] => [name.toLowerCase(), name]),
  ['abstract', 'description'],
  ['fullitem', 'description'],
  ['body', 'description'],
  [`${PAGE}:body`, 'description'],
  ['rdf:rdf', 'rdf:RDF'],
])
const ATTRIBUTES = new Map(
  'href rel type mode isPermaLink xml:base rdf:about rdf:resource'.split(' ').map((name) => [name.toLowerCase(), name]),
)
const ROOTS = new Set(['rss', 'feed', 'channel', 'entry'])
const NAME = /^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?$/

export interface Vocabulary {
  /** Takes note of the prefixes that an element declares. */
  note(attributes: Record<string, string>): void
  /** An element's name as readers know it, made one that XML allows. */
  nameOf(found: string): string
  /** An element as it is written in a text, where those of a page need no prefix. */
  writtenAs(found: string): string
  /** Attributes by the names readers know, without those that XML does not allow. */
  attributesOf(found: Record<string, string>): Record<string, string>
}

function isName(text: string): boolean {
  return NAME.test(text)
}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase()
}

export function openVocabulary(): Vocabulary {
  const renamed = new Map<string, string>()
  let isRoot = true
  const known = (found: string) => {
    const [prefix = '', local] = found.split(':')
    const vocabulary = local === undefined ? '' : (renamed.get(prefix) ?? prefix)
    return vocabulary === '' ? (local ?? found) : `${vocabulary}:${local}`
  }
  return {
    note(attributes) {
      for (const [key, value] of Object.entries(attributes)) {
        const vocabulary = key.startsWith('xmlns:') ? KNOWN.get(value.trim().toLowerCase()) : undefined
        if (vocabulary !== undefined) renamed.set(key.slice('xmlns:'.length), vocabulary)
      }
    },
    nameOf(found) {
      if (!isName(found)) return 'unnamed'
      const [prefix = '', local] = found.split(':')
      // The prefix of the root, declared or not, is that of the language of feeds.
      if (isRoot && local !== undefined && ROOTS.has(local.toLowerCase())) renamed.set(prefix, '')
      isRoot = false
      const name = known(found)
      return SPELT.get(name.toLowerCase()) ?? name
    },
    writtenAs(found) {
      const [prefix = '', local] = found.split(':')
      return local !== undefined && ['', PAGE].includes(renamed.get(prefix) ?? prefix) ? local : found
    },
    attributesOf(found) {
      const named = Object.entries(found).filter(([name]) => isName(name))
      return Object.fromEntries(
        named.map(([name, value]) => [ATTRIBUTES.get(known(name).toLowerCase()) ?? name, value]),
      )
    },
  }
}
