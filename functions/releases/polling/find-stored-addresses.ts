import { type IdentityRecord, identityOf } from '../same-release/identity.ts'
import { identitiesBefore } from '../same-release/identity-before.ts'
import type { UnreadableRow } from '../unreadable-row.ts'

export interface FindStoredAddressesDeps {
  releasesKnownAs(identities: string[]): Promise<Map<string, IdentityRecord | UnreadableRow>>
}

/** More than all sources show in a day. */
const MAX_REMEMBERED = 20_000

/**
 * As `findStoredAddresses`, of a process that polls again and again. What is stored stays stored, so an address that was found once is not
 * looked up again.
 */
export function openFindStoredAddresses(deps: FindStoredAddressesDeps): (addresses: string[]) => Promise<Set<string>> {
  const remembered = new Set<string>()
  return async (addresses) => {
    if (remembered.size > MAX_REMEMBERED) remembered.clear()
    const unknown = addresses.filter((address) => !remembered.has(address))
    for (const address of await findStoredAddresses(deps, unknown)) remembered.add(address)
    return new Set(addresses.filter((address) => remembered.has(address)))
  }
}

/** Which of these addresses lead to releases that are stored: their pages need not be read again. */
export async function findStoredAddresses(deps: FindStoredAddressesDeps, addresses: string[]): Promise<Set<string>> {
  const namesOf = (address: string) => [identityOf(address), ...identitiesBefore(address)]
  const known = await deps.releasesKnownAs(addresses.flatMap(namesOf))
  return new Set(addresses.filter((address) => namesOf(address).some((name) => known.has(name))))
}
