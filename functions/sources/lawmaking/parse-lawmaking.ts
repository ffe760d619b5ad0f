import type { RawRelease } from '../../releases/raw-release.ts'
import type { Attachment } from '../../releases/release.ts'
import type { Failure } from '../../releases/source.ts'
import { readDate } from '../../text/dates.ts'
import { lastDayOfField } from '../../text/days/last-day.ts'
import { htmlToText, plainTitle } from '../../text/html.ts'
import { placeOfSecret } from '../catalog/source-secrets.ts'
import { keylessAddress } from '../document/keyless-address.ts'
import { meaningOfField } from '../document/refusal-kinds.ts'
import { elementsIn, elementsNamed, fieldIn, isWholeXml, parseXml, type XmlElement } from '../document/xml-fields.ts'

/*
Answers of 국민참여입법센터 (www.lawmaking.go.kr/rest): the list of drafts of laws (ogLmPp) and of rules (ptcpAdmPp), and the text of one.
An id that is not approved is refused with status 200 and `<retMsg>401</retMsg>`. One draft may be announced again under its number: what is
mapped to it and the type of the announcement tell the announcements apart.
*/

export type ParsedNotices =
  | { outcome: 'read'; notices: RawRelease[]; skipped: number }
  | ({ outcome: 'failed' } & Failure)

const SITE = 'https://opinion.lawmaking.go.kr'
const REST = 'https://www.lawmaking.go.kr/rest'

/** Reads a list; undefined for any other document. */
export function parseLawmaking(text: string): ParsedNotices | undefined {
  const [root] = elementsIn(parseXml(text))
  if (root?.name !== 'result' || elementsNamed(root, 'retMsg').length === 0) return undefined
  const refused = refusalIn(root)
  if (refused) return refused
  if (!isWholeXml(text, 'result')) return broken('응답이 중간에 끊겼습니다.')
  const [list] = elementsNamed(root, 'list')
  if (!list) return broken('응답에 목록이 없습니다.')
  const rows = elementsIn(list)
  const notices = rows.map(noticeOf).filter((one) => one !== undefined)
  return { outcome: 'read', notices, skipped: rows.length - notices.length }
}

function broken(detail: string): ParsedNotices {
  return { outcome: 'failed', reason: 'broken', detail: `국민참여입법센터의 ${detail}` }
}

function refusalIn(root: XmlElement): ParsedNotices | undefined {
  const code = fieldIn(root, 'retMsg') ?? ''
  const kind = meaningOfField('retMsg', code)
  if (kind === 'fine') return undefined
  if (kind === 'nothing') return { outcome: 'read', notices: [], skipped: 0 }
  const shown = /^\d{1,4}$/.test(code) ? ` (${code})` : ''
  if (kind === 'key') return { outcome: 'failed', reason: 'needs a key', detail: `${ID_REFUSED}${shown}. ${NEW_ID}` }
  return { outcome: 'failed', reason: 'refused', detail: `국민참여입법센터가 요청을 거절했습니다${shown}.` }
}

const ID_REFUSED = '국민참여입법센터가 정보공개 서비스의 아이디를 받아 주지 않습니다'
const NEW_ID = `승인된 아이디인지 확인하고 ${placeOfSecret('lawmaking-id')}에 다시 넣어 주세요.`

/** How far a draft has come, which the list puts before its name. */
const STATE_MARK = /^\[\s*(?:진행|진행중|종료|마감|접수중)\s*\]\s*/u

function noticeOf(row: XmlElement): RawRelease | undefined {
  const [law, rule] = [fieldIn(row, 'ogLmPpSeq'), fieldIn(row, 'ogAdmPpSeq')]
  const number = law ?? rule
  const title = plainTitle(fieldIn(row, 'lsNm', 'admRulNm') ?? '').replace(STATE_MARK, '')
  if (!number || !/^\d+$/.test(number) || title === '') return undefined
  const published = readDate(fieldIn(row, 'pntcDt', 'stYd') ?? '')
  const [mapping, type] = [fieldIn(row, 'mappingLbicId', 'mappingAdmRulSeq'), fieldIn(row, 'announceType')]
  const isWhole = [mapping, type].every((part) => part !== undefined && /^\w{1,40}$/.test(part))
  const file = fileOf(fieldIn(row, 'FileName'), fieldIn(row, 'FileDownLink'))
  return {
    title,
    url: law ? `${SITE}/gcom/ogLmPp/${number}` : `${SITE}/gcom/admpp/${number}`,
    text: '',
    kind: law ? '입법예고' : '행정예고',
    published,
    due: lastDayOfField(fieldIn(row, 'edYd') ?? '', published?.day),
    ministry: fieldIn(row, 'asndOfiNm'),
    number: fieldIn(row, 'pntcNo'),
    ...(isWhole && {
      apart: `${mapping}:${type}`,
      alsoAt: [`${REST}/${law ? 'ogLmPp' : 'ptcpAdmPp'}/${number}/${mapping}/${type}.xml`],
    }),
    ...(file && { attachments: [file] }),
  }
}

export interface NoticeText {
  text: string
  attachments: Attachment[]
}

/** The text of one notice and its files; undefined where the answer is none. */
export function parseNoticeText(xml: string): NoticeText | undefined {
  const document = parseXml(xml)
  if (elementsNamed(document, 'info').length === 0) return undefined
  const text = htmlToText(fieldIn(document, 'lmPpCts', 'admPpCts') ?? '')
  const files = elementsNamed(document, 'FileListVo').map((file) =>
    fileOf(fieldIn(file, 'FileName'), fieldIn(file, 'FileDownUrl')),
  )
  return { text, attachments: files.filter((file) => file !== undefined) }
}

function fileOf(name: string | undefined, link: string | undefined): Attachment | undefined {
  const url = keylessAddress(link, REST)
  return name || url ? { name: name ?? '첨부파일', ...(url && { url }) } : undefined
}
