import { orThrow, type UnreadableRow } from '../unreadable-row.ts'
import type { FindDuplicateDeps } from './find-duplicate.ts'
import type { IdentityRecord } from './identity.ts'
import { type IncomingRelease, namesOf } from './normalise-release.ts'
import { claimName, jointClaim, type TitleClaim } from './title-claim.ts'

type FindHolders = FindDuplicateDeps['findHolders']
interface Names {
  identities: string[]
  claims: TitleClaim[]
}

export interface NamesAheadDeps {
  /** The stored release that each name leads to, titles by `claimName`; or why nobody can say which. A name that is free is in neither. */
  namesHeld(names: Names): Promise<{
    byIdentity: Map<string, IdentityRecord | UnreadableRow>
    byClaim: Map<string, string | UnreadableRow>
  }>
  findHolders: FindHolders
}

/** Names that were looked up before they are asked for. */
export interface NamesAhead {
  /** Answers by what was looked up, where that was every name asked for; otherwise looks now. */
  findHolders: FindHolders
  /** Looks up the names of a release when they are asked for again: it was stored or joined. */
  forget(incoming: IncomingRelease): void
}

/**
 * Looks up at once all names by which releases that are about to be stored may be known: one by one a first poll would make three
 * requests for each. What another process stores meanwhile is not lost: a name that was free and is taken by now fails the write, and
 * whoever writes looks again.
 */
export async function readNamesAhead(deps: NamesAheadDeps, incoming: IncomingRelease[]): Promise<NamesAhead> {
  const names = incoming.map(allNamesOf)
  const [identities, claims] = [names.flatMap((one) => one.identities), names.flatMap((one) => one.claims)]
  const { byIdentity, byClaim } = await deps.namesHeld({ identities, claims })
  const known = { identities: new Set(identities), claims: new Set(claims.map(claimName)) }

  return {
    async findHolders(asked) {
      const isKnown =
        asked.identities.every((name) => known.identities.has(name)) &&
        asked.claims.every((claim) => known.claims.has(claimName(claim)))
      if (!isKnown) return deps.findHolders(asked)
      return {
        byIdentity: new Map(asked.identities.flatMap((name) => entryOf(name, byIdentity.get(name)))),
        byTitle: new Map(asked.claims.flatMap((claim) => entryOf(claim.day, byClaim.get(claimName(claim))))),
      }
    },

    forget(one) {
      const { identities, claims } = allNamesOf(one)
      for (const name of identities) known.identities.delete(name)
      for (const claim of claims) known.claims.delete(claimName(claim))
    },
  }
}

function allNamesOf(incoming: IncomingRelease): Names {
  const { perhaps = [], claims, numberClaim, release } = incoming
  return {
    identities: [...namesOf(incoming), ...perhaps],
    claims: [...claims, ...(numberClaim ? [numberClaim] : []), ...jointClaim(release)],
  }
}

function entryOf<K, V>(key: K, held: V | UnreadableRow | undefined): [K, V][] {
  return held === undefined ? [] : [[key, orThrow(held)]]
}
