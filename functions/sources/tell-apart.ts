import { identityOf } from '../releases/identity.ts'
import type { RawRelease } from '../releases/raw-release.ts'

export interface Named {
  release: RawRelease
  /** What the source itself calls it, where it does. */
  name?: string | undefined
}

const LONGEST = 200

/**
 * The releases of one document, each once. Those that share an address, or have only that of the list they stand in, are told apart by
 * name, or else by title: without that all but one of them would be lost.
 */
export function tellApart(rows: Named[], home: string | undefined): RawRelease[] {
  const homes = new Set(home ? [identityOf(home)] : [])
  const names = new Map<string, Set<string>>()
  for (const row of rows) {
    const { url } = row.release
    names.set(url, (names.get(url) ?? new Set()).add(ownName(row)))
  }
  const releases = rows.map((row) => {
    const { url } = row.release
    const shares = url !== '' && ((names.get(url)?.size ?? 0) > 1 || homes.has(identityOf(url)))
    return shares ? { ...row.release, apart: ownName(row) } : row.release
  })
  const seen = new Set<string>()
  return releases.filter(({ url, apart }) => {
    const key = `${url} ${apart ?? ''}`
    if (url !== '' && seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function ownName({ name, release }: Named): string {
  return (name || release.title).slice(0, LONGEST)
}
