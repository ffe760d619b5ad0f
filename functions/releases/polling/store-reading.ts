import { DAY, type Instant } from '../../text/seoul.ts'
import { ringAgainAt } from '../bell.ts'
import type { RawRelease } from '../raw-release.ts'
import type { Release } from '../release.ts'
import { normalise, type Sighting } from '../same-release/normalise.ts'
import type { Known, Placed } from '../same-release/place-sighting.ts'
import { isRetitled } from '../same-release/retitled.ts'
import type { Source } from '../source.ts'

export interface Deps {
  /** Which of these identities lead to a stored release. */
  releasesKnownAs(identities: string[]): Promise<Map<string, Known>>
  /** Stores a sighting, or joins it to the release it is a copy of. `ringAt` is when its bell is due, if it is announced at all. */
  place(sighting: Sighting, ringAt?: Instant): Promise<Placed>
  /** Takes over what its source changed in a stored release; true when that is to be announced. */
  revise(releaseId: string, sighting: Sighting, now: Instant, ringAt: Instant): Promise<boolean>
  /** Announces stored releases. What does not get through stays with the releases' bells. */
  announce(releaseIds: string[]): Promise<void>
}

/** One release that cannot be stored holds up no other; after so many the table itself must be in trouble. */
const FAILURES = 3
/** So many rows, and none of them known: a site that was rebuilt, or one that was not read for long. */
const MOST_NEW = 3

/** Stores what is new of a reading and announces it; the first sight of a source announces nothing older than a day. Returns how many were stored; throws when one could not be. */
export async function takeIn(
  deps: Deps,
  raws: RawRelease[],
  source: Source,
  firstSight: boolean,
  now: Instant,
): Promise<number> {
  const sightings = raws.map((raw) => normalise(raw, source, now))
  const known = await deps.releasesKnownAs(sightings.flatMap((sighting) => sighting.identities))
  // What is pinned may stand a second time below, under another title.
  const onTop = new Set(new Map(sightings.toReversed().map((one) => [one.identities[0], one])).values())
  const isRebuilt = !firstSight && known.size === 0 && sightings.length >= MOST_NEW
  const besides = new Set(sightings.map(({ release }) => release.id))
  const quiet = firstSight && source.firstSight !== 'announce'
  const due: string[] = []
  const failures: unknown[] = []
  let stored = 0

  async function takeInOne(sighting: Sighting): Promise<void> {
    const before = sighting.identities.map((identity) => known.get(identity))
    const [found] = before.filter((one) => one !== undefined)
    if (!found || before.includes(undefined)) {
      const { announcedAt, ringAt } = announcement(sighting.release, quiet, now)
      const from = isRebuilt && sighting.uncounted ? { besides } : {}
      const placed = await deps.place({ ...sighting, ...from, release: { ...sighting.release, announcedAt } }, ringAt)
      besides.add(placed.releaseId)
      if (placed.outcome === 'stored') stored += 1
      if (announcedAt === now && placed.outcome !== 'joined') due.push(placed.releaseId)
    } else {
      const changed = onTop.has(sighting) && changeOf(sighting, source, found)
      if (changed && (await deps.revise(found.releaseId, changed, now, ringAgainAt(now, 0)))) due.push(found.releaseId)
    }
  }

  // Oldest first, so that a channel hears of a backlog in the order it happened.
  for (const sighting of sightings.toSorted((a, b) => a.release.showAt - b.release.showAt)) {
    if (failures.length === FAILURES) break
    await takeInOne(sighting).catch((error: unknown) => failures.push(error))
  }
  if (due.length > 0) await deps.announce(due)
  // The reading as a whole has failed: it is not noted as read, and what is missing is taken in with the next one.
  if (failures.length > 0) throw failures[0]
  return stored
}

/** What is to be taken over of a known release: its source counted up, or keeps no count and shows another title. */
function changeOf(sighting: Sighting, source: Source, known: Known): Sighting | undefined {
  if (sighting.revision > known.revision) return sighting
  const { sourceId, shown = [], revision } = known
  const isAnother = sighting.uncounted && sourceId === source.id && isRetitled(sighting.release.title, shown)
  return isAnother ? { ...sighting, revision: revision + 2 } : undefined
}

/** When a new release is announced and its bell is due: never before it may be shown, not at all on a quiet first sight or once withdrawn. */
function announcement(release: Release, quiet: boolean, now: Instant): { announcedAt?: Instant; ringAt?: Instant } {
  // Of a release without a date nobody can say that it is news.
  const old = release.published === undefined || release.showAt < now - DAY
  if (release.withdrawn || (quiet && old)) return {}
  const announcedAt = Math.max(now, release.showAt)
  return { announcedAt, ringAt: announcedAt > now ? announcedAt : ringAgainAt(now, 0) }
}
