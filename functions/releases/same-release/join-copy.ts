import { isSameMinistry, namesOfMinistry } from '../ministry.ts'
import { mayKeepText, type Release } from '../release.ts'
import { isForEverySubscription } from '../release-kind.ts'
import type { IncomingRelease } from './normalise-release.ts'

/** A release with a copy of it joined. `isNews`: the copy brings something that channels which were not told may have asked for, or a last day to remind of. */
export interface JoinedCopy {
  release: Release
  isNews: boolean
}

/**
 * Adds a copy's address to a stored release, with the ministry and the fuller text it brings. Nothing is added by a copy of a source
 * that is listed already, or by one that is withdrawn.
 */
export function joinCopy(stored: Release, { release: copy, isEmbargoed }: IncomingRelease): JoinedCopy {
  const { sourceId, sourceName, url } = copy
  const ministry = isNewMinistry(stored, copy.ministry) ? copy.ministry : undefined
  const isListed = [stored, ...stored.alsoAt].some((one) => one.sourceId === sourceId)
  if (copy.withdrawn || (isListed && !ministry)) return { release: stored, isNews: false }
  const alsoAt = [...stored.alsoAt, { sourceId, sourceName, url, ...(ministry && { ministry }) }]
  const isFuller = mayKeepText(stored.licence) && !isEmbargoed && isMuchLonger(copy.text, stored.text)
  const text = isFuller ? { text: copy.text, textFrom: sourceId, textIn: copy.textIn } : {}
  const due = stored.due ?? (stored.kind === copy.kind ? copy.due : undefined)
  const release = { ...stored, alsoAt, ...text, ...(due && { due }) }
  // The copy is of a source of which more subscriptions are told.
  const isWider = isForEverySubscription(release) && !isForEverySubscription(stored)
  const bindsNow = due !== undefined && stored.due === undefined
  return { release, isNews: isFuller || ministry !== undefined || isWider || bindsNow }
}

const MIN_LENGTH_RATIO = 1.5
/** About a paragraph. */
const MIN_MORE_CHARACTERS = 100

/** Whether a text says clearly more than another: half as much again, and a paragraph at least. */
export function isMuchLonger(text: string, other: string): boolean {
  return text.length > other.length * MIN_LENGTH_RATIO + MIN_MORE_CHARACTERS
}

function isNewMinistry(stored: Release, ministry: string | undefined): boolean {
  if (!ministry || namesOfMinistry(ministry).length === 0) return false
  return ![stored, ...stored.alsoAt].some((one) => one.ministry && isSameMinistry(one.ministry, ministry))
}
