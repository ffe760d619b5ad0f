const OUR_NAME = 'chorok'

interface Rule {
  allows: boolean
  path: string
}

/**
 * Whether a robots.txt lets us read a path (RFC 9309). The group with our name counts, otherwise the one for `*`; of the rules that match,
 * the longest wins, and between two of one length the one that allows.
 */
export function robotsAllow(text: string, path: string): boolean {
  const groups = groupsOf(text)
  const rules = groups.get(OUR_NAME) ?? groups.get('*') ?? []
  const matching = rules.filter((rule) => matches(percentEncoded(rule.path), percentEncoded(path)))
  const best = matching.toSorted((a, b) => b.path.length - a.path.length || Number(b.allows) - Number(a.allows))[0]
  return best?.allows ?? true
}

function groupsOf(text: string): Map<string, Rule[]> {
  const groups = new Map<string, Rule[]>()
  let names: string[] = []
  // Several user-agent lines in a row name one group.
  let isNaming = false
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, field = '', value = ''] = /^\s*([a-z-]+)\s*:\s*([^#]*)/i.exec(line) ?? []
    const key = field.toLowerCase()
    if (key === 'user-agent') {
      names = [...(isNaming ? names : []), value.trim().toLowerCase().replace(/\/.*/, '')]
      for (const name of names) groups.set(name, groups.get(name) ?? [])
    } else if (key === 'allow' || key === 'disallow') {
      const path = value.trim()
      if (path) for (const name of names) groups.get(name)?.push({ allows: key === 'allow', path })
    }
    if (key) isNaming = key === 'user-agent'
  }
  return groups
}

/** A rule may hold Korean as it is, or percent-encoded in small letters (RFC 9309, 2.2.2). */
function percentEncoded(path: string): string {
  const ascii = path.replace(/[^\x00-\x7f]+/g, (letters) => encodeURIComponent(letters.toWellFormed()))
  return ascii.replace(/%[\da-f]{2}/gi, (code) => code.toUpperCase())
}

/** `*` matches anything, a final `$` the end. The pieces are searched one by one: a regular expression made of a site's text could be slow. */
function matches(pattern: string, path: string): boolean {
  const toEnd = pattern.endsWith('$')
  const [first = '', ...others] = (toEnd ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(first)) return false
  let at = first.length
  for (const [index, piece] of others.entries()) {
    const isLast = index === others.length - 1
    const pieceAt = toEnd && isLast ? path.lastIndexOf(piece) : path.indexOf(piece, at)
    if (pieceAt < at) return false
    at = pieceAt + piece.length
  }
  return !toEnd || at === path.length
}
