import { onTestFinished } from 'vitest'
import { addDays, type Day } from '../../functions/text/seoul.ts'
import { openLocalServer } from './local-server.ts'

/** A law as it was promulgated, with the days on which something of it comes into force. */
export interface Promulgation {
  number: number
  lawId: string
  title: string
  day: Day
  effective: Day[]
  /** 일부개정 and so on. */
  revision?: string
}

const REASONS = '<법령><제개정이유><제개정이유내용>시험 의무를 정하려는 것임.</제개정이유내용></제개정이유></법령>'
const SCRIPT_PAGE = '<html><head><script>location.assign("/?k=1")</script></head></html>'

/**
 * A stand-in for the service of laws on loopback, in the shapes its lists have: a page at a time, and in the list of effective days the farthest
 * first, once for each day. `today` and `isBlocking` are set by the test.
 */
export async function openLawService(laws: Promulgation[]) {
  const world = { today: '2026-01-01' as Day, isBlocking: false }
  const asked: { day: Day; path: string; search: string }[] = []
  const site = await openLocalServer((request, response) => {
    const { pathname, searchParams, search } = new URL(request.url ?? '', 'http://x')
    asked.push({ day: world.today, path: pathname, search })
    if (world.isBlocking) return void response.end(SCRIPT_PAGE)
    if (pathname.endsWith('lawService.do')) return void response.end(REASONS)
    response.end(listOf(searchParams))
  })
  onTestFinished(site.close)

  function listOf(query: URLSearchParams): string {
    const known = laws.filter(({ day }) => day <= world.today && isWithin(day, query.get('ancYd')))
    const rows =
      query.get('target') === 'eflaw'
        ? known
            .flatMap((law) => law.effective.map((day) => ({ law, day })))
            .filter(({ day }) => isWithin(day, query.get('efYd')))
            .sort((one, other) => other.day.localeCompare(one.day))
        : known.map((law) => ({ law, day: law.effective.at(-1) as Day }))
    const [size, page] = [Number(query.get('display')), Number(query.get('page'))]
    const shown = rows.slice((page - 1) * size, page * size).map(({ law, day }) => rowOf(law, day))
    return `<LawSearch><totalCnt>${rows.length}</totalCnt><resultCode>00</resultCode>${shown.join('')}</LawSearch>`
  }

  return { url: `${site.url}/DRF/lawSearch.do`, world, asked }
}

function rowOf({ number, lawId, title, day, revision = '일부개정' }: Promulgation, effective: Day): string {
  const fields = {
    법령일련번호: number,
    법령명한글: `<![CDATA[${title}]]>`,
    법령ID: lawId,
    공포일자: compact(day),
    제개정구분명: revision,
    소관부처명: '시험부',
    시행일자: compact(effective),
    법령상세링크: `/DRF/lawService.do?OC=key&amp;target=law&amp;MST=${number}`,
  }
  return `<law>${Object.entries(fields)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('')}</law>`
}

function isWithin(day: Day, period: string | null): boolean {
  const [from = '', to = ''] = period?.split('~') ?? []
  return period === null || (compact(day) >= from && compact(day) <= to)
}

function compact(day: Day): string {
  return day.replaceAll('-', '')
}

/** So many days from `from`, one after the other. */
export function daysFrom(from: Day, count: number): Day[] {
  return Array.from({ length: count }, (_, index) => addDays(from, index))
}
