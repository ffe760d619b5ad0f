import { Parser } from 'htmlparser2'

const BLOCKS = new Set(
  `address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4
  h5 h6 header hr li main nav ol option p pre section summary table tbody tfoot thead tr ul`.split(/\s+/),
)
const CELLS = new Set(['td', 'th'])
const UNREAD = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'svg', 'head', 'select', 'button'])
const LOOKS_LIKE_HTML = /<[a-z!/][^<>]*>/i

/** Deeper than any page means to be: tags that nobody closed, whose every end tag would be sought through all of them. */
const DEEPEST = 500

/** HTML to plain text, one paragraph a line. Words that tags split stay whole: only blocks and table cells part words. */
export function htmlToText(html: string): string {
  if (!LOOKS_LIKE_HTML.test(html)) return tidy(resolveEntities(html))
  const parts: string[] = []
  let depth = 0
  let unread = 0
  const parser = new Parser({
    onopentag(name) {
      depth += 1
      if (depth > DEEPEST) throw new RangeError('nested too deeply')
      if (UNREAD.has(name)) unread += 1
      else if (BLOCKS.has(name)) parts.push('\n')
      else if (CELLS.has(name)) parts.push(' ')
    },
    ontext(text) {
      if (unread === 0) parts.push(text.replace(/\n/g, ' '))
    },
    onclosetag(name) {
      depth -= 1
      if (UNREAD.has(name)) unread = Math.max(0, unread - 1)
      else if (BLOCKS.has(name)) parts.push('\n')
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

const TITLE_TAG = /<\/?(?:a|b|br|div|em|font|i|p|small|span|strong|sub|sup|u)(?:\s[^<>]*)?\/?>/gi

const UNREAD_PART = /<(script|style)\b[^<>]*>[^<]*<\/\1\s*>/gi
/** Longer than any title means to be: a text whose end was lost. */
const LONGEST_TITLE = 10_000

/** A title as people should read it: one line, no markup, entities resolved however often they were escaped. */
export function plainTitle(title: string): string {
  let text = title.slice(0, LONGEST_TITLE)
  for (let pass = 0; pass < 3 && /&[#\w]+;/.test(text); pass += 1) text = resolveEntities(text)
  return tidy(
    text
      .replace(/<br\s*\/?>/gi, ' ')
      .replace(UNREAD_PART, '')
      .replace(TITLE_TAG, ''),
  ).replace(/\n/g, ' ')
}

/** Resolves entities and nothing else: what looks like a tag stays. */
function resolveEntities(text: string): string {
  return text.replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi, (entity) => {
    let resolved = ''
    new Parser({ ontext: (part) => (resolved += part) }).end(entity)
    return resolved
  })
}

/** What Windows keeps where Latin 1 keeps nothing to read: `&#147;` means “, whatever the standards say. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function tidy(text: string): string {
  return text
    .replace(/[\u0080-\u009f]/g, (code) => WINDOWS[code.charCodeAt(0) - 0x80] as string)
    .replace(/[\u200b\u200c\u2060\ufeff\u00ad\u0000-\u0008\u000e-\u001f\u007f]/g, '')
    .split(/[\n\r\u2028\u2029]+/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}
