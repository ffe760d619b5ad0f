/**
 * What a browser that comes too early sees while the program starts: which part is being opened, for how long, and then by itself the page. Whoever else asks
 * is told by the status alone.
 */
export function startingPage(doing: string): Response {
  const body = `<!doctype html>
<html lang="ko">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="1">
<title>초록</title>
<style>
  :root { color-scheme: light dark }
  body { font: 16px/1.7 'Noto Sans KR Variable', 'Noto Sans KR', sans-serif; margin: 30vh auto; padding: 0 1.25rem; text-align: center; word-break: keep-all }
</style>
<p>초록을 여는 중입니다…</p>
<p>${doing}</p>
</html>
`
  return new Response(body, {
    status: 503,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  })
}
