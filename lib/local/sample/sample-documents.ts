import { SAMPLE_NAME, type SampleRelease, sampleReleases } from './sample-release.ts'

/**
 * The sample as RSS. A release without an original elsewhere links to a page below `address`. From the second round on these links
 * differ by round, so that each of them is a new release.
 */
export function sampleFeed(address: string, round = 1): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${escapeMarkup(SAMPLE_NAME)}</title>
<link>${address}/sample</link>
<description>공개 게시판의 사실로 만든 견본입니다.</description>
${sampleReleases.map((release) => feedItem(release, address, round)).join('\n')}
</channel>
</rss>
`
}

export function sampleResponse(address: string, round: number): Response {
  return new Response(sampleFeed(address, round), { headers: { 'content-type': 'text/xml' } })
}

function feedItem({ number, title, day, ministry, link, text }: SampleRelease, address: string, round: number): string {
  const url = link ?? `${address}/sample/${number}${round > 1 ? `?round=${round}` : ''}`
  return [
    '<item>',
    `<title>${escapeMarkup(title)}</title>`,
    `<link>${escapeMarkup(url)}</link>`,
    // Midnight means that only the day is known.
    `<pubDate>${day} 00:00:00</pubDate>`,
    ...(ministry ? [`<dc:publisher>${escapeMarkup(ministry)}</dc:publisher>`] : []),
    ...(text.length > 0
      ? [`<description>${escapeMarkup(text.map((line) => `<p>${line}</p>`).join(''))}</description>`]
      : []),
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
<p>ESG 정책뉴스 · ${release.number} (견본)</p>
<h1>${title}</h1>
<p>게시판 등록 ${release.day} · 조회 ${release.views}</p>
${release.text.map((line) => `<p>${escapeMarkup(line)}</p>`).join('\n')}
<p>견본 발표입니다. 공개된 목록에는 제목과 날짜, 조회수만 있어서, 본문은 제목을 풀어 쓴 문장입니다.</p>
</main>
</html>
`
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** For text and double-quoted attributes of XML and HTML. */
function escapeMarkup(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] as string)
}
