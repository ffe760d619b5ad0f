import * as z from 'zod'
import type { Sighting } from '../releases/normalise.ts'
import type { Known } from '../releases/place.ts'
import type { Release } from '../releases/release.ts'
import type { TitleClaim } from '../releases/title-claim.ts'
import type { Day, Instant } from '../text/seoul.ts'
import { keys } from './keys.ts'
import { rowsAt } from './pages.ts'
import { packText, ringing, toRow } from './release-row.ts'
import type { Table } from './table.ts'
import { transact } from './transact.ts'

const BATCH_GET = 100

const IdentityRow = z.object({ identity: z.string(), releaseId: z.string(), revision: z.int() })
const TitleRow = z.object({ sk: z.iso.date(), releaseId: z.string() })

/** Rows of the names a release goes by, and the writes that give it some: an identity belongs to one release for ever. */
export function nameRows(table: Table) {
  const TableName = table.name

  /** Which of these identities lead to a stored release, and to which. */
  async function releasesKnownAs(identities: string[]): Promise<Map<string, Known>> {
    const known = new Map<string, Known>()
    const distinct = [...new Set(identities)]
    for (let from = 0; from < distinct.length; from += BATCH_GET) {
      const found = await rowsAt(table, distinct.slice(from, from + BATCH_GET).map(keys.identity))
      for (const { identity, ...row } of z.array(IdentityRow).parse(found)) known.set(identity, row)
    }
    return known
  }

  function putNew(row: object) {
    return { Put: { TableName, Item: { ...row }, ConditionExpression: 'attribute_not_exists(pk)' } }
  }

  /** Sets attributes of a release while one of them is as it was read. */
  function updateRelease(id: string, change: Record<string, unknown>, condition: { name: string; was: unknown }) {
    const names = Object.keys(change)
    return {
      Update: {
        TableName,
        Key: keys.release(id),
        UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
        ConditionExpression: `#${condition.name} = :asRead`,
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: {
          ':asRead': condition.was,
          ...Object.fromEntries(Object.entries(change).map(([name, value]) => [`:${name}`, value])),
        },
      },
    }
  }

  return {
    releasesKnownAs,

    /** Which release has each of these names: by identity, and by title for each day claimed. */
    async lookUp(names: { identities: string[]; claims: TitleClaim[] }) {
      const [known, titles] = await Promise.all([
        releasesKnownAs(names.identities),
        rowsAt(table, names.claims.map(keys.titleClaim)),
      ])
      const titled = new Map<Day, string>(
        z
          .array(TitleRow)
          .parse(titles)
          .map((row) => [row.sk, row.releaseId]),
      )
      return { known, titled }
    },

    /** Stores a release and claims its names, all or nothing; false when one of them is taken. Rings at `ringAt` if given. */
    async remember({ release, identities, claims, revision }: Sighting, ringAt?: Instant): Promise<boolean> {
      const bell = ringAt === undefined ? {} : ringing(release.id, ringAt)
      const names = [...identities.map(identityRow), ...claims.map(keys.titleClaim)]
      const rows = [
        { ...toRow(release), ...bell },
        ...names.map((row) => ({ ...row, releaseId: release.id, revision })),
      ]
      return transact(table, rows.map(putNew))
    },

    /**
     * Adds a copy with its identities to a release as it was read; false when either changed meanwhile.
     * With `ringAt` the copy's text replaces the release's, and the release rings again.
     */
    async join(
      release: Release,
      { release: copy, identities, revision }: Sighting,
      ringAt?: Instant,
    ): Promise<boolean> {
      const { sourceId, sourceName, url } = copy
      const fuller = ringAt === undefined ? {} : { text: packText(copy.text), ...ringing(release.id, ringAt) }
      const change = { alsoAt: [...release.alsoAt, { sourceId, sourceName, url }], ...fuller }
      const claims = identities.map((identity) => putNew({ ...identityRow(identity), releaseId: release.id, revision }))
      return transact(table, [updateRelease(release.id, change, { name: 'alsoAt', was: release.alsoAt }), ...claims])
    },

    /** Saves a release over `was`, and the source's revision on its names; false when either moved on meanwhile. Rings at `ringAt` if given. */
    async saveRevision(
      release: Release,
      was: Release,
      { identities, revision }: Sighting,
      ringAt?: Instant,
    ): Promise<boolean> {
      const { id } = release
      const bell = ringAt === undefined ? {} : ringing(id, ringAt)
      // Its names and its copies are not a revision's to change.
      const { pk, sk, alsoAt, ...seen } = toRow(release)
      const given = Object.entries({ ...seen, ...bell }).filter(([, value]) => value !== undefined)
      const names = identities.map((identity) => ({
        Update: {
          TableName,
          Key: keys.identity(identity),
          UpdateExpression: 'SET revision = :revision',
          ConditionExpression: 'revision < :revision',
          ExpressionAttributeValues: { ':revision': revision },
        },
      }))
      return transact(table, [
        updateRelease(id, Object.fromEntries(given), { name: 'revision', was: was.revision }),
        ...names,
      ])
    },
  }
}

function identityRow(identity: string) {
  return { ...keys.identity(identity), identity }
}
