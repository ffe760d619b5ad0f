import { escapeMarkup } from './escape-markup.ts'
import { sampleReleases } from './sample-release.ts'

/** The page a sample row links to: what the row says, its title put into a sentence, and nothing more. Undefined for a number the sample has not. */
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
