import { hasOwnNumber, identityOf } from '../../releases/same-release/identity.ts'
import type { Failure } from '../../releases/source.ts'
import { htmlToText, plainTitle } from '../../text/html.ts'
import { failureOfRefusal, meaningOfWords } from '../document/refusal-kinds.ts'
import { absoluteUrl } from '../document/urls.ts'
import type { FeedOutline, FeedRow } from './feed-row.ts'

/*
Some servers tell an error in the form that was asked for: as the one item of a feed, or as the title of a feed without items. Such an item has
no day, and its link leads to no page with a number of its own. A ministry that announces the maintenance of its systems does so on a page.
*/

/** What says that something went wrong. */
const ERRORS =
  `error errors exception failure failed forbidden unauthorized denied unavailable notfound 오류 에러 서버장애 시스템장애 통신장애
  서비스장애`.split(/\s+/)
/** What may stand beside it in a title that says nothing else. */
const BESIDE_ERROR =
  `an a occurred message page system server internal unknown database db sql rss xml feed http access service request bad gateway
  code 시스템 서버 처리 중 연결 조회 피드 디비 알수없는 발생 안내 페이지 메시지 이 가 하였습니다 했습니다 입니다 400 401 403 404 405 500 502 503 504`.split(
    /\s+/,
  )
const ERROR_WORDS = [...ERRORS, ...BESIDE_ERROR].toSorted((one, other) => other.length - one.length)
const ERROR_PLACE = /(?:^|[/._-])(?:errors?|err|exception|[45]\d\d|denied|login|maintenance|notfound)(?=[/._?-]|$)/i
const MAX_ERROR_ROWS = 3
const MAX_ERROR_LETTERS = 60

/** The refusal that a feed is in place of its releases; undefined for a feed of releases, and for one that is only empty. */
export function refusalInFeed({ title, rows }: FeedOutline, base: string | undefined): Failure | undefined {
  if (rows.length === 0) return refusalOf([plainTitle(title)])
  if (rows.length > MAX_ERROR_ROWS || !rows.every((row) => mayBeError(row, base))) return undefined
  const refusals = rows.map((row) => refusalOf(row.titles.map(plainTitle), row.texts.map(htmlToText)))
  return refusals.every((refusal) => refusal !== undefined) ? refusals[0] : undefined
}

function refusalOf(titles: string[], texts: string[] = []): Failure | undefined {
  const isBare = titles.some(isBareError)
  const kind = titles.map(meaningOfWords).find((one) => one && one !== 'nothing')
  if (!isBare && !kind) return undefined
  const told = kind && kind !== 'refused' ? kind : texts.map(meaningOfWords).find((one) => one && one !== 'nothing')
  return failureOfRefusal(told ?? 'refused', undefined)
}

/** Whether a title says that something went wrong and nothing else: nothing is left once these words are taken away. */
function isBareError(title: string): boolean {
  const letters = title.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  if (letters.length > MAX_ERROR_LETTERS || !ERRORS.some((word) => letters.includes(word))) return false
  return ERROR_WORDS.reduce((rest, word) => rest.replaceAll(word, ' '), letters).trim() === ''
}

/** Whether a row has neither a day nor an address of its own. */
function mayBeError({ titles, dates, links }: FeedRow, base: string | undefined): boolean {
  const addresses = links.flatMap((link) => absoluteUrl(link, base ?? 'https://nowhere.invalid/') ?? [])
  const isOfRelease = addresses.some((address) => {
    const { pathname } = new URL(address)
    return hasOwnNumber(identityOf(address)) && !ERROR_PLACE.test(pathname)
  })
  return !isOfRelease && (dates.length === 0 || titles.map(plainTitle).some(isBareError))
}
