import { Parser } from 'htmlparser2'
import { joinSurrogates } from '../../text/html.ts'
import { closeTexts } from './close-texts.ts'
import { localName, openFeedVocabulary } from './feed-vocabulary.ts'
import { baseWithin, openXmlWriter } from './xml-writer.ts'

// Elements that hold text: unescaped markup inside them is escaped. A short text ends where another text element begins.
const SHORT_TEXTS = new Set('title link guid id date pubdate published updated issued modified created'.split(' '))
const TEXTS = new Set([...SHORT_TEXTS, 'description', 'content', 'encoded', 'summary'])
/** These elements contain no field of a release: where one begins inside, the end tag is missing. */
const WITHOUT_FIELDS = new Set(
  'author category comments creator publisher subject name email uri rights enclosure b i u em strong p'.split(' '),
)
const RELEASES = new Set(['item', 'entry'])
const RELEASE_PARENTS = new Set(['rss', 'channel', 'feed', 'rdf:RDF'])
const MAX_DEPTH = 500
/** Gathering very many attributes of one element takes seconds. */
const MAX_ATTRIBUTES_PER_ELEMENT = 10_000
/** A bracket that begins no tag, as in `<참고자료>` or `I <3`, and tags that HTML never closes. CDATA sections and comments are passed over. */
const NOT_XML =
  /<!\[CDATA\[.*?(?:\]\]>|$)|<!--.*?(?:-->|$)|<(?:br|hr|img|wbr|input)\b[^<>]*>|<(?=[^\w!?/]|\d|\/[^A-Za-z_])/gis
const FEED_START = /<!--.*?(?:-->|$)|(<(?:[\w-]+:)?(?:rss|feed|rdf|channel|entry)[\s>])/gis
/** The elements that belong around the one that some feeds begin with. */
const MISSING_PARENTS: Record<string, string[]> = { channel: ['rss'], entry: ['feed'], item: ['rss', 'channel'] }

const SECTION = 'section'

export interface MendedFeed {
  xml: string
  /** 1 when the document ends in the middle of a release, which is then left out; else 0. */
  cutOff: number
}

/**
 * Makes a feed well formed: escapes bare `&`, drops control characters, closes tags that were left open in a release, adds a missing end. And
 * puts it in the vocabulary the libraries know: prefixes, capitals, CDF's attributes as elements. Throws when tags are nested deeper, or have
 * more attributes, than in any real feed.
 */
export function mendXml(text: string): MendedFeed {
  const writer = openXmlWriter()
  const vocabulary = openFeedVocabulary()
  const { open } = writer
  /** The name of the text element that is open, and where the open release begins. */
  let within: string | undefined
  let release: ReturnType<typeof writer.mark> | undefined
  let nested = 0
  let attributesSeen = 0
  let finished = 0

  const closeTo = (depth: number) => {
    writer.closeTo(depth)
    if (!release || open.length > release.depth) return
    release = undefined
    finished += 1
  }
  const beginRelease = (name: string, attributes: Record<string, string>) => {
    if (release) closeTo(release.depth)
    // Nothing else contains releases: other elements that are open were never closed, or have no meaning.
    const parent = open.findLastIndex((one) => RELEASE_PARENTS.has(one))
    // In RDF they stand beside the channel.
    if (parent !== -1) closeTo(open[0] === 'rdf:RDF' ? 1 : parent + 1)
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
    if (attributesSeen > MAX_ATTRIBUTES_PER_ELEMENT) throw new RangeError('more attributes than any element has')
  }
  const onopentag = (tag: string, tagAttributes: Record<string, string>) => {
    attributesSeen = 0
    vocabulary.noteDeclarations(tagAttributes)
    const ownName = vocabulary.nameOf(tag)
    // CDF writes a release's link as an anchor.
    const name = ownName.toLowerCase() === 'a' && RELEASES.has(open.at(-1) ?? '') ? 'link' : ownName
    const local = localName(name)
    nested += 1
    if (nested > MAX_DEPTH) throw new RangeError('markup nested too deeply')
    if (within && SHORT_TEXTS.has(localName(within)) && TEXTS.has(local)) {
      closeTo(open.lastIndexOf(within))
      within = undefined
    }
    if (within) return writer.text(tagText(vocabulary.tagAsWritten(tag), tagAttributes))
    if (SHORT_TEXTS.has(local)) while (WITHOUT_FIELDS.has(localName(open.at(-1) ?? ''))) closeTo(open.length - 1)
    if (open.length === 0) for (const missing of MISSING_PARENTS[name] ?? []) writer.begin(missing)
    const attributes = vocabulary.attributesOf(tagAttributes)
    if (RELEASES.has(name)) return beginRelease(name, attributes)
    // Inside a release it is the name of a section.
    writer.begin(release && name === 'channel' ? SECTION : name, attributes)
    if (TEXTS.has(local)) within = name
  }
  const onclosetag = (tag: string, isImplied: boolean) => {
    const ownName = vocabulary.nameOf(tag)
    const name = ownName === 'channel' && open.includes(SECTION) ? SECTION : ownName
    nested -= 1
    const depth = open.lastIndexOf(name)
    if (within && name !== within) {
      if (!isImplied) writer.text(`</${vocabulary.tagAsWritten(tag)}>`)
    } else if (depth !== -1) {
      within = undefined
      // Some feeds put their releases behind the channel instead of inside it: the channel stays open for them.
      closeTo(name === 'channel' && open[0] === 'rss' ? depth + 1 : depth)
    }
  }
  const ontext = (part: string) => void (open.length > 0 && writer.text(part))
  const parser = new Parser({ onattribute, onopentag, onclosetag, ontext }, { xmlMode: true })
  const declared = joinSurrogates(withDeclaredEntities(text))
  // Before it are declarations, or messages of the server.
  const feed = declared.slice(declared.matchAll(FEED_START).find(([, root]) => root !== undefined)?.index ?? 0)
  parser.write(withLinkTexts(closeTexts(feed)).replace(NOT_XML, asXml))
  const cutOff = release
  // Keep a truncated release only if it is the only one in the feed and was not cut inside a short field such as its title or link.
  if (cutOff && (finished > 0 || SHORT_TEXTS.has(localName(within ?? '')))) writer.dropTo(cutOff)
  writer.closeTo(0)
  return { xml: writer.xml(), cutOff: cutOff ? 1 : 0 }
}

/** An address behind an empty link: what a parser of HTML, to which a link has no text, leaves of one. */
const TEXT_BEHIND_LINK =
  /<!\[CDATA\[.*?(?:\]\]>|$)|<!--.*?(?:-->|$)|<link\s*(?:\/>|>\s*<\/link\s*>)(?:\s|<!--[^<>]*-->)*([^\s<>]{0,1000}[/?.=][^\s<>]{0,1000}|<!\[CDATA\[[^\]<>]*\]\]>)\s*(?=<)/gis

function withLinkTexts(text: string): string {
  return text.replace(TEXT_BEHIND_LINK, (whole, address?: string) => (address ? `<link>${address}</link>` : whole))
}

function asXml(part: string): string {
  if (part === '<') return '&lt;'
  return part.startsWith('<!') || part.endsWith('/>') ? part : `${part.slice(0, -1)}/>`
}

/** A tag inside a text, as it was written. */
function tagText(name: string, attributes: Record<string, string>): string {
  return `<${name}${Object.entries(attributes)
    .map(([key, value]) => (value === '' ? ` ${key}` : ` ${key}="${value}"`))
    .join('')}>`
}

/** What CDF, and RDF in its short form, say of a release by attributes, as the elements other feeds use for it. */
function fieldsOfAttributes(attributes: Record<string, string>): [string, string][] {
  const fields: Record<string, string> = { href: 'link', lastmod: 'pubDate', title: 'title', link: 'link' }
  return Object.entries(attributes).flatMap(([name, value]): [string, string][] => {
    const field = fields[name.toLowerCase()]
    return field && value.trim() !== '' ? [[field, value]] : []
  })
}

const DOCTYPE_SUBSET = /^<!DOCTYPE[^[<>]*\[(.{0,20000}?)\]\s*>/s
const ENTITY_DECLARATION = /<!ENTITY\s+([A-Za-z_][\w.-]*)\s+(?:"([^"%&]{0,500})"|'([^'%&]{0,500})')\s*>/g
const MAX_REPLACEMENTS = 1000

/** Replaces the entities a document declares itself. Only short plain ones, none inside another and at most a thousand in all, so that a feed
 * cannot grow without bound. */
function withDeclaredEntities(text: string): string {
  const begin = text.slice(0, 30_000).indexOf('<!DOCTYPE')
  const [, subset = ''] = DOCTYPE_SUBSET.exec(text.slice(Math.max(0, begin), begin + 30_000)) ?? []
  const declared = new Map(
    [...subset.matchAll(ENTITY_DECLARATION)].map(([, name, one, other]) => [name as string, one ?? other ?? '']),
  )
  if (declared.size === 0) return text
  let replaced = 0
  return text.replace(/&([A-Za-z_][\w.-]{0,60});/g, (whole, name) => {
    const value = declared.get(name)
    if (value === undefined || replaced >= MAX_REPLACEMENTS) return whole
    replaced += 1
    return value
  })
}
