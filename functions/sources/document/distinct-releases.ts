import type { RawRelease } from '../../releases/raw-release.ts'
import { identityOf } from '../../releases/same-release/identity.ts'

export interface NamedRelease {
  release: RawRelease
  /** What the source itself calls it (a guid or an id), where it does. */
  name?: string | undefined
}

const MAX_NAME_LENGTH = 200

/**
 * The releases of one document, each once. Where several share an address, or have only the address of the list they stand in, each gets
 * its name (else its title) as `apart`: otherwise all but one of them would be lost.
 */
export function distinctReleases(rows: NamedRelease[], listUrl: string | undefined): RawRelease[] {
  const listAddress = listUrl && identityOf(listUrl)
  // Rows without an address are no copies of each other.
  const addressOf = ({ url }: RawRelease, index: number) => (url === '' ? `nowhere ${index}` : identityOf(url))
  const named = rows.map((row, index) => ({ ...row, address: addressOf(row.release, index), name: nameOf(row) }))
  const byAddress = Map.groupBy(named, ({ address }) => address)
  const distinct = new Map<string, RawRelease>()
  for (const { release, address, name } of named) {
    const isShared = address === listAddress || byAddress.get(address)?.some((other) => other.name !== name)
    const key = isShared ? `${address} ${name}` : address
    if (!distinct.has(key)) distinct.set(key, isShared ? { ...release, apart: name } : release)
  }
  return [...distinct.values()]
}

function nameOf({ name, release }: NamedRelease): string {
  return (name || release.title).slice(0, MAX_NAME_LENGTH)
}
