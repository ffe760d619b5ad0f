import { Parser } from 'htmlparser2'
import { closeTexts } from './close-texts.ts'
import { fieldsOfAttributes } from './fields-of-attributes.ts'
import { localName, openVocabulary } from './open-vocabulary.ts'
import { withDeclaredEntities } from './with-declared-entities.ts'
import { baseWithin, openXmlWriter } from './xml-writer.ts'

// What these hold is text to us: markup that was not escaped inside them is escaped. Inside a short one no other can begin, so a
// short one left open ends there.
const SHORT = new Set('title link guid id date pubdate published updated issued modified created'.split(' '))
const TEXTS = new Set([...SHORT, 'description', 'content', 'encoded', 'summary'])
/** None of these holds a field of a release: where one begins inside, the end tag was forgotten. */
const HOLD_NONE = new Set(
  'author category comments creator publisher subject name email uri rights enclosure b i u em strong p'.split(' '),
)
const RELEASES = new Set(['item', 'entry'])
const HOLD_RELEASES = new Set(['rss', 'channel', 'feed', 'rdf:RDF'])
const DEEPEST = 500
/** Attributes of one element: gathering very many takes seconds. */
const MOST_ATTRIBUTES = 10_000
/** A bracket that begins no tag, as in `<참고자료>` or `I <3`, and tags that HTML never closes; what CDATA and comments hold is passed over. */
const UNLIKE_XML =
  /<!\[CDATA\[.*?(?:\]\]>|$)|<!--.*?(?:-->|$)|<(?:br|hr|img|wbr|input)\b[^<>]*>|<(?=[^\w!?/]|\d|\/[^A-Za-z_])/gis
const ROOT = /<(?:[\w-]+:)?(?:rss|feed|rdf|channel|entry)[\s>]/i
/** What must stand around the element that some feeds begin with. */
const AROUND: Record<string, string[]> = { channel: ['rss'], entry: ['feed'], item: ['rss', 'channel'] }

export interface Mended {
  xml: string
  /** Releases left out because the document ends in the middle of them. */
  cutOff: number
}

/**
 * A feed that is not well formed, made so: bare `&` and control characters, tags left open in one release, a missing end; and put
 * in the words its readers know: prefixes, capitals, the attributes of CDF. Throws on markup nested deeper, or with more attributes, than any feed has reason to.
 */
export function mendXml(text: string): Mended {
  const writer = openXmlWriter()
  const vocabulary = openVocabulary()
  const { open } = writer
  /** The text that is open, and where the open release begins. */
  let within: string | undefined
  let release: ReturnType<typeof writer.mark> | undefined
  let nested = 0
  let attributesSeen = 0
  let whole = 0

  const closeTo = (depth: number) => {
    writer.closeTo(depth)
    if (!release || open.length > release.depth) return
    release = undefined
    whole += 1
  }
  const beginRelease = (name: string, attributes: Record<string, string>) => {
    if (release) closeTo(release.depth)
    // Nothing else holds releases: what is open there was never closed, or means nothing.
    const holder = open.findLastIndex((one) => HOLD_RELEASES.has(one))
    if (holder !== -1) closeTo(holder + 1)
    if (open.at(-1) === 'rss') writer.begin('channel')
    release = writer.mark()
    const base = baseWithin(writer.base(), attributes['xml:base'])
    writer.begin(name, base === undefined ? attributes : { ...attributes, 'xml:base': base })
    for (const [field, value] of fieldsOfAttributes(attributes)) {
      writer.begin(field)
      writer.text(value)
      writer.closeTo(open.length - 1)
    }
  }
  const onattribute = () => {
    attributesSeen += 1
    if (attributesSeen > MOST_ATTRIBUTES) throw new RangeError('more attributes than any element has')
  }
  const onopentag = (found: string, given: Record<string, string>) => {
    attributesSeen = 0
    vocabulary.note(given)
    const known = vocabulary.nameOf(found)
    // CDF links by an anchor.
    const name = known.toLowerCase() === 'a' && RELEASES.has(open.at(-1) ?? '') ? 'link' : known
    const local = localName(name)
    nested += 1
    if (nested > DEEPEST) throw new RangeError('markup nested too deeply')
    if (within && SHORT.has(localName(within)) && TEXTS.has(local)) {
      closeTo(open.lastIndexOf(within))
      within = undefined
    }
    if (within) return writer.text(asWritten(vocabulary.writtenAs(found), given))
    if (SHORT.has(local)) while (HOLD_NONE.has(localName(open.at(-1) ?? ''))) closeTo(open.length - 1)
    if (open.length === 0) for (const missing of AROUND[name] ?? []) writer.begin(missing)
    const attributes = vocabulary.attributesOf(given)
    if (RELEASES.has(name)) return beginRelease(name, attributes)
    writer.begin(name, attributes)
    if (TEXTS.has(local)) within = name
  }
  const onclosetag = (found: string, isImplied: boolean) => {
    const name = vocabulary.nameOf(found)
    nested -= 1
    const depth = open.lastIndexOf(name)
    if (within && name !== within) {
      if (!isImplied) writer.text(`</${vocabulary.writtenAs(found)}>`)
    } else if (depth !== -1) {
      within = undefined
      // Some put their releases behind the channel instead of into it.
      closeTo(name === 'channel' && open[0] === 'rss' ? depth + 1 : depth)
    }
  }
  const ontext = (part: string) => void (open.length > 0 && writer.text(part))
  const parser = new Parser({ onattribute, onopentag, onclosetag, ontext }, { xmlMode: true })
  const declared = withDeclaredEntities(text)
  // What stands before it are declarations, or what a server had to say about itself.
  const feed = declared.slice(Math.max(0, declared.search(ROOT)))
  parser.write(closeTexts(feed).replace(UNLIKE_XML, likeXml))
  const cutOff = release
  // Of a release broken off a little is better than nothing only where there is no other.
  if (cutOff && (whole > 0 || SHORT.has(localName(within ?? '')))) writer.dropTo(cutOff)
  writer.closeTo(0)
  return { xml: writer.xml(), cutOff: cutOff ? 1 : 0 }
}

function likeXml(part: string): string {
  if (part === '<') return '&lt;'
  return part.startsWith('<!') || part.endsWith('/>') ? part : `${part.slice(0, -1)}/>`
}

/** Markup inside a text is text to us, brackets and all. */
function asWritten(name: string, attributes: Record<string, string>): string {
  return `<${name}${Object.entries(attributes)
    .map(([key, value]) => (value === '' ? ` ${key}` : ` ${key}="${value}"`))
    .join('')}>`
}
