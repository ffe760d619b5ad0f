// A feed may call these vocabularies what it likes; its readers know them by these names.
const KNOWN = new Map([
  ['http://www.w3.org/2005/Atom', 'atom'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  ['http://purl.org/rss/1.0/modules/content/', 'content'],
])
const NAME = /^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?$/

export interface Vocabulary {
  /** Takes note of the prefixes that an element declares. */
  note(attributes: Record<string, string>): void
  /** An element's name as readers know it, made one that XML allows. */
  nameOf(found: string): string
}

export function isName(text: string): boolean {
  return NAME.test(text)
}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase()
}

export function openVocabulary(): Vocabulary {
  const renamed = new Map<string, string>()
  return {
    note(attributes) {
      for (const [key, value] of Object.entries(attributes)) {
        const known = key.startsWith('xmlns:') && KNOWN.get(value.trim())
        if (known) renamed.set(key.slice('xmlns:'.length), known)
      }
    },
    nameOf(found) {
      if (!isName(found)) return 'unnamed'
      const [prefix = '', local] = found.split(':')
      return local === undefined ? prefix : `${renamed.get(prefix) ?? prefix}:${local}`
    },
  }
}
