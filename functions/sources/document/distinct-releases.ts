import type { RawRelease } from '../../releases/raw-release.ts'
import { identityOf } from '../../releases/same-release/identity.ts'
import { identitiesBefore } from '../../releases/same-release/identity-before.ts'
import { formerNames } from '../../releases/same-release/normalise-release.ts'

export interface NamedRelease {
  release: RawRelease
  /** What the source itself calls it (a guid or an id), where it does. */
  name?: string | undefined
  /** The address that the version before made of its link, where that was another. */
  urlBefore?: string | undefined
}

const MAX_NAME_LENGTH = 200

/**
 * The releases of one document, each once. Where several share an address, or have only the address of the list they stand in, each gets
 * its name (else its title) as `apart`: otherwise all but one of them would be lost.
 */
export function distinctReleases<Row extends NamedRelease>(rows: Row[], listUrl: string | undefined): RawRelease[] {
  const listAddress = listUrl && identityOf(listUrl)
  const remembered = withNamesBefore(rows, listUrl)
  // Rows without an address are copies of each other only where they say the same.
  const addressOf = ({ url, ...said }: RawRelease) => (url === '' ? `nowhere ${JSON.stringify(said)}` : identityOf(url))
  const named = remembered.map((row) => ({ ...row, address: addressOf(row.release) }))
  const once = joinRows(named, (row) => `${row.address} ${row.release.title} ${withoutFragment(nameOf(row))}`)
  const byAddress = Map.groupBy(once, ({ address }) => address)
  const apart = once.map((row) => {
    const name = nameOf(row)
    const isSame = (other: NamedRelease) => withoutNoise(nameOf(other)) === withoutNoise(name)
    const isShared = row.address === listAddress || byAddress.get(row.address)?.some((other) => !isSame(other))
    const release = isShared ? { ...row.release, apart: name } : row.release
    return { ...row, release, key: isShared ? `${row.address} ${withoutNoise(name)}` : row.address }
  })
  return joinRows(apart, ({ key }) => key).map(({ release }) => withoutOwnName(release))
}

/** Rows with the same key as one row, at the place of the first, remembering what each of them was called before. */
export function joinRows<Row extends NamedRelease>(
  rows: Row[],
  keyOf: (row: Row) => unknown,
  kept: 'first' | 'last' = 'first',
): Row[] {
  return [...Map.groupBy(rows, keyOf).values()].map((same) => {
    const row = same.at(kept === 'first' ? 0 : -1) as Row
    if (same.length === 1) return row
    const formerly = same.flatMap(({ release }) => release.formerly ?? formerNamesOf(release))
    return { ...row, release: { ...row.release, formerly: [...new Set(formerly)] } }
  })
}

function formerNamesOf({ url, apart }: RawRelease): string[] {
  return url === '' ? [] : formerNames(url, apart)
}

function nameOf({ name, release }: NamedRelease): string {
  return (name || release.title).slice(0, MAX_NAME_LENGTH)
}

/** Some feeds number the places of a release in its guid: `…/news/1#0`, `…/news/1#3`. */
function withoutFragment(name: string): string {
  return withoutNoise(name).replace(/#.*$/s, '')
}

/** A guid that is an address names a release as any other address does: whatever else stands in it, in whatever order. */
function withoutNoise(name: string): string {
  const url = /^https?:\/\//i.test(name) ? URL.parse(name) : null
  return url ? `${identityOf(url.href).replace(/#.*$/s, '')}${url.hash}` : name
}

/** Each row with the names that the version before would have stored it under: it knew fewer addresses as one, and no fragments of guids. */
function withNamesBefore<Row extends NamedRelease>(rows: Row[], listUrl: string | undefined): Row[] {
  const addressOf = ({ release, urlBefore }: NamedRelease) => urlBefore ?? release.url
  const before = rows.map((row) => (addressOf(row) === '' ? undefined : identitiesBefore(addressOf(row))[0]))
  const [listBefore] = listUrl ? identitiesBefore(listUrl) : []
  const sharing = Map.groupBy(rows, (_, index) => before[index])
  return rows.map((row, index) => {
    const address = before[index]
    if (address === undefined) return row
    const isShared = address === listBefore || sharing.get(address)?.some((other) => nameOf(other) !== nameOf(row))
    const formerly = formerNames(addressOf(row), isShared ? nameOf(row) : undefined)
    return { ...row, release: { ...row.release, formerly: [...(row.release.formerly ?? []), ...formerly] } }
  })
}

/** Most releases are called what they were called before. */
function withoutOwnName({ formerly, ...release }: RawRelease): RawRelease {
  if (release.url === '' || !formerly) return release
  const identity = identityOf(release.url)
  const own = release.apart === undefined ? identity : `${identity} ${release.apart}`
  const others = formerly.filter((name) => name !== own)
  return others.length > 0 ? { ...release, formerly: others } : release
}
