import { log } from '../../platform/log.ts'
import { missedDayToAskFor, withMissed } from '../../releases/missed-days.ts'
import type { RawRelease } from '../../releases/raw-release.ts'
import type { Reading, Validators } from '../../releases/source.ts'
import { decode } from '../../text/charset.ts'
import { addDays, type Day, type Instant, seoulDay } from '../../text/seoul.ts'
import { listEndOf, reachesEnd } from '../board/list-end.ts'
import type { LawmakingLine } from '../catalog/catalog-line.ts'
import { placeOfSecret, type SourceSecretName } from '../catalog/source-secrets.ts'
import { requestAddress } from '../document/keyless-address.ts'
import { contentHash, type FailedReading, failedReading, fetchFromSource } from '../fetch/fetch-source.ts'
import { type NewTextsDeps, type ServiceText, withNewTexts } from '../fetch/new-texts.ts'
import { daysToAsk, dayToLookAtAgain, isWholeAnswer, questionsForDay } from './lawmaking-days.ts'
import { type ParsedNotices, parseLawmaking, parseNoticeText } from './parse-lawmaking.ts'

export interface ServiceDeps extends NewTextsDeps {
  /** The value of the key a catalog line names; undefined where this installation has none. */
  secret(name: SourceSecretName): Promise<string | undefined>
}

const NEEDS_ID = `정보공개 서비스의 아이디가 필요합니다. www.lawmaking.go.kr에서 정보공개 서비스를 신청하고(승인까지 며칠) ${placeOfSecret('lawmaking-id')}에 아이디를 넣어 주세요.`

type Ask = (question: Record<string, string>) => Promise<ParsedNotices>

/**
 * Reads drafts of laws or rules from 국민참여입법센터. An answer holds the twenty newest, about a day's worth: where they do not go down to what
 * the last reading knew, each day since then is asked for by itself, and by classes of laws where that is not enough. A day that could not be
 * read whole is noted as missed, asked for again, and named to people. A draft stands in the newest rows for a day and is open for forty: a day on
 * which some began is looked at again every half hour, one after the other, so that a period that is extended or a withdrawal is seen in a day.
 */
export async function readLawmaking(
  line: LawmakingLine,
  validators: Validators,
  now: Instant,
  deps: ServiceDeps,
): Promise<Reading> {
  const id = await deps.secret(line.secret)
  if (!id) return { outcome: 'failed', reason: 'needs a key', detail: NEEDS_ID }
  const open: Record<string, string> = line.announces === '행정예고' ? { closing: 'N' } : { diff: '0' }
  const ask: Ask = (question) => readList(line, requestAddress(line.url, { OC: id, ...open, ...question }), now)
  const newest = await ask({})
  if (newest.outcome === 'failed') return newest
  if (newest.notices.length === 0)
    return { outcome: 'failed', reason: 'empty', detail: '국민참여입법센터의 목록이 비어 있습니다.' }
  const missed = validators.missed ?? []
  const missedDay = missedDayToAskFor(missed, now)
  const bodyHash = contentHash(JSON.stringify(newest.notices))
  const changedDay = dayToLookAtAgain(validators, now)
  if (bodyHash === validators.bodyHash && !missedDay && !changedDay) return { outcome: 'unchanged' }
  const { listEnd } = validators
  const reachesKnown = isWholeAnswer(newest.notices) || (listEnd !== undefined && reachesEnd(newest.notices, listEnd))
  const gap = daysToAsk(validators.readThrough, now)
  const days = [...(reachesKnown ? [] : gap.days), ...(missedDay ? [missedDay] : [])]
  const read = await readDays(line, ask, days)
  const again = changedDay ? await readDays(line, ask, [changedDay]) : undefined
  const rows = distinct([...newest.notices, ...read.notices, ...(again?.notices ?? [])])
  const texts = await withNewTexts(deps, rows, (row) => readText(line, id, row, now))
  const isDone = reachesKnown || gap.isWhole
  const isMissed = (day: Day) => texts.waiting > 0 || !days.includes(day) || read.unread.includes(day)
  const still = missed.filter(({ day }) => isMissed(day))
  const next: Validators =
    isDone && texts.waiting === 0
      ? { bodyHash, listEnd: listEndOf(newest.notices), readThrough: addDays(seoulDay(now), -1) }
      : { ...validators, ...(texts.waiting === 0 && { readThrough: gap.days.at(-1) }) }
  // One that could not be read is looked at again, before the one before it.
  const lookedAgain =
    changedDay || !validators.lookedAgain
      ? { at: now, day: again?.unread.length === 0 ? changedDay : validators.lookedAgain?.day }
      : validators.lookedAgain
  return {
    outcome: 'read',
    releases: texts.rows,
    skipped: newest.skipped + read.skipped + (again?.skipped ?? 0),
    waiting: texts.waiting + Number(!isDone),
    validators: { ...next, missed: withMissed(still, read.unread, now), lookedAgain },
  }
}

async function readDays(line: LawmakingLine, ask: Ask, days: Day[]) {
  const all = { notices: [] as RawRelease[], skipped: 0, unread: [] as Day[] }
  for (const day of days) {
    const { whole, parts } = questionsForDay(day, line.announces)
    let answers = [await ask(whole)]
    if (isCut(answers) && parts.length > 0) {
      const byClass: ParsedNotices[] = []
      for (const part of parts) byClass.push(await ask(part))
      answers = [...answers, ...byClass]
      if (!isCut(byClass)) answers = answers.slice(1)
    }
    if (isCut(answers) || answers.some(({ outcome }) => outcome === 'failed')) {
      all.unread.push(day)
      log.error('day not read whole', { sourceId: line.id, day })
    }
    for (const answer of answers) {
      if (answer.outcome === 'failed') continue
      all.notices.push(...answer.notices)
      all.skipped += answer.skipped
    }
  }
  return all
}

/** Whether one of the answers may lack what it had no room for. */
function isCut(answers: ParsedNotices[]): boolean {
  return answers.some((answer) => answer.outcome === 'read' && !isWholeAnswer(answer.notices))
}

async function readList(line: LawmakingLine, address: string, now: Instant): Promise<ParsedNotices | FailedReading> {
  const result = await fetchFromSource(line, address)
  if (result.outcome === 'failed') return failedReading(result, now)
  const text = result.outcome === 'ok' ? decode(result.body, result.contentType) : ''
  const detail = '국민참여입법센터의 답을 이해할 수 없습니다.'
  return parseLawmaking(text) ?? { outcome: 'failed', reason: 'broken', detail }
}

/** The text of a notice; undefined where the list does not say where it stands. */
async function readText(
  line: LawmakingLine,
  id: string,
  { alsoAt: [place] = [] }: RawRelease,
  now: Instant,
): Promise<ServiceText | FailedReading | undefined> {
  if (!place) return undefined
  const { pathname } = new URL(place)
  const result = await fetchFromSource(line, requestAddress(new URL(pathname, line.url).href, { OC: id }))
  if (result.outcome === 'failed') return failedReading(result, now)
  const read = result.outcome === 'ok' ? parseNoticeText(decode(result.body, result.contentType)) : undefined
  return read ?? { outcome: 'failed', reason: 'broken', detail: '예고의 본문을 이해할 수 없습니다.' }
}

function distinct(rows: RawRelease[]): RawRelease[] {
  return [...new Map(rows.toReversed().map((row) => [`${row.url} ${row.apart}`, row])).values()].reverse()
}
