import { DAY, type Instant } from '../../text/seoul.ts'
import { ringAgainAt } from '../bell.ts'
import type { RawRelease } from '../raw-release.ts'
import type { Release } from '../release.ts'
import { RowRefused } from '../row-refused.ts'
import { type IdentityRecord, releaseId } from '../same-release/identity.ts'
import { type IncomingRelease, namesOf, normaliseRelease } from '../same-release/normalise-release.ts'
import { stageOf } from '../same-release/notice-stage.ts'
import type { StoreOrJoinResult } from '../same-release/store-or-join.ts'
import { isNewTitle } from '../same-release/title-change.ts'
import { isRowFault, openSetAside, type SetAside } from '../set-aside.ts'
import type { Source } from '../source.ts'
import { orThrow, type UnreadableRow } from '../unreadable-row.ts'
import { NOTHING_SETTLED, type SettledRows } from './settled-rows.ts'

export interface StoreReadingDeps {
  /** Which of these identities lead to a stored release; of one whose row cannot be read nobody knows. */
  releasesKnownAs(identities: string[]): Promise<Map<string, IdentityRecord | UnreadableRow>>
  /** Stores an incoming release, or joins it to the release it is a copy of. `ringAt` is when its bell is due, if it is announced at all. */
  storeOrJoin(incoming: IncomingRelease, ringAt?: Instant): Promise<StoreOrJoinResult>
  /** Takes over what its source changed in a stored release; true when that is to be announced. */
  reviseRelease(releaseId: string, incoming: IncomingRelease, now: Instant, ringAt: Instant): Promise<boolean>
  /** Signs the days of releases that are about to be stored, many at once, and days that have become old enough. What is not signed here is signed one by one. */
  signReleases(releases: Release[]): Promise<void>
  /** Announces stored releases. What does not get through stays with the releases' bells. */
  announce(releaseIds: string[]): Promise<void>
}

/**
 * Set where the source was read in its other way before: its second way, and the first when it comes back. Should the two give different
 * addresses to one release, its title and day tell that it is stored.
 */
export interface OtherWay {
  /** The second way's titles are no corrections of those that the first showed. */
  isFallback: boolean
  /** Releases from before this are stored and not announced (ms). */
  newsSince?: Instant
}

/** The first sight of a source: what it published before that day is no news. */
export interface FirstSight {
  /** When it was first read (ms). */
  at: Instant
  /** Whether it was read whole since, or for a day: then what bears no day is news again. */
  isOver: boolean
}

/** A release that meets trouble of the table does not hold up the others; after so many the table itself must be down. */
const MAX_STORE_FAILURES = 3
/** If at least this many rows are listed and none is known, the site was rebuilt or not read for a long time. */
const MIN_ROWS_OF_REBUILT_SITE = 3

/**
 * Stores what is new in a reading and announces it. The first sight of a source is quiet: it announces nothing older than a day. Returns
 * how many releases were stored. One that cannot be stored for what it is goes to `setAside`, and is kept there at once. When one could not be for any other reason, the
 * others are still stored and announced, and then it throws: the reading does not count as read, and the next one brings what is missing.
 * Rows of `settledRows` are not looked up, and those of this reading are kept there.
 */
export async function storeReading(
  deps: StoreReadingDeps,
  raws: RawRelease[],
  source: Source,
  firstSight: FirstSight | undefined,
  now: Instant,
  otherWay?: OtherWay,
  setAside: SetAside = openSetAside([], now),
  settledRows: SettledRows = NOTHING_SETTLED,
): Promise<number> {
  const rawOf = new Map(raws.flatMap((raw) => normaliseOrSetAside(raw, source, now, setAside).map((one) => [one, raw])))
  const reading = [...rawOf.keys()]
  // What its other way shows is compared whole: the two may word one release differently.
  const settled = otherWay
    ? new Set()
    : new Set(reading.filter((one) => settledRows.isSettled(rawOf.get(one) as RawRelease)))
  const known = await deps.releasesKnownAs(reading.filter((one) => !settled.has(one)).flatMap(namesOf))
  // A pinned release may appear again further down under another title; the upper row counts.
  const topmost = new Set(new Map(reading.toReversed().map((one) => [one.identities[0], one])).values())
  const isFirstSight = firstSight !== undefined && !firstSight.isOver
  const isRebuilt =
    !isFirstSight && known.size === 0 && settled.size === 0 && reading.length >= MIN_ROWS_OF_REBUILT_SITE
  const mayBeMoved = isRebuilt || otherWay !== undefined
  const listedIds = new Set(reading.map(({ release }) => release.id))
  const isQuiet = firstSight !== undefined && source.firstSight !== 'announce'
  const quietBefore = isQuiet ? firstSight.at - DAY : otherWay?.newsSince
  const isUndatedQuiet = quietBefore !== undefined && !firstSight?.isOver
  const toAnnounce: string[] = []
  const failures: unknown[] = []
  let stored = 0

  async function storeOne(incoming: IncomingRelease): Promise<void> {
    const records = incoming.identities.map((identity) => known.get(identity))
    const found = namesOf(incoming)
      .flatMap((name) => known.get(name) ?? [])
      .map(orThrow)
    // A name that was added later does not remember which titles its source showed.
    const record = found.find(({ sourceId }) => sourceId === source.id) ?? found[0]
    if (!record || records.includes(undefined)) {
      const { announcedAt, ringAt } = announcement(incoming.release, quietBefore, isUndatedQuiet, now)
      const listed = mayBeMoved && incoming.isUncounted ? { listedIds } : {}
      const release = { ...incoming.release, announcedAt }
      const result = await deps.storeOrJoin({ ...incoming, ...listed, release }, ringAt)
      listedIds.add(result.releaseId)
      if (result.outcome === 'stored') stored += 1
      if (announcedAt === now && result.outcome !== 'joined') toAnnounce.push(result.releaseId)
    } else {
      const changed = !otherWay?.isFallback && topmost.has(incoming) && changeOf(incoming, source, record)
      const isNews = changed && (await deps.reviseRelease(record.releaseId, changed, now, ringAgainAt(now, 0)))
      if (isNews) toAnnounce.push(record.releaseId)
    }
  }

  async function storeOrSetAside(incoming: IncomingRelease): Promise<void> {
    const { id, published } = incoming.release
    try {
      await storeOne(incoming)
      setAside.settle(id)
    } catch (error) {
      if (!isRowFault(error)) throw error
      const isNew = setAside.add(id, error, published?.day)
      // Only a table that still answers shows that the fault was the row's.
      if (isNew && stored === 0) await deps.releasesKnownAs(incoming.identities)
      await setAside.keep()
    }
  }

  async function orFailure(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      failures.push(error)
    }
  }

  await orFailure(setAside.keep)
  const unknown = reading.filter((one) => !settled.has(one) && !namesOf(one).some((name) => known.has(name)))
  if (unknown.length > 0) await orFailure(() => deps.signReleases(unknown.map(({ release }) => release)))
  // Oldest first, so that a channel hears of a backlog in the order it happened.
  for (const incoming of reading.toSorted((a, b) => a.release.showAt - b.release.showAt)) {
    if (failures.length === MAX_STORE_FAILURES) break
    const { id } = incoming.release
    if (setAside.isResting(id)) continue
    if (settled.has(incoming)) setAside.settle(id)
    else await orFailure(() => storeOrSetAside(incoming))
  }
  if (toAnnounce.length > 0) await deps.announce(toAnnounce)
  if (failures.length > 0) throw failures[0]
  // One that stands below another of its name is told when it comes to stand above it, and so is looked up every time.
  const isDone = (one: IncomingRelease) => topmost.has(one) && !setAside.holds(one.release.id)
  settledRows.keep(reading.filter(isDone).map((one) => rawOf.get(one) as RawRelease))
  return stored
}

/** A row as the release it is; none where it has not even an address to know it by. */
function normaliseOrSetAside(raw: RawRelease, source: Source, now: Instant, setAside: SetAside): IncomingRelease[] {
  try {
    return [normaliseRelease(raw, source, now)]
  } catch (error) {
    const why = new RowRefused(`not understood (${(error as Error).name})`, { cause: error })
    setAside.add(releaseId(`${raw.url} ${raw.title}`), why, raw.published?.day)
    return []
  }
}

/**
 * The revision to apply to a known release: the source's counter rose, or a source without one shows a new title, another last day, or that
 * a notice was withdrawn. Undefined if nothing changed.
 */
function changeOf(incoming: IncomingRelease, source: Source, record: IdentityRecord): IncomingRelease | undefined {
  if (incoming.revision > record.revision) return incoming
  const { sourceId, shown = [], revision } = record
  if (!incoming.isUncounted || sourceId !== source.id) return undefined
  const { title, due, stage } = incoming.release
  const isMoved = due !== undefined && due !== record.due
  const isStaged = stage !== undefined && !shown.some((before) => stageOf(before) === stage)
  return isNewTitle(title, shown) || isMoved || isStaged ? { ...incoming, revision: revision + 2 } : undefined
}

/**
 * When a new release is announced and its bell is due: never before it may be shown; not at all where the sight is quiet and it is from
 * before `quietBefore`, or once withdrawn.
 */
function announcement(
  release: Release,
  quietBefore: Instant | undefined,
  isUndatedQuiet: boolean,
  now: Instant,
): { announcedAt?: Instant; ringAt?: Instant } {
  // Without a date we cannot tell whether a release is news.
  const isOld =
    release.published === undefined ? isUndatedQuiet : quietBefore !== undefined && release.showAt < quietBefore
  if (release.withdrawn || isOld) return {}
  const announcedAt = Math.max(now, release.showAt)
  return { announcedAt, ringAt: announcedAt > now ? announcedAt : ringAgainAt(now, 0) }
}
