import {
  addToSignature,
  type DaySignature,
  emptySignature,
  SIGNATURE_PARTS,
} from '../../../functions/releases/day-signature.ts'
import { everyRelease } from '../../../functions/store/release-rows.ts'
import { signatureRows } from '../../../functions/store/signature-rows.ts'
import type { Table } from '../../../functions/store/table/table.ts'
import { batchesOf } from '../../../functions/text/batches.ts'
import { type Day, seoulDay } from '../../../functions/text/seoul.ts'

export interface SigningTally {
  releases: number
  days: number
  /** Releases that nobody can read. Once they are mended, sign again. */
  unreadable: number
  /** Signatures that could not be read and were made anew. */
  replaced: number
}

const DAYS_AT_ONCE = 10
const ALL_PARTS = Array.from({ length: SIGNATURE_PARTS }, (_, part) => part)

/**
 * Signs the day of every release that is stored, then says that all are. Adds to what is signed and takes nothing away, so that Chorok may
 * run meanwhile and a run that was cut off is made again. Holds the signatures in memory: 7 MB a year.
 */
export async function signTable(table: Table): Promise<SigningTally> {
  const rows = signatureRows(table)
  const tally = await signAll(0)
  await rows.noteAllSigned()
  return tally

  async function signAll(replacedBefore: number): Promise<SigningTally> {
    const { byDay, releases, unreadable } = await readReleases(table)
    let replaced = 0
    for (const days of batchesOf([...byDay].sort(), DAYS_AT_ONCE)) {
      await rows.addSignatures(new Map(days))
      for (const [day, signature] of days)
        if (await isUnreadable(day)) replaced += Number(await rows.replaceUnreadable(day, signature))
    }
    // Whoever met the unreadable signature after its day was read here stored a release without signing it.
    if (replaced > 0) return signAll(replacedBefore + replaced)
    return { releases, days: byDay.size, unreadable, replaced: replacedBefore }
  }

  async function isUnreadable(day: Day): Promise<boolean> {
    const signatures = await rows.signaturesBetween(day, day, ALL_PARTS)
    return signatures.has(day) && signatures.get(day) === undefined
  }
}

async function readReleases(table: Table) {
  const byDay = new Map<Day, DaySignature>()
  const counts = { releases: 0, unreadable: 0 }
  for await (const release of everyRelease(table)) {
    if (release === undefined) {
      counts.unreadable += 1
      continue
    }
    const day = seoulDay(release.showAt)
    const signature = byDay.get(day) ?? emptySignature()
    byDay.set(day, signature)
    addToSignature(signature, release)
    counts.releases += 1
  }
  return { byDay, ...counts }
}
