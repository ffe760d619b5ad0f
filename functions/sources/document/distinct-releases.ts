import type { RawRelease } from '../../releases/raw-release.ts'
import { seemingNoise } from '../../releases/same-release/address-noise.ts'
import { hasOwnNumber, identityOf } from '../../releases/same-release/identity.ts'
import { identitiesBefore } from '../../releases/same-release/identity-before.ts'
import { formerNames } from '../../releases/same-release/normalise-release.ts'
import { type ComparedRow, isCutFrom, isSameRow } from './same-row.ts'
import { absoluteUrl } from './urls.ts'

export interface NamedRelease {
  release: RawRelease
  /** What the source itself calls it (a guid or an id), where it does. */
  name?: string | undefined
  /** The address that the version before made of its link, where that was another. */
  urlBefore?: string | undefined
  /** Its link as it stands in the document, by which rows are compared where nothing completes it to an address. */
  link?: string | undefined
}

/** Of rows that are one release a board's last one counts: it repeats rows, often shortened, above its list. */
export type DocumentKind = 'feed' | 'board'

const MAX_NAME_LENGTH = 200
/** Of more rows at one address only those with the same title are compared: each would have to be compared with all others. */
const MAX_ROWS_COMPARED = 100

/**
 * The releases of one document, each once. Rows whose addresses have the same identity are one release or several, as same-row.ts says. Where
 * several share an address, or have only the address of the list they stand in, each gets its name (else its title) as `apart`: otherwise
 * all but one of them would be lost.
 */
export function distinctReleases<Row extends NamedRelease>(
  rows: Row[],
  listUrls: string[],
  kind: DocumentKind = 'feed',
): RawRelease[] {
  const lists = listUrls.map(identityOf)
  const placed = withNamesBefore(rows, listUrls, kind).map((row, place) => ({ ...row, place }))
  const byAddress = Map.groupBy(placed, addressOf)
  const releases = [...byAddress].flatMap(([address, sharing]) => {
    const isList = lists.includes(address)
    const isMostOfAll = sharing.length > 2 && sharing.length * 2 > rows.length
    const groups = groupsOf(sharing, !isList && !isMostOfAll && hasOwnNumber(address))
    const joined = groups.map((group) => joinedRow(group, kind))
    if (address.startsWith(NOWHERE) || (!isList && joined.length === 1)) return joined
    // The version before kept one row of a board at each address. Which of these it was, its title tells when it is stored.
    return setApart(kind === 'board' && !isList ? joined.map(withoutFormerNames) : joined)
  })
  return releases.toSorted((a, b) => a.place - b.place).map(({ release }) => withoutOwnName(release))
}

const NOWHERE = 'nowhere.invalid'

/** The identity of a row's address. Rows without an address are copies of each other only where their links agree, or they say the same. */
function addressOf({ release: { url, formerly: _, ...said }, link }: NamedRelease): string {
  const completed = url || absoluteUrl(link, `https://${NOWHERE}/`)
  return completed ? identityOf(completed) : `${NOWHERE} ${JSON.stringify(said)}`
}

/** Rows at one address, those that are one release together. */
function groupsOf<Row extends NamedRelease>(rows: Row[], isOfRelease: boolean): Row[][] {
  const compared = new Map(rows.map((row) => [row, comparedRow(row)]))
  const isSame = (one: Row, other: Row) =>
    isSameRow(compared.get(one) as ComparedRow, compared.get(other) as ComparedRow, isOfRelease)
  const mayBeSame = rows.length > MAX_ROWS_COMPARED ? Map.groupBy(rows, nameOf) : new Map([['', rows]])
  return [...mayBeSame.values()].flatMap((some) => {
    const groups: Row[][] = []
    for (const row of some) {
      const group = groups.find((one) => one.some((member) => isSame(member, row)))
      if (group) group.push(row)
      else groups.push([row])
    }
    return groups
  })
}

function comparedRow({ name, release: { title, url, published } }: NamedRelease): ComparedRow {
  return { name: name && withoutNoise(name.slice(0, MAX_NAME_LENGTH)), title, url, day: published?.day }
}

/** Rows that are one release as one row, at the place of the first, remembering what each of them was called before. */
function joinedRow<Row extends NamedRelease & { place: number }>(same: Row[], kind: DocumentKind): Row {
  if (same.length === 1) return same[0] as Row
  const inOrder = kind === 'feed' ? same : same.toReversed()
  const isWhole = ({ release: { title } }: Row) => !same.some((other) => isCutFrom(title, other.release.title))
  const row = inOrder.slice(0, MAX_ROWS_COMPARED).find(isWhole) ?? (inOrder[0] as Row)
  const formerly = same.flatMap(({ release }) => release.formerly ?? formerNamesOf(release))
  return { ...row, place: (same[0] as Row).place, release: { ...row.release, formerly: [...new Set(formerly)] } }
}

/** Each with a name of its own: what it is called, its day where others are called the same, its whole address where that is all. */
function setApart<Row extends NamedRelease>(rows: Row[]): Row[] {
  const plain = rows.map(nameOf)
  const dated = rows.map((row, index) => ifShared(plain, index, row.release.published?.day))
  return rows.map((row, index) => {
    const told = row.release.url && [...seemingNoise(row.release.url)].map((one) => one.join('=')).join('&')
    return { ...row, release: { ...row.release, apart: ifShared(dated, index, told) } }
  })
}

function withoutFormerNames<Row extends NamedRelease>(row: Row): Row {
  return { ...row, release: { ...row.release, formerly: undefined } }
}

function ifShared(names: string[], index: number, more: string | undefined): string {
  const name = names[index] as string
  return more !== undefined && names.indexOf(name) !== names.lastIndexOf(name) ? `${name} ${more}` : name
}

function formerNamesOf({ url, apart }: RawRelease): string[] {
  return url === '' ? [] : formerNames(url, apart)
}

function nameOf({ name, release }: NamedRelease): string {
  return (name || release.title).slice(0, MAX_NAME_LENGTH)
}

/** A guid that is an address names a release as any other address does: whatever else stands in it, in whatever order. */
function withoutNoise(name: string): string {
  const url = /^https?:\/\//i.test(name) ? URL.parse(name) : null
  return url ? `${identityOf(url.href).replace(/#.*$/s, '')}${url.hash}` : name
}

/** Each row with the names that the version before would have stored it under: it knew fewer addresses as one, and no fragments of guids. */
function withNamesBefore<Row extends NamedRelease>(rows: Row[], listUrls: string[], kind: DocumentKind): Row[] {
  const addressOf = ({ release, urlBefore }: NamedRelease) => urlBefore ?? release.url
  const before = rows.map((row) => (addressOf(row) === '' ? undefined : identitiesBefore(addressOf(row))[0]))
  const listsBefore = listUrls.map((listUrl) => identitiesBefore(listUrl)[0])
  const sharing = Map.groupBy(rows, (_, index) => before[index])
  return rows.map((row, index) => {
    const address = before[index]
    if (address === undefined) return row
    const isOfSeveral = kind === 'feed' && sharing.get(address)?.some((other) => nameOf(other) !== nameOf(row))
    const isShared = listsBefore.includes(address) || isOfSeveral
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
