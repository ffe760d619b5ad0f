import { Parser } from 'htmlparser2'

const BLOCK_TAGS = new Set(
  `address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4
  h5 h6 header hr li main nav ol option p pre section summary table tbody tfoot thead tr ul`.split(/\s+/),
)
const CELL_TAGS = new Set(['td', 'th'])
const SKIPPED_TAGS = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'svg', 'head', 'select', 'button'])
const LOOKS_LIKE_HTML = /<[a-z!/][^<>]*>/i

/** Deeper than any real page. Tags that are never closed nest so deep, and the parser would look through all of them at every end tag. */
const MAX_DEPTH = 500
/** Sites escape a text up to three times before they publish it. */
const MAX_PASSES = 4

/**
 * HTML to plain text, one paragraph a line. Only blocks and table cells separate words: a word that inline tags split stays whole. Text
 * without tags keeps its lines. A text that was escaped once more than usual is read again, as long as tags or entities of HTML come out;
 * `3 < 5` and `<참고>` stay. A page nested too deeply is stripped of its tags by pattern instead.
 */
export function htmlToText(html: string): string {
  let text = joinSurrogates(html)
  let isText = false
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    text = withoutCdataMarks(text)
    const isMarkup: boolean = (isText ? HTML_TAG : LOOKS_LIKE_HTML).test(text)
    if (!isMarkup && !ENTITY.test(text)) break
    text = joinSurrogates(isMarkup ? readMarkup(isText ? asMarkup(text) : text) : resolveEntities(text))
    // Where blocks come out, the whole text was escaped, and is markup as somebody wrote it: its line breaks are spaces.
    isText ||= isMarkup || !BLOCK_TAG.test(text)
  }
  return tidy(text)
}

/** Names of tags that are no words: `<A>` and `<Summary>` alone may be what a text says, `<br>` is not. */
const NO_WORD =
  /^<\/|^<(?:p|br|hr|img|wbr|div|span|font|strong|em|li|ul|ol|dl|dt|dd|tr|td|th|tbody|h[1-6]|pre|iframe|o:p)\b/i

/** A text in which some tags came out, as markup: its lines stay lines, and nothing but tags of HTML is one. */
function asMarkup(text: string): string {
  const ended = new Set(Array.from(text.matchAll(/<\/([a-z][\w:]*)\s*>/gi), ([, name]) => name?.toLowerCase()))
  const isTag = (part: string) => {
    if (!WHOLE_HTML_TAG.test(part)) return false
    return NO_WORD.test(part) || part.includes('=') || ended.has(/^<([\w:]+)/.exec(part)?.[1]?.toLowerCase())
  }
  return text.replace(/<[^<>]*>|<|\n/g, (part) => {
    if (part === '\n') return '<br>'
    return isTag(part) ? part : part.replaceAll('<', '&lt;').replaceAll('\n', '<br>')
  })
}

function readMarkup(html: string): string {
  const parts: string[] = []
  let depth = 0
  let skippedDepth = 0
  const parser = new Parser({
    onopentag(name) {
      depth += 1
      if (depth > MAX_DEPTH) throw new RangeError('nested too deeply')
      if (SKIPPED_TAGS.has(name)) skippedDepth += 1
      else if (BLOCK_TAGS.has(name)) parts.push('\n')
      else if (CELL_TAGS.has(name)) parts.push(' ')
    },
    ontext(text) {
      if (skippedDepth === 0) parts.push(text.replace(/\n/g, ' '))
    },
    onclosetag(name) {
      depth -= 1
      if (SKIPPED_TAGS.has(name)) skippedDepth = Math.max(0, skippedDepth - 1)
      else if (BLOCK_TAGS.has(name)) parts.push('\n')
    },
  })
  try {
    parser.end(html)
  } catch {
    return resolveEntities(withoutTags(html))
  }
  return parts.join('')
}

function withoutTags(html: string): string {
  return html.replace(/<\/?(?:p|div|br|li|tr|h\d)\b[^<>]*>/gi, '\n').replace(/<[a-z!/][^<>]*>/gi, '')
}

const HTML_NAMES =
  `a abbr acronym address area article aside audio b base basefont bdi bdo big blink blockquote body br button canvas caption
  center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form
  frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee menu
  meta meter nav nobr noframes noscript o:p object ol optgroup option output p param picture pre progress q rp rt ruby s samp script section
  select small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt
  u ul var video wbr`.replace(/\s+/g, '|')
/** `<Table 1>` is no tag: behind a name stand attributes with values, or one of the few without. */
const ATTRIBUTE = String.raw`\s+(?:[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+)|hidden|nowrap|noshade|disabled|checked|selected|async|defer|controls|autoplay|allowfullscreen)`
const TAG = String.raw`<(?:/(?:${HTML_NAMES})\s*|(?:${HTML_NAMES})(?:${ATTRIBUTE})*\s*/?|!--[^<>]*--|!doctype[^<>]*)>`
const HTML_TAG = new RegExp(TAG, 'i')
const HTML_TAGS = new RegExp(TAG, 'gi')
const WHOLE_HTML_TAG = new RegExp(`^${TAG}$`, 'i')
/** A tag that was cut off together with the title. */
const CUT_OFF_TAG = new RegExp(String.raw`<(?:${HTML_NAMES})\s+[\w:-]+\s*=[^<>]*$`, 'i')
const BLOCK_TAG = /<(?:p|br|div|li|tr|td|h[1-6])(?:\s[^<>]*|\/)?>/i
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i

const SKIPPED_ELEMENT = /<(script|style)\b[^<>]*>[^<]*<\/\1\s*>/gi
/** Longer than any real title: a whole text got in, because an end tag was lost. */
const MAX_TITLE_LENGTH = 10_000

/** A title as people should read it: one line, no tag of HTML (`<보도참고>` is part of it), entities resolved however often they were escaped. */
export function plainTitle(title: string): string {
  let text = joinSurrogates(title.slice(0, MAX_TITLE_LENGTH))
  for (let pass = 0; pass < MAX_PASSES - 1 && ENTITY.test(text); pass += 1) text = joinSurrogates(resolveEntities(text))
  return tidy(
    withoutCdataMarks(text)
      .replace(/<br\s*\/?>/gi, ' ')
      .replace(SKIPPED_ELEMENT, '')
      .replace(HTML_TAGS, '')
      .replace(CUT_OFF_TAG, ''),
  ).replace(/\n/g, ' ')
}

/** Also as somebody wrote it by hand. */
const CDATA_MARK = /<!\s?\[?\s?CDATA\s?\[/
const CDATA_MARKS = new RegExp(`${CDATA_MARK.source}|\\]\\]>`, 'g')
const STRAY_END = /\]\]>\s*$/

/** Where a document was escaped once more, the marks of a CDATA section are in its text; a browser would take all of it for a comment. */
function withoutCdataMarks(text: string): string {
  return CDATA_MARK.test(text) ? text.replace(CDATA_MARKS, '') : text.replace(STRAY_END, '')
}

/** Some editors write a letter beyond the first 65,536, such as an emoji, as two numbers: `&#55357;&#56832;` is one. */
export function joinSurrogates(text: string): string {
  return text.replace(/&#(x?)([\da-f]{4,5});&#(x?)([\da-f]{4,5});/gi, (whole, hex, high, otherHex, low) => {
    const [one, other] = [codeOf(hex, high), codeOf(otherHex, low)]
    const isPair = one >= 0xd800 && one <= 0xdbff && other >= 0xdc00 && other <= 0xdfff
    return isPair ? String.fromCharCode(one, other) : whole
  })
}

function codeOf(hex: string, digits: string): number {
  return Number.parseInt(digits, hex === '' ? 10 : 16)
}

/** Resolves entities and nothing else: a `<b>` stays. */
function resolveEntities(text: string): string {
  const known = new Map<string, string>()
  return text.replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi, (entity) => {
    const resolved = known.get(entity) ?? resolveEntity(entity)
    known.set(entity, resolved)
    return resolved
  })
}

function resolveEntity(entity: string): string {
  let resolved = ''
  new Parser({ ontext: (part) => (resolved += part) }).end(entity)
  return resolved
}

/** Windows 1252 in the range where Latin 1 has only control characters: `&#147;` is meant as “. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Drops invisible characters, then blanks around lines and empty lines. */
function tidy(text: string): string {
  return text
    .replace(/[\u0080-\u009f]/g, (code) => WINDOWS_1252[code.charCodeAt(0) - 0x80] as string)
    .replace(/[\u200b\u200c\u2060\ufeff\u00ad\u0000-\u0008\u000e-\u001f\u007f]/g, '')
    .split(/[\n\r\u2028\u2029]+/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}
