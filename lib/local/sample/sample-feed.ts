import { escapeMarkup } from './escape-markup.ts'
import { SAMPLE_NAME, type SampleRelease, sampleReleases } from './sample-release.ts'

/**
 * The sample as RSS. A row without an original of its own links to a page served below `address`; from the second round on to
 * another address of it, so that the row is a new release.
 */
export function sampleFeed(address: string, round = 1): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${escapeMarkup(SAMPLE_NAME)}</title>
<link>${address}/sample</link>
<description>공개 게시판의 사실로 만든 견본입니다.</description>
${sampleReleases.map((release) => row(release, address, round)).join('\n')}
</channel>
</rss>
`
}

function row({ number, title, day, ministry, link, text }: SampleRelease, address: string, round: number): string {
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
