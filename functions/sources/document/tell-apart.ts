import type { RawRelease } from '../../releases/raw-release.ts'
import { identityOf } from '../../releases/same-release/identity.ts'

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
  const ownHome = home && identityOf(home)
  // What leads nowhere is nobody's copy.
  const addressOf = ({ url }: RawRelease, index: number) => (url === '' ? `nowhere ${index}` : identityOf(url))
  const named = rows.map((row, index) => ({ ...row, address: addressOf(row.release, index), name: ownName(row) }))
  const names = Map.groupBy(named, ({ address }) => address)
  const once = new Map<string, RawRelease>()
  for (const { release, address, name } of named) {
    const shares = address === ownHome || names.get(address)?.some((other) => other.name !== name)
    const key = shares ? `${address} ${name}` : address
    if (!once.has(key)) once.set(key, shares ? { ...release, apart: name } : release)
  }
  return [...once.values()]
}

function ownName({ name, release }: Named): string {
  return (name || release.title).slice(0, LONGEST)
}
