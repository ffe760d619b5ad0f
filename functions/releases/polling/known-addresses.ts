import { identityOf } from '../same-release/identity.ts'
import type { Known } from '../same-release/place-sighting.ts'

export interface Deps {
  /** Which of these identities lead to a stored release. */
  releasesKnownAs(identities: string[]): Promise<Map<string, Known>>
}

/** Which of these addresses lead to releases that are stored. */
export async function knownAddresses(deps: Deps, addresses: string[]): Promise<Set<string>> {
  const known = await deps.releasesKnownAs(addresses.map(identityOf))
  return new Set(addresses.filter((address) => known.has(identityOf(address))))
}
