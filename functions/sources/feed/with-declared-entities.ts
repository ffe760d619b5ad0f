const SUBSET = /^<!DOCTYPE[^[<>]*\[(.{0,20000}?)\]\s*>/s
const ENTITY = /<!ENTITY\s+([A-Za-z_][\w.-]*)\s+(?:"([^"%&]{0,500})"|'([^'%&]{0,500})')\s*>/g
const MOST = 1000

/** Puts in what a document's own entities stand for: short plain ones, a thousand times at most, and none within another. */
export function withDeclaredEntities(text: string): string {
  const begin = text.slice(0, 30_000).indexOf('<!DOCTYPE')
  const [, subset = ''] = SUBSET.exec(text.slice(Math.max(0, begin), begin + 30_000)) ?? []
  const declared = new Map(
    [...subset.matchAll(ENTITY)].map(([, name, one, other]) => [name as string, one ?? other ?? '']),
  )
  if (declared.size === 0) return text
  let replaced = 0
  return text.replace(/&([A-Za-z_][\w.-]{0,60});/g, (whole, name) => {
    const value = declared.get(name)
    if (value === undefined || replaced >= MOST) return whole
    replaced += 1
    return value
  })
}
