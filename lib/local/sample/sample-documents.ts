import { businessDaysBefore } from '../../../functions/text/days/business-day.ts'
import type { Day } from '../../../functions/text/seoul.ts'
import { SAMPLE_NAME, type SampleRelease, sampleReleases } from './sample-release.ts'

/** What of the sample is played. */
export interface SamplePlayed {
  /** Without a slash at its end; the pages of the releases stand below it. */
  sampleAddress: string
  /** How many times it has been sent: each round's links differ, so that each of its releases is a new one. */
  round: number
  /**
   * The day on which the newest of a round are dated, by its number, so that whoever tries the bot reads news. A round that an earlier version
   * began has none: its releases keep their real days, and the one with an original links to it.
   */
  newestDays: Record<string, Day>
}

/**
 * The sample as RSS: the last round, and the one before it as a board still lists what is older; a list without a known row would be taken for
 * that of a site that was rebuilt. `onlyPast`: without what is dated on the newest day.
 */
export function sampleFeed(played: SamplePlayed, onlyPast = false): string {
  const releases = sampleReleases.filter(({ businessDaysAgo }) => !onlyPast || businessDaysAgo > 0)
  const rounds = [played.round, played.round - 1].filter((round) => round > 0)
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${escapeMarkup(SAMPLE_NAME)}</title>
<link>${played.sampleAddress}/sample</link>
<description>공개 게시판의 사실로 만든 견본입니다.</description>
${rounds.flatMap((round) => releases.map((release) => feedItem(release, round, played))).join('\n')}
</channel>
</rss>
`
}

export function sampleResponse(played: SamplePlayed, onlyPast: boolean): Response {
  return new Response(sampleFeed(played, onlyPast), { headers: { 'content-type': 'text/xml' } })
}

function feedItem(release: SampleRelease, round: number, { sampleAddress, newestDays }: SamplePlayed): string {
  const { number, title, ministry, text } = release
  const newestDay = newestDays[round]
  const page = `${sampleAddress}/sample/${number}${round > 1 ? `?round=${round}` : ''}`
  const url = newestDay ? page : (release.original ?? page)
  const day = newestDay ? businessDaysBefore(newestDay, release.businessDaysAgo) : release.day
  return [
    '<item>',
    `<title>${escapeMarkup(title)}</title>`,
    `<link>${escapeMarkup(url)}</link>`,
    // Midnight means that only the day is known.
    `<pubDate>${day} 00:00:00</pubDate>`,
    ...(ministry ? [`<dc:publisher>${escapeMarkup(ministry)}</dc:publisher>`] : []),
    `<description>${escapeMarkup(text.map((line) => `<p>${line}</p>`).join(''))}</description>`,
    '</item>',
  ].join('')
}

/** The page a release of the sample links to: its text and where it comes from. Undefined for a number the sample does not have. */
export function samplePage(number: number): string | undefined {
  const release = sampleReleases.find((one) => one.number === number)
  if (!release) return undefined
  const title = escapeMarkup(release.title)
  return `<!doctype html>
<html lang="ko">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>
  :root { color-scheme: light dark }
  body { font: 16px/1.7 'Noto Sans KR Variable', 'Noto Sans KR', sans-serif; max-width: 40rem; margin: 12vh auto; padding: 0 1.25rem; word-break: keep-all }
  h1 { font-size: 1.5rem; line-height: 1.4 }
  p { color: light-dark(#4a5a52, #a9b8b0) }
</style>
<main>
<p>${release.original ? '정책브리핑' : 'ESG 정책뉴스'} · ${release.number} (견본)</p>
<h1>${title}</h1>
<p>실제 등록일 ${release.day} · 조회 ${release.views}</p>
${release.text.map((line) => `<p>${escapeMarkup(line)}</p>`).join('\n')}
<p>견본 발표입니다. 알림에는 시험해 보기 좋게 최근 날짜로 나옵니다. ${aboutText(release)}</p>
</main>
</html>
`
}

function aboutText({ original }: SampleRelease): string {
  if (!original) return '공개된 목록에는 제목과 날짜, 조회수만 있어서, 본문은 제목을 풀어 쓴 문장입니다.'
  return `본문은 실제 보도자료를 우리 말로 줄인 것입니다. <a href="${escapeMarkup(original)}">원문 보기</a>`
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** For text and double-quoted attributes of XML and HTML. */
function escapeMarkup(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] as string)
}
