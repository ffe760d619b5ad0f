/** Builds a well-formed document: whatever is begun is ended, and text is escaped. */
export interface XmlWriter {
  /** The names of the open elements, the outermost first. */
  open: readonly string[]
  /** The `xml:base` in effect here. A relative one stays relative: the feed's own address is not known here. */
  base(): string | undefined
  begin(name: string, attributes?: Record<string, string>): void
  text(text: string): void
  closeTo(depth: number): void
  /** The present state, for `dropTo`. */
  mark(): Mark
  /** Drops everything that was written since a mark. */
  dropTo(mark: Mark): void
  xml(): string
}

interface Mark {
  parts: number
  depth: number
}

export function openXmlWriter(): XmlWriter {
  const parts: string[] = []
  const open: string[] = []
  const bases: (string | undefined)[] = []
  return {
    open,
    base: () => bases.at(-1),
    begin(name, attributes = {}) {
      parts.push(tag(name, attributes))
      bases.push(baseWithin(bases.at(-1), attributes['xml:base']))
      open.push(name)
    },
    text: (text) => void parts.push(escaped(text)),
    closeTo(depth) {
      while (open.length > depth) parts.push(`</${open.pop()}>`)
      bases.length = open.length
    },
    mark: () => ({ parts: parts.length, depth: open.length }),
    dropTo(mark) {
      parts.length = mark.parts
      open.length = mark.depth
      bases.length = mark.depth
    },
    xml: () => parts.join(''),
  }
}

/** An element's `xml:base`, resolved against its parent's. */
export function baseWithin(outer: string | undefined, own: string | undefined): string | undefined {
  if (own === undefined) return outer
  return URL.parse(own.trim(), outer)?.href ?? own.trim()
}

function tag(name: string, attributes: Record<string, string>): string {
  return `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('')}>`
}

function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
}
