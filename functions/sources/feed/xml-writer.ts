/** A well-formed document in the making: whatever is begun is ended, and no text is taken for markup. */
export interface XmlWriter {
  /** Names of the elements that are open, the outermost first. */
  open: readonly string[]
  /** The `xml:base` that holds here; a relative one stays so until where the feed stands is known. */
  base(): string | undefined
  begin(name: string, attributes?: Record<string, string>): void
  text(text: string): void
  closeTo(depth: number): void
  /** Where it stands now, to come back to. */
  mark(): Mark
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

/** The base of an element within that of its parent. */
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
