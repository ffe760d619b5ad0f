import type { RawRelease } from '../../releases/raw-release.ts'
import type { ReleaseKind } from '../../releases/release-kind.ts'
import type { Failure } from '../../releases/source.ts'
import { readDate } from '../../text/dates.ts'
import { plainTitle } from '../../text/html.ts'
import type { Day } from '../../text/seoul.ts'
import { elementsIn, elementsNamed, fieldIn, isWholeXml, parseXml, type XmlElement } from '../document/xml-fields.ts'
import { lawRefusal, notUnderstood } from './law-refusal.ts'

/*
Lists of 국가법령정보센터 (www.law.go.kr/DRF/lawSearch.do): laws (targets law and eflaw) and rules of offices (target admrul). A law stands in the
list of effective days once for each day on which some of its articles come into force, the farthest first: all rows of one law, by the number
of its promulgation, are one release. Its links hold the id of whoever asked, so that addresses are made anew.
*/

/** `consequential`: the addresses of laws that only follow the change of another one. */
export type ParsedLawList =
  | { outcome: 'read'; releases: RawRelease[]; skipped: number; total: number; rows: number; consequential: string[] }
  | ({ outcome: 'failed' } & Failure)

const PAGE = 'https://www.law.go.kr/LSW'

/** Reads a list; undefined for a document that is none of this service's. */
export function parseLawList(text: string): ParsedLawList | undefined {
  const refused = lawRefusal(text)
  if (refused) return refused
  const root = elementsIn(parseXml(text)).find(({ name }) => name === 'LawSearch' || name === 'AdmRulSearch')
  if (!root) return undefined
  if (!isWholeXml(text, root.name)) return notUnderstood('응답이 중간에 끊겼습니다.')
  const code = fieldIn(root, 'resultCode')
  if (code !== undefined && Number(code) !== 0)
    return notUnderstood(`응답이 오류입니다${/^\d{1,4}$/.test(code) ? ` (${code})` : ''}.`)
  const total = Number(fieldIn(root, 'totalCnt') ?? Number.NaN)
  if (!Number.isInteger(total)) return notUnderstood('응답에 몇 건인지가 없습니다.')
  const rows = [...elementsNamed(root, 'law'), ...elementsNamed(root, 'admrul')]
  const releases = rows.map((row) => (row.name === 'law' ? lawOf(row) : ruleOf(row))).filter((one) => one !== undefined)
  return {
    outcome: 'read',
    releases: mergeDays(releases),
    skipped: rows.length - releases.length,
    total,
    rows: rows.length,
    consequential: rows.filter(isConsequential).flatMap((row) => lawOf(row)?.url ?? []),
  }
}

/** Whether a law only changes because another one did: the reason given is that of the other, under hundreds of names. */
function isConsequential(row: XmlElement): boolean {
  return row.name === 'law' && fieldIn(row, '제개정구분명') === '타법개정'
}

/** Each release once, with all days on which something of it comes into force, nearest first. */
export function mergeDays(releases: RawRelease[]): RawRelease[] {
  return [...Map.groupBy(releases, ({ url }) => url).values()].map((same) => {
    const effective = [...new Set(same.flatMap(({ effective = [] }) => effective))].sort()
    return { ...(same[0] as RawRelease), ...(effective.length > 0 && { effective }) }
  })
}

function lawOf(row: XmlElement): RawRelease | undefined {
  const title = plainTitle(fieldIn(row, '법령명한글') ?? '')
  const promulgation = fieldIn(row, '법령일련번호')
  if (title === '' || !promulgation || !/^\d+$/.test(promulgation)) return undefined
  const [promulgated, effective] = [dayIn(row, '공포일자'), dayIn(row, '시행일자')]
  const lawId = fieldIn(row, '법령ID')
  return {
    title,
    url: `${PAGE}/lsInfoP.do?lsiSeq=${promulgation}`,
    text: '',
    kind: '법령',
    published: promulgated === undefined ? undefined : { day: promulgated },
    ministry: fieldIn(row, '소관부처명'),
    ...(effective && { effective: [effective] }),
    ...(lawId && /^\d{1,10}$/.test(lawId) && { follows: `법령:${lawId}` }),
  }
}

function ruleOf(row: XmlElement): RawRelease | undefined {
  const title = plainTitle(fieldIn(row, '행정규칙명') ?? '')
  const number = fieldIn(row, '행정규칙일련번호')
  if (title === '' || !number || !/^\d+$/.test(number)) return undefined
  const [issued, effective] = [dayIn(row, '발령일자'), dayIn(row, '시행일자')]
  return {
    title,
    url: `${PAGE}/admRulLsInfoP.do?admRulSeq=${number}`,
    text: '',
    kind: kindOfRule(fieldIn(row, '행정규칙종류')),
    published: issued === undefined ? undefined : { day: issued },
    ministry: fieldIn(row, '소관부처명'),
    number: fieldIn(row, '발령번호'),
    ...(effective && { effective: [effective] }),
  }
}

/** Directives, rules of practice and the like bind as much as 고시 do. */
function kindOfRule(written: string | undefined): ReleaseKind {
  return written === '공고' ? '공고' : '고시'
}

function dayIn(row: XmlElement, name: string): Day | undefined {
  return readDate(fieldIn(row, name) ?? '')?.day
}
