import { isDeepStrictEqual } from 'node:util'
import { withoutHeadNames } from '../../text/head-names.ts'
import { DAY, type Instant, seoulDay } from '../../text/seoul.ts'
import { type Change, mayKeepText, type Release } from '../release.ts'
import { orThrow, type UnreadableRow } from '../unreadable-row.ts'
import { bindingNews } from './binding-news.ts'
import { type FindDuplicateDeps, findDuplicate } from './find-duplicate.ts'
import type { IdentityRecord } from './identity.ts'
import { isMuchLonger, joinCopy } from './join-copy.ts'
import { type IncomingRelease, namesOf } from './normalise-release.ts'

export interface ReviseReleaseDeps extends FindDuplicateDeps {
  releasesKnownAs(identities: string[]): Promise<Map<string, IdentityRecord | UnreadableRow>>
  /**
   * Saves a release over `was` with the source's revision on its names, and `news` of it as a release whose bell is due at `newsAt`; false when
   * either moved on meanwhile. Rings at `ringAt` if given.
   */
  saveRevision(
    release: Release,
    was: Release,
    incoming: IncomingRelease,
    ringAt?: Instant,
    news?: { release: Release; ringAt: Instant },
  ): Promise<boolean>
}

/** The fields people see: a change of one of them counts as a revision. */
const VISIBLE_FIELDS = ['title', 'text', 'published', 'attachments', 'withdrawn'] as const satisfies Change[]
const MAX_ATTEMPTS = 5

/**
 * Takes over what a release's own source changed in it. Of a further copy only its address, ministry and fuller text are taken, and a
 * text that its licence no longer lets us keep is dropped. An embargo moved before it lifts moves the announcement with it. Returns
 * whether the release is to be announced now, to those who should see the change. Throws when other polls kept changing it.
 */
export async function reviseRelease(
  deps: ReviseReleaseDeps,
  releaseId: string,
  incoming: IncomingRelease,
  now: Instant,
  ringAt: Instant,
): Promise<boolean> {
  if (incoming.isUncounted && (await isOfAnother(deps, releaseId, incoming))) return false
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const known = await deps.releasesKnownAs(namesOf(incoming))
    const identities = [...known]
      .filter(([, record]) => orThrow(record).revision < incoming.revision)
      .map(([name]) => name)
    const was = await deps.releaseById(releaseId)
    // Another poll has saved this revision already.
    if (identities.length === 0 || !was) return false
    const { release, rings } = revisionOf(was, incoming, now)
    const bell = rings ? Math.max(ringAt, release.showAt) : undefined
    const told = bindingNews(release, was, now)
    const news = told && { release: told, ringAt }
    if (await deps.saveRevision(release, was, { ...incoming, identities }, bell, news))
      return rings && release.showAt <= now
  }
  throw new Error(`${incoming.identities[0]} kept being changed by others`)
}

/**
 * Whether this address now shows a different stored release. When several releases share an address, only one of them is known by
 * the bare address.
 */
async function isOfAnother(deps: ReviseReleaseDeps, releaseId: string, incoming: IncomingRelease): Promise<boolean> {
  const { byTitle } = await deps.findHolders({ identities: [], claims: incoming.claims })
  const { duplicate } = await findDuplicate(deps, incoming, byTitle)
  return duplicate !== undefined && duplicate.id !== releaseId
}

interface Revision {
  release: Release
  /** Whether its bell is to be set: channels have to hear of it. */
  rings: boolean
}

function revisionOf(was: Release, incoming: IncomingRelease, now: Instant): Revision {
  const { release: shown, isUncounted } = incoming
  if (was.sourceId !== shown.sourceId) return revisionByCopy(was, incoming, now)
  const next = isUncounted ? wordsShown(was, shown) : fieldsShown(was, shown)
  const changed = VISIBLE_FIELDS.filter(
    (field) => field in next && !isDeepStrictEqual(shownIn(next, field), shownIn(was, field)),
  )
  const times = changedTimes(was, shown, now)
  const binding = bindingShown(was, shown)
  const isChanged = changed.length > 0 || binding.dueBefore !== undefined
  const count = isChanged ? { revision: was.revision + 1, revisedAt: now, changed } : {}
  const release = { ...was, ...next, ...binding, ...count, ...times }
  const isHeard = times !== undefined || isChanged || bindsAnew(release, was, now)
  return { release, rings: release.announcedAt !== undefined && isHeard }
}

/** Whether it has a day ahead that it had not before: there is something to remind of, though nothing that people see has changed. */
function bindsAnew(release: Release, was: Release, now: Instant): boolean {
  const days = ({ due, effective = [] }: Release) => [...(due ? [due] : []), ...effective]
  return days(release).some((day) => day >= seoulDay(now) && !days(was).includes(day))
}

/**
 * What its source says now of the kind and last day. A release that was stored without them gets them, and people are told nothing before a
 * reminder; a day that was moved is kept beside the new one.
 */
function bindingShown(was: Release, { kind, due, stage, effective, follows }: Release): Partial<Release> {
  const isMoved = due !== undefined && was.due !== undefined && due !== was.due
  return {
    ...(kind && { kind }),
    ...(stage && { stage }),
    ...(effective && { effective }),
    ...(follows && { follows }),
    ...(due && { due }),
    ...(isMoved && { dueBefore: was.due }),
  }
}

/** A text stored before such names were dropped may hold the name of an office's head, which its source did not change. */
function shownIn(release: Partial<Release>, field: (typeof VISIBLE_FIELDS)[number]) {
  return field === 'text' ? withoutHeadNames(release.text ?? '') : release[field]
}

/** A revision that comes from another source's copy. If our text was that copy's and may no longer be kept, it is dropped. */
function revisionByCopy(was: Release, incoming: IncomingRelease, now: Instant): Revision {
  const { release: shown } = incoming
  const losesText = was.textFrom === shown.sourceId && !mayKeepText(shown.licence)
  const changed: Change[] = ['text']
  const withoutText = {
    ...was,
    text: '',
    textFrom: undefined,
    textIn: undefined,
    revision: was.revision + 1,
    revisedAt: now,
    changed,
  }
  const { release, isNews } = joinCopy(losesText ? withoutText : was, incoming)
  const isRecent = shown.showAt >= now - DAY
  return { release, rings: (losesText || (isNews && isRecent)) && was.announcedAt !== undefined }
}

function fieldsShown(was: Release, shown: Release): Partial<Release> {
  // Of a withdrawn release often nothing is shown but its number.
  if (shown.withdrawn) return { withdrawn: true }
  const { title, published = was.published, attachments, withdrawn, licence } = shown
  return { title, published, attachments, withdrawn, licence, ...keptText(was, shown) }
}

/** A source without a change counter may list less than before; a missing field is not a change. */
function wordsShown(was: Release, shown: Release): Partial<Release> {
  return {
    ...(shown.stage === '철회' && was.stage !== '철회' && { withdrawn: true }),
    title: shown.title,
    ...(shown.text !== '' && keptText(was, { ...shown, licence: was.licence })),
  }
}

/**
 * The text to keep. A text the source no longer sends is kept under the same licence and dropped under another; a text that a copy gave
 * is kept while it says clearly more than the source's own.
 */
function keptText(was: Release, { text, licence, textIn }: Release): Pick<Release, 'text' | 'textFrom' | 'textIn'> {
  const keeps = text === '' ? licence === was.licence : was.textFrom && isMuchLonger(was.text, text)
  return keeps ? { text: was.text, textFrom: was.textFrom, textIn: was.textIn } : { text, textFrom: undefined, textIn }
}

/** New `showAt` and `announcedAt`, if the embargo moved or a release first seen withdrawn is published after all; otherwise undefined. */
function changedTimes(was: Release, { showAt, withdrawn }: Release, now: Instant) {
  const wasAnnounced = was.announcedAt !== undefined
  const isMoved = wasAnnounced && was.showAt > now && showAt !== was.showAt && !withdrawn
  const comesNow = !wasAnnounced && was.withdrawn && !withdrawn
  if (!isMoved && !comesNow) return undefined
  const isOld = showAt < now - DAY
  return { showAt, ...((isMoved || !isOld) && { announcedAt: Math.max(now, showAt) }) }
}
