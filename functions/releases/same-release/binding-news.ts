import { type Instant, seoulDay } from '../../text/seoul.ts'
import type { Release } from '../release.ts'

/*
What a reader must act on is told in a message of its own, for an edit makes no sound: that the last day to comment or apply was moved, or that
the draft was withdrawn. Such news is a release that tells of another one. It is stored with the revision that brings it, goes to the
channels that were told of the first, and stands in no list of releases. News that is overtaken before it is sent (a pause, quiet hours) gives way
to the newer one.
*/

/** The news in a revision of a release, where it is announced and something can still be done. */
export function bindingNews(release: Release, was: Release, now: Instant): Release | undefined {
  const today = seoulDay(now)
  if (was.tells || was.announcedAt === undefined || was.showAt > now || was.due === undefined) return undefined
  const isWithdrawn = release.withdrawn && !was.withdrawn
  const isMoved = !release.withdrawn && release.due !== undefined && release.due !== was.due
  // Of what was over before and is over now nobody can do anything.
  if (was.due < today && (isWithdrawn || (release.due ?? '') < today)) return undefined
  if (isWithdrawn) return newsOf(release, 'withdrawn', now)
  return isMoved ? newsOf({ ...release, dueBefore: was.due }, 'moved', now) : undefined
}

/** Its id names the revision: a day that is moved back and forth is told each time. */
function newsOf(release: Release, what: 'moved' | 'withdrawn', now: Instant): Release {
  const { revisedAt: _, changed: __, ...first } = release
  return {
    ...first,
    id: `${release.id}#${what}#${release.due}#${release.revision}`,
    tells: { of: release.id, what },
    text: '',
    attachments: [],
    alsoAt: [],
    withdrawn: false,
    revision: 0,
    showAt: now,
    announcedAt: now,
  }
}

/** Why news is not to be told any more: what it says is no longer so, or its day is over. `of`: the release it tells of, as it is now. */
export function endOfNews({ tells, due }: Release, of: Release | undefined, now: Instant): EndOfNews | undefined {
  if (tells?.what === 'withdrawn') return of && !of.withdrawn ? 'moved' : undefined
  if (!of || of.withdrawn) return 'withdrawn'
  if (of.due !== due) return 'moved'
  return due !== undefined && seoulDay(now) > due ? 'past' : undefined
}

type EndOfNews = 'withdrawn' | 'moved' | 'past'
