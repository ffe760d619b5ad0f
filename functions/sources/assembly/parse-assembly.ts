import * as z from 'zod'
import type { RawRelease } from '../../releases/raw-release.ts'
import type { Failure } from '../../releases/source.ts'
import { lastDayOfField } from '../../text/days/last-day.ts'
import { htmlToText, plainTitle } from '../../text/html.ts'
import { placeOfSecret } from '../catalog/source-secrets.ts'
import { keylessAddress } from '../document/keyless-address.ts'
import { failureOfRefusal, meaningOfField } from '../document/refusal-kinds.ts'

/*
Answers of 열린국회정보 (open.assembly.go.kr) as JSON: `{"<service>":[{"head":[…]},{"row":[…]}]}`, and `{"RESULT":{"CODE","MESSAGE"}}` where there
is nothing or something is wrong. INFO-200 is an empty list, no failure.
*/

const Result = z.object({ RESULT: z.object({ CODE: z.string(), MESSAGE: z.string().optional() }) })
const Head = z.object({ head: z.array(z.looseObject({ list_total_count: z.int().optional() })) })
const Rows = z.object({ row: z.array(z.record(z.string(), z.unknown())) })

export type AssemblyRow = Record<string, unknown>
export type ParsedAssembly = { outcome: 'read'; rows: AssemblyRow[]; total: number } | ({ outcome: 'failed' } & Failure)

const NOT_UNDERSTOOD: ParsedAssembly = {
  outcome: 'failed',
  reason: 'broken',
  detail: '열린국회정보의 답을 이해할 수 없습니다.',
}

/** Reads an answer of any service of 열린국회정보; undefined for any other document. */
export function parseAssembly(text: string): ParsedAssembly | undefined {
  const answer = jsonOf(text)
  const refused = Result.safeParse(answer)
  if (refused.success) return refusalOf(refused.data.RESULT.CODE)
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return undefined
  const [parts] = Object.values(answer)
  if (Object.keys(answer).length !== 1 || !Array.isArray(parts) || !Head.safeParse(parts[0]).success) return undefined
  const heads = Head.parse(parts[0]).head
  const result = heads.map((head) => Result.safeParse(head)).find(({ success }) => success)?.data
  const failed = result && refusalOf(result.RESULT.CODE)
  if (failed?.outcome === 'failed') return failed
  const rows = Rows.safeParse(parts[1])
  const total = heads.find(({ list_total_count: count }) => count !== undefined)?.list_total_count
  if (!rows.success || total === undefined) return NOT_UNDERSTOOD
  return { outcome: 'read', rows: rows.data.row, total }
}

function jsonOf(text: string): unknown {
  if (!text.trimStart().startsWith('{')) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function refusalOf(code: string): ParsedAssembly {
  const kind = meaningOfField('code', code)
  if (kind === 'fine' || kind === 'nothing') return { outcome: 'read', rows: [], total: 0 }
  const { reason, detail } = failureOfRefusal(kind ?? 'refused', code)
  const where = reason === 'needs a key' ? ` 키는 ${placeOfSecret('assembly-key')}에 넣습니다.` : ''
  return { outcome: 'failed', reason, detail: `열린국회정보: ${detail}${where}` }
}

/** A bill on which the Assembly takes comments; undefined for a row of something else. The list does not say since when it stands there. */
export function billNotice(row: AssemblyRow): RawRelease | undefined {
  const value = (name: string) => (typeof row[name] === 'string' ? row[name].trim() : '')
  const title = plainTitle(value('BILL_NAME'))
  const [id, number] = [value('BILL_ID'), value('BILL_NO')]
  const url = keylessAddress(value('LINK_URL')) ?? (/^\w+$/.test(id) ? `${BILL_PAGE}${id}` : undefined)
  const due = lastDayOfField(value('NOTI_ED_DT'))
  if (title === '' || !url || !due) return undefined
  const committee = value('CURR_COMMITTEE')
  return {
    title,
    url,
    text: '',
    kind: '국회 입법예고',
    due,
    ministry: committee === '' ? '국회' : `국회 ${committee}`,
    ...(/^\d+$/.test(number) && { follows: `의안:${number}` }),
  }
}

const BILL_PAGE = 'https://likms.assembly.go.kr/bill/billDetail.do?billId='

/** Why a bill is proposed: no field of that answer is documented, and the longest text is it. */
export function billReasons(rows: AssemblyRow[]): string {
  const texts = rows.flatMap((row) => Object.values(row)).filter((value) => typeof value === 'string')
  const longest = texts.toSorted((a, b) => b.length - a.length)[0] ?? ''
  return longest.length >= MIN_REASONS_LENGTH ? htmlToText(longest) : ''
}

/** Shorter ones are names and numbers. */
const MIN_REASONS_LENGTH = 30
