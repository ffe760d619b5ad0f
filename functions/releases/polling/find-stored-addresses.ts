import { type IdentityRecord, identityOf } from '../same-release/identity.ts'
import type { UnreadableRow } from '../unreadable-row.ts'

export interface FindStoredAddressesDeps {
  releasesKnownAs(identities: string[]): Promise<Map<string, IdentityRecord | UnreadableRow>>
}

/** Which of these addresses lead to releases that are stored: their pages need not be read again. */
export async function findStoredAddresses(deps: FindStoredAddressesDeps, addresses: string[]): Promise<Set<string>> {
  const known = await deps.releasesKnownAs(addresses.map(identityOf))
  return new Set(addresses.filter((address) => known.has(identityOf(address))))
}
