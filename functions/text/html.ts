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

/**
 * HTML to plain text, one paragraph a line. Only blocks and table cells separate words: a word that inline tags split stays whole. Text
 * without tags keeps its lines. A page nested too deeply is stripped of its tags by pattern instead.
 */
export function htmlToText(html: string): string {
  if (!LOOKS_LIKE_HTML.test(html)) return tidy(resolveEntities(html))
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
    return tidy(resolveEntities(withoutTags(html)))
  }
  return tidy(parts.join(''))
}

function withoutTags(html: string): string {
  return html.replace(/<\/?(?:p|div|br|li|tr|h\d)\b[^<>]*>/gi, '\n').replace(/<[a-z!/][^<>]*>/gi, '')
}

/** Only these are taken for tags in a title: `<보도참고>` is part of it. */
const TITLE_TAG = /<\/?(?:a|b|br|div|em|font|i|p|small|span|strong|sub|sup|u)(?:\s[^<>]*)?\/?>/gi

const SKIPPED_ELEMENT = /<(script|style)\b[^<>]*>[^<]*<\/\1\s*>/gi
/** Longer than any real title: a whole text got in, because an end tag was lost. */
const MAX_TITLE_LENGTH = 10_000

/** A title as people should read it: one line, no markup, entities resolved even if they were escaped up to three times. */
export function plainTitle(title: string): string {
  let text = title.slice(0, MAX_TITLE_LENGTH)
  for (let pass = 0; pass < 3 && /&[#\w]+;/.test(text); pass += 1) text = resolveEntities(text)
  return tidy(
    text
      .replace(/<br\s*\/?>/gi, ' ')
      .replace(SKIPPED_ELEMENT, '')
      .replace(TITLE_TAG, ''),
  ).replace(/\n/g, ' ')
}

/** Resolves entities and nothing else: a `<b>` stays. */
function resolveEntities(text: string): string {
  return text.replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi, (entity) => {
    let resolved = ''
    new Parser({ ontext: (part) => (resolved += part) }).end(entity)
    return resolved
  })
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
