const NAME = 'chorok'

interface Rule {
  allows: boolean
  path: string
}

/** Whether a robots.txt lets us read a path (RFC 9309): the group of our name, else of `*`; the longest rule wins, a tie allows. */
export function robots(text: string, path: string): boolean {
  const groups = groupsOf(text)
  const rules = groups.get(NAME) ?? groups.get('*') ?? []
  const matching = rules.filter((rule) => matches(escaped(rule.path), escaped(path)))
  const best = matching.toSorted((a, b) => b.path.length - a.path.length || Number(b.allows) - Number(a.allows))[0]
  return best?.allows ?? true
}

function groupsOf(text: string): Map<string, Rule[]> {
  const groups = new Map<string, Rule[]>()
  let names: string[] = []
  let naming = false
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, field = '', value = ''] = /^\s*([a-z-]+)\s*:\s*([^#]*)/i.exec(line) ?? []
    const key = field.toLowerCase()
    if (key === 'user-agent') {
      names = [...(naming ? names : []), value.trim().toLowerCase().replace(/\/.*/, '')]
      for (const name of names) groups.set(name, groups.get(name) ?? [])
    } else if (key === 'allow' || key === 'disallow') {
      const path = value.trim()
      if (path) for (const name of names) groups.get(name)?.push({ allows: key === 'allow', path })
    }
    if (key) naming = key === 'user-agent'
  }
  return groups
}

/** Korean may stand in a rule as it is, or escaped in small letters (RFC 9309, 2.2.2). */
function escaped(path: string): string {
  const ascii = path.replace(/[^\x00-\x7f]+/g, (letters) => encodeURIComponent(letters.toWellFormed()))
  return ascii.replace(/%[\da-f]{2}/gi, (code) => code.toUpperCase())
}

/** `*` stands for anything, `$` at the end for the end. Walks the pieces: no expression made of what a site sent. */
function matches(pattern: string, path: string): boolean {
  const toEnd = pattern.endsWith('$')
  const [first = '', ...others] = (toEnd ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(first)) return false
  let at = first.length
  for (const [index, piece] of others.entries()) {
    const isLast = index === others.length - 1
    const found = toEnd && isLast ? path.lastIndexOf(piece) : path.indexOf(piece, at)
    if (found < at) return false
    at = found + piece.length
  }
  return !toEnd || at === path.length
}
