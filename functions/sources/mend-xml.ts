import { Parser } from 'htmlparser2'
import { isName, localName, openVocabulary } from './open-vocabulary.ts'

// What these hold is text to us: markup that was not escaped inside them is escaped. Inside a short one no other can begin, so a
// short one left open ends there.
const SHORT = new Set('title link guid id date pubdate published updated issued modified created'.split(' '))
const TEXTS = new Set([...SHORT, 'description', 'content', 'encoded', 'summary'])
const RELEASES = new Set(['item', 'entry'])
const DEEPEST = 500
/** A bracket that begins no tag, as in `<참고자료>` or `I <3`; what CDATA and comments hold is passed over. */
const NO_TAG = /<!\[CDATA\[.*?(?:\]\]>|$)|<!--.*?(?:-->|$)|<(?=[^\w!?/]|\d|\/[^A-Za-z_])/gs

export interface Mended {
  xml: string
  /** Releases left out because the document ends in the middle of them. */
  cutOff: number
}

/**
 * A feed that is not well formed, made so: bare `&` and control characters, tags left open in one release, a missing end.
 * Throws on markup nested deeper than any feed has reason to.
 */
export function mendXml(text: string): Mended {
  const out: string[] = []
  const open: string[] = []
  let within: string | undefined
  let nested = 0
  let release = { depth: -1, from: 0 }
  const vocabulary = openVocabulary()

  const closeTo = (depth: number) => {
    while (open.length > depth) out.push(`</${open.pop()}>`)
    if (open.length <= release.depth) release = { depth: -1, from: 0 }
  }
  const onopentag = (found: string, attributes: Record<string, string>) => {
    vocabulary.note(attributes)
    const name = vocabulary.nameOf(found)
    const local = localName(name)
    nested += 1
    if (nested > DEEPEST) throw new RangeError('markup nested too deeply')
    if (within && SHORT.has(localName(within)) && TEXTS.has(local)) {
      closeTo(open.lastIndexOf(within))
      within = undefined
    }
    if (within) {
      out.push(escaped(asWritten(found, attributes)))
      return
    }
    if (RELEASES.has(local)) {
      if (release.depth !== -1) closeTo(release.depth)
      release = { depth: open.length, from: out.length }
    }
    out.push(tagOf(name, attributes))
    open.push(name)
    if (TEXTS.has(local)) within = name
  }
  const onclosetag = (found: string, isImplied: boolean) => {
    const name = vocabulary.nameOf(found)
    nested -= 1
    const depth = open.lastIndexOf(name)
    if (within && name !== within) {
      if (!isImplied) out.push(escaped(`</${found}>`))
    } else if (depth !== -1) {
      within = undefined
      closeTo(depth)
    }
  }
  const ontext = (part: string) => void (open.length > 0 && out.push(escaped(part)))
  const parser = new Parser({ onopentag, onclosetag, ontext }, { xmlMode: true })
  parser.write(text.replace(NO_TAG, (part) => (part === '<' ? '&lt;' : part)))
  const cutOff = release.depth === -1 ? 0 : 1
  if (cutOff) {
    out.length = release.from
    open.length = release.depth
  }
  closeTo(0)
  return { xml: out.join(''), cutOff }
}

function tagOf(name: string, attributes: Record<string, string>): string {
  const kept = Object.entries(attributes).filter(([key]) => isName(key))
  return `<${name}${kept.map(([key, value]) => ` ${key}="${escaped(value)}"`).join('')}>`
}

/** What is text to us, brackets and all. */
function asWritten(name: string, attributes: Record<string, string>): string {
  return `<${name}${Object.entries(attributes)
    .map(([key, value]) => (value === '' ? ` ${key}` : ` ${key}="${value}"`))
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
