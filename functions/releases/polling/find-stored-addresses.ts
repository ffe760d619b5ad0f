import { type IdentityRecord, identityOf } from '../same-release/identity.ts'
import { identitiesBefore } from '../same-release/identity-before.ts'
import type { UnreadableRow } from '../unreadable-row.ts'

export interface FindStoredAddressesDeps {
  releasesKnownAs(identities: string[]): Promise<Map<string, IdentityRecord | UnreadableRow>>
}

/** Which of these addresses lead to releases that are stored: their pages need not be read again. */
export async function findStoredAddresses(deps: FindStoredAddressesDeps, addresses: string[]): Promise<Set<string>> {
  const namesOf = (address: string) => [identityOf(address), ...identitiesBefore(address)]
  const known = await deps.releasesKnownAs(addresses.flatMap(namesOf))
  return new Set(addresses.filter((address) => namesOf(address).some((name) => known.has(name))))
}
