import { lastDayInProse } from '../../text/days/last-day.ts'
import { addDays, type Day } from '../../text/seoul.ts'
import { isSameMinistry } from '../ministry.ts'
import { isPressRelease } from '../press-release.ts'
import type { Release } from '../release.ts'
import { isForComments } from '../release-kind.ts'
import { draftName } from './notice-stage.ts'
import { foldTitle } from './title-claim.ts'

/*
Which releases name each other: a notice and the press release about it, a notice and its second announcement, a decree as it is promulgated
and the notice of its draft. A wrong link is worse than none, so that a statute's whole name has to be the same, its office too, the days have
to be near, and what they say of the last day must not differ. They stay two releases.
*/

/** Days between a notice and the press release about it. */
const MAX_DAYS_TO_PRESS = 10
/** Days between a notice and its second announcement. */
const MAX_DAYS_TO_SECOND = 180
/** Days between a notice and the decree as it is promulgated. */
const MAX_DAYS_TO_FOLLOWER = 400
/** From a last day on a draft is gone over by others before it can be promulgated. */
const MIN_DAYS_TO_PROMULGATION = 20
const MAX_SUBJECTS = 5
const MIN_SUBJECT_LETTERS = 4
/** Of a press release the text is read so far. */
const MAX_READ_LENGTH = 6_000

const DRAFT = /(?:일부|전부|전면|타법)?(?:개정|제정|폐지)(?:법률|령|규칙|고시|훈령|예규)?안?$/u
const STATUTE = '(?:법|법률|시행령|시행규칙|규칙|규정|령|고시|기준|지침)'
const BELOW = '(?:시행령|시행규칙)'
const QUOTED = new RegExp(`[「『｢]([^「」『』｢｣\\n]{2,80})[」』｣]\\s*((?:${BELOW}\\s*[·ㆍ및,]*\\s*)*)`, 'gu')
const IN_TITLE = new RegExp(`([가-힣][가-힣·ㆍ\\s]{1,60}?${STATUTE})\\s*(?:일부|전부)?\\s*(?:개정|제정|폐지)`, 'u')
const OF_A_NOTICE = /(?:입법|행정)\s?예고/u

/** The statutes a release is about, folded: of a notice or law its own, of a press release those it says a notice is given of. */
export function subjectsOf(release: Release): string[] {
  const { kind, title, text, tells } = release
  if (tells) return []
  const names = isForComments(kind)
    ? [draftName(title).replace(DRAFT, '')]
    : kind === '법령'
      ? [foldTitle(title)]
      : isPressRelease(release)
        ? [
            ...statutesIn(title),
            ...text
              .slice(0, MAX_READ_LENGTH)
              .split(/\n|(?<=다\.)\s/u)
              .filter((one) => OF_A_NOTICE.test(one))
              .flatMap(statutesIn),
          ]
        : []
  return [...new Set(names)].filter((name) => name.length >= MIN_SUBJECT_LETTERS).slice(0, MAX_SUBJECTS)
}

/** `「산업안전보건법」 시행령·시행규칙` names both; in a title a name stands without its marks, too. */
function statutesIn(said: string): string[] {
  const quoted = [...said.matchAll(QUOTED)].flatMap(([, name = '', below = '']) => {
    const parts = below.match(new RegExp(BELOW, 'gu')) ?? []
    const bare = foldTitle(name).replace(DRAFT, '')
    return parts.length > 0 ? parts.map((part) => `${bare}${part}`) : [bare]
  })
  if (quoted.length > 0) return quoted
  const named = said.split(/[,，…‘’“”"']/u).flatMap((part) => IN_TITLE.exec(part)?.[1] ?? [])
  return OF_A_NOTICE.test(said) ? named.map(foldTitle) : []
}

/** The days within which another release may name this one. */
export function daysAround({ published }: Release): { from: Day; to: Day } | undefined {
  return (
    published && {
      from: addDays(published.day, -MAX_DAYS_TO_FOLLOWER),
      to: addDays(published.day, MAX_DAYS_TO_FOLLOWER),
    }
  )
}

/**
 * Of releases that share a subject with this one, those that it belongs with. Where two notices fit equally well, neither is taken.
 */
export function namedWith(release: Release, others: Release[]): Release[] {
  if (release.withdrawn) return []
  const fitting = others.filter(
    (other) => other.id !== release.id && !other.withdrawn && !other.tells && belongTogether(release, other),
  )
  return fitting.filter((other) => isClear(other, release, fitting))
}

function belongTogether(one: Release, other: Release): boolean {
  return [
    [one, other],
    [other, one],
  ].some(
    ([notice, about]) =>
      notice && about && (isPressAbout(notice, about) || isSecondOf(notice, about) || isEnactedAs(notice, about)),
  )
}

function isPressAbout(notice: Release, press: Release): boolean {
  if (!isForComments(notice.kind) || notice.kind === '국회 입법예고' || !isPressRelease(press)) return false
  const says = notice.kind === '입법예고' ? /입법\s?예고/u : /행정\s?예고/u
  const stated = lastDayInProse(press.text, press.published?.day)
  return (
    isOfOneOffice(notice, press) &&
    isWithin(notice, press, -MAX_DAYS_TO_PRESS, MAX_DAYS_TO_PRESS) &&
    says.test(`${press.title}\n${press.text}`) &&
    (stated === undefined || notice.due === undefined || stated === notice.due)
  )
}

function isSecondOf(first: Release, second: Release): boolean {
  return (
    isForComments(first.kind) &&
    first.kind === second.kind &&
    first.stage === undefined &&
    second.stage !== undefined &&
    isOfOneOffice(first, second) &&
    draftName(first.title) === draftName(second.title) &&
    isWithin(first, second, 1, MAX_DAYS_TO_SECOND)
  )
}

/** Laws come from the Assembly, too, and then no ministry gave notice: only decrees and rules are told by their notices. */
function isEnactedAs(notice: Release, law: Release): boolean {
  return (
    notice.kind === '입법예고' &&
    notice.stage !== '철회' &&
    law.kind === '법령' &&
    /(?:시행령|시행규칙|규칙|규정|령)$/u.test(foldTitle(law.title)) &&
    !/타법\s?개정/u.test(law.text) &&
    isOfOneOffice(notice, law) &&
    isWithin(notice, law, MIN_DAYS_TO_PROMULGATION, MAX_DAYS_TO_FOLLOWER) &&
    notice.due !== undefined &&
    notice.due < (law.published?.day ?? '')
  )
}

/** Whether no other notice of the same kind and name could be meant as well. */
function isClear(other: Release, release: Release, fitting: Release[]): boolean {
  const [notice, rivals] = isPressRelease(other)
    ? [release, (other.related ?? []).map((one) => ({ ...other, ...one }))]
    : [other, fitting]
  const names = subjectsOf(notice)
  return !rivals.some(
    (one) =>
      one.id !== notice.id &&
      one.kind === notice.kind &&
      one.stage === notice.stage &&
      subjectsOf(one).some((name) => names.includes(name)),
  )
}

function isOfOneOffice(one: Release, other: Release): boolean {
  return one.ministry !== undefined && other.ministry !== undefined && isSameMinistry(one.ministry, other.ministry)
}

/** Whether the second was published so many days after the first. */
function isWithin(first: Release, second: Release, from: number, to: number): boolean {
  const [day, other] = [first.published?.day, second.published?.day]
  return day !== undefined && other !== undefined && other >= addDays(day, from) && other <= addDays(day, to)
}
