import { isSameMinistry, namesOfMinistry } from '../ministry.ts'
import { mayKeepText, type Release } from '../release.ts'
import type { Sighting } from './normalise.ts'

/** What a release becomes by a copy of it. `tells`: something that those who were not told may have asked for. */
export interface Joined {
  release: Release
  tells: boolean
}

/** Adds a copy's place to a release, with the ministry and the fuller text it brings. A source's own second sight adds nothing, nor does one withdrawn. */
export function joinCopy(twin: Release, { release: copy, embargoed }: Sighting): Joined {
  const { sourceId, sourceName, url } = copy
  const ministry = isNewMinistry(twin, copy.ministry) ? copy.ministry : undefined
  const isListed = [twin, ...twin.alsoAt].some((one) => one.sourceId === sourceId)
  if (copy.withdrawn || (isListed && !ministry)) return { release: twin, tells: false }
  const alsoAt = [...twin.alsoAt, { sourceId, sourceName, url, ...(ministry && { ministry }) }]
  const fuller = mayKeepText(twin.licence) && !embargoed && isFuller(copy.text, twin.text)
  const text = fuller ? { text: copy.text, textFrom: sourceId } : {}
  return { release: { ...twin, alsoAt, ...text }, tells: fuller || ministry !== undefined }
}

/** A text that tells clearly more than another: half as much again, and a paragraph at least. */
export function isFuller(text: string, other: string): boolean {
  return text.length > other.length * 1.5 + 100
}

function isNewMinistry(twin: Release, ministry: string | undefined): boolean {
  if (!ministry || namesOfMinistry(ministry).length === 0) return false
  return ![twin, ...twin.alsoAt].some((one) => one.ministry && isSameMinistry(one.ministry, ministry))
}
