import { DomUtils } from 'htmlparser2'
import type { RawRelease } from '../../releases/raw-release.ts'
import { identityOf } from '../../releases/same-release/identity.ts'
import { UNREADABLE_EMBARGO_DAYS } from '../../releases/same-release/normalise-release.ts'
import type { Failure } from '../../releases/source.ts'
import { readDate } from '../../text/dates.ts'
import { htmlToText, plainTitle } from '../../text/html.ts'
import { DAY, type Instant, startOfDay } from '../../text/seoul.ts'
import { placeOfSecret } from '../catalog/source-secrets.ts'
import { parseMarkup } from '../document/markup-tree.ts'
import { meaningOfField, meaningOfWords } from '../document/refusal-kinds.ts'
import { releaseUrl } from '../document/urls.ts'

export type ParsedOpenApi =
  | { outcome: 'read'; releases: RawRelease[]; skipped: number }
  | ({ outcome: 'failed' } & Failure)

type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number]

/**
 * Reads an answer of the data.go.kr services of 정책브리핑. Errors come in two kinds of document, from the services and from the gateway before
 * them. An answer of another service is refused by name. Undefined for any other document.
 */
export function parseOpenApi(text: string): ParsedOpenApi | undefined {
  const document = parseMarkup(text.trim(), { xmlMode: true })
  const isOfGateway = DomUtils.getElementsByTagName('OpenAPI_ServiceResponse', document, true, 1).length > 0
  const gatewayCode = valueIn(document, 'returnReasonCode')
  if (isOfGateway || gatewayCode !== undefined) return refusal(gatewayCode ?? '', gatewayName(document))
  const code = valueIn(document, 'resultCode')
  if (code === undefined) return undefined
  if (!/<\/response\s*>/.test(text)) return { outcome: 'failed', reason: 'broken', detail: CUT_OFF }
  const isEmpty = Number(code) === 3
  if (!isEmpty && Number(code) !== 0) return refusal(code, valueIn(document, 'resultMsg') ?? '')
  const rows = DomUtils.getElementsByTagName('NewsItem', document).map(releaseOf)
  // An empty answer does not show which service it is of.
  const isCountOfNone = Number(valueIn(document, 'totalCount') ?? Number.NaN) === 0
  if (rows.length === 0 && !isCountOfNone && isOfAnotherService(document)) return ANOTHER_SERVICE
  const releases = rows.filter((row) => row !== undefined)
  return { outcome: 'read', releases: newestOfEach(releases), skipped: rows.length - releases.length }
}

/** A release that was revised may stand in an answer more than once, in different states, and in two windows: the later revision counts. */
export function newestOfEach(releases: RawRelease[]): RawRelease[] {
  const newest = new Map<string, RawRelease>()
  for (const release of releases) {
    const identity = identityOf(release.url)
    const other = newest.get(identity)
    if (!other || placeOf(release) >= placeOf(other)) newest.set(identity, release)
  }
  return [...newest.values()]
}

function placeOf({ revision = 0, withdrawn = false }: RawRelease): number {
  return 2 * revision + Number(withdrawn)
}

const CUT_OFF = '공공데이터포털의 응답이 중간에 끊겼습니다.'
const ANOTHER_SERVICE: ParsedOpenApi = {
  outcome: 'failed',
  reason: 'not a feed',
  detail:
    '공공데이터포털의 다른 서비스가 보낸 응답이라 읽지 않았습니다. 정책브리핑의 보도자료와 정책뉴스(NewsItem)만 읽습니다.',
}
/** What stands in an answer of ours beside the releases. */
const COUNT_FIELD = /^(?:totalCount|pageNo|numOfRows|resultCode|resultMsg)$/i

/** Nearly all services of the portal wrap their answers as ours do: `<response><header/><body><items><item/>`. */
function isOfAnotherService(document: ReturnType<typeof parseMarkup>): boolean {
  const [body] = DomUtils.getElementsByTagName('body', document, true, 1)
  const children = body ? DomUtils.getChildren(body) : []
  return children.some((child) => 'name' in child && !COUNT_FIELD.test(child.name))
}

/** The gateway writes the name of an error in one field or the other, with blanks or underscores. */
function gatewayName(document: ReturnType<typeof parseMarkup>): string {
  const names = ['returnAuthMsg', 'errMsg'].map((field) => valueIn(document, field) ?? '')
  return names.find((name) => name !== '' && !/^SERVICE[ _]ERROR$/i.test(name)) ?? names.find(Boolean) ?? ''
}

// An error's code and name as the portal writes them. Anything else is not repeated: it might hold the key we sent.
const ERROR_CODE = /^\d{1,4}$/
const ERROR_NAME = /^[A-Z][A-Z_ ]{0,79}\.?$/

function refusal(code: string, name: string): ParsedOpenApi {
  const error = ['data.go.kr 오류', ERROR_CODE.exec(code)?.[0], ERROR_NAME.exec(name)?.[0]].filter(Boolean).join(' ')
  const named = meaningOfWords(name)
  // 99 is any error: then its name says more.
  const kind = named && named !== 'refused' ? named : meaningOfField('resultCode', String(Number(code) || code))
  if (kind === 'nothing') return { outcome: 'read', releases: [], skipped: 0 }
  if (kind === 'address') {
    return {
      outcome: 'failed',
      reason: 'needs a key',
      detail: `서비스에 등록되지 않은 서버 주소(IP)입니다 (${error}). data.go.kr 마이페이지에 이 서버의 주소를 등록해 주세요.`,
    }
  }
  if (kind === 'key') {
    return {
      outcome: 'failed',
      reason: 'needs a key',
      detail: `서비스 키가 등록되지 않았거나 만료되었습니다 (${error}). 새 키는 한 시간쯤 뒤부터 됩니다. 계속되면 ${placeOfSecret('data-go-kr-key')}에 키를 다시 넣어 주세요.`,
    }
  }
  if (kind === 'quota')
    return { outcome: 'failed', reason: 'refused', detail: `오늘 쓸 수 있는 요청을 다 썼습니다 (${error}).` }
  return { outcome: 'failed', reason: 'refused', detail: `공공데이터포털에서 요청을 거절했습니다 (${error}).` }
}

function releaseOf(row: Element): RawRelease | undefined {
  const value = (name: string) => valueIn(row, name)
  const withdrawn = value('ContentsStatus') === 'D'
  const title = plainTitle(value('Title') ?? '') || (withdrawn ? '철회된 발표' : '')
  const url = releaseUrl(value('OriginalUrl')) ?? releaseUrl(addressOf(value('NewsItemId')))
  if (title === '' || !url) return undefined
  const published = readDate(isoFirst(value('ApproveDate') ?? ''))
  const approvedAt = published && (published.at ?? startOfDay(published.day))
  const embargo = value('EmbargoDate')
  const embargoedUntil = embargo && endOfEmbargo(isoFirst(embargo), approvedAt)
  if (embargo && !embargoedUntil && !withdrawn) return undefined
  const shown = [approvedAt, embargoedUntil].filter((at) => typeof at === 'number')
  const { text, licence } = textAndLicence(row)
  return {
    title,
    url,
    text,
    licence,
    ministry: value('MinisterCode'),
    published,
    embargoUntil: shown.length > 0 && !withdrawn ? Math.max(...shown) : undefined,
    revision: Number(REVISION.exec(value('ModifyId') ?? '')?.[0] ?? 0),
    withdrawn,
    attachments: attachments(row),
  }
}

const REVISION = /^\d{1,12}$/
const DAY_WITHIN = /\d{4}[-./]\s?\d{1,2}[-./]\s?\d{1,2}/

/** An edition of the papers, or a word in place of a time: the day can be read, and not when on it the embargo lifts. */
const NO_TIME_OF_DAY = /조간|석간|가판|부터|이후|배포|보도/

/**
 * When an embargo lifts. One that cannot be read still counts: with a day in it, it lifts at the end of that day, otherwise three days after
 * the approval; a revision with a readable embargo moves it. Undefined when there is no approval either.
 */
function endOfEmbargo(embargo: string, approvedAt: Instant | undefined): Instant | undefined {
  const read = NO_TIME_OF_DAY.test(embargo) ? undefined : readDate(embargo)
  if (read) return read.at ?? startOfDay(read.day)
  const day = readDate(DAY_WITHIN.exec(embargo)?.[0] ?? '')
  const endOfThatDay = day && startOfDay(day.day) + DAY
  return approvedAt && Math.max(endOfThatDay ?? approvedAt + UNREADABLE_EMBARGO_DAYS * DAY, approvedAt)
}

/** The licence notice below each text; it counts where the field KoglType is missing. */
const LICENCE_NOTICE = /공공누리\s*제?\s*([1-4])\s*유형|자료출처\s*=\s*정책브리핑/

/**
 * Only 공공누리 type 1 allows the use of a text; with any other licence only title and link are kept. A press release without a licence is a
 * work of the state, free to use by article 24-2 of the copyright act; policy news without one may be the work of others.
 */
function textAndLicence(row: Element): { text: string; licence?: string } {
  const subtitles = ['SubTitle1', 'SubTitle2', 'SubTitle3'].flatMap((name) =>
    htmlToText(valueIn(row, name) ?? '').split('\n'),
  )
  const lines = htmlToText(valueIn(row, 'DataContents') ?? '').split('\n')
  const noticedType = lines.map((line) => LICENCE_NOTICE.exec(line)?.[1]).find((type) => type !== undefined)
  const licenceMark = valueIn(row, 'KoglType') ?? noticedType
  const type = /^제?\s*0?([1-4])\s*(?:유형)?$/.exec(licenceMark ?? '')?.[1]
  const isFree = type === '1' || (licenceMark === undefined && valueIn(row, 'GroupingCode') === 'press')
  const licence = licenceMark ? { licence: type ? `공공누리 제${type}유형` : licenceMark } : {}
  if (!isFree) return { text: '', ...licence }
  const text = [
    ...subtitles.filter(Boolean).map((line) => `- ${line}`),
    ...lines.filter((line) => !LICENCE_NOTICE.test(line)),
  ]
  return { text: text.join('\n').trim(), ...licence }
}

/** The service writes `MM/DD/YYYY HH:MM:SS`; elsewhere that order means another day, so that our date reader does not know it. */
function isoFirst(date: string): string {
  return date.replace(/^(\d{1,2})\/(\d{1,2})\/(\d{4})/, '$3-$1-$2')
}

function attachments(row: Element): { name: string; url?: string }[] {
  const urls = DomUtils.getElementsByTagName('FileUrl', row).map((file) =>
    releaseUrl(DomUtils.textContent(file).trim()),
  )
  return DomUtils.getElementsByTagName('FileName', row).map((file, index) => {
    const url = urls[index]
    return { name: DomUtils.textContent(file).trim(), ...(url && { url }) }
  })
}

function addressOf(newsId: string | undefined): string | undefined {
  return newsId && `https://www.korea.kr/briefing/pressReleaseView.do?newsId=${newsId}`
}

function valueIn(within: Parameters<typeof DomUtils.getElementsByTagName>[1], name: string): string | undefined {
  const [element] = DomUtils.getElementsByTagName(name, within, true, 1)
  const value = element && DomUtils.textContent(element).trim()
  return value || undefined
}
