import { createHash } from 'node:crypto'

// What an address carries besides the announcement's own: how somebody searched, turned pages, came by, or was tracked.
const NOISE =
  /^(utm_.*|call_from|fbclid|gclid|jsessionid|period|repcode|repcodetype|startdate|enddate|sdate|edate|srch.*|top|menuno|menuid|pageindex|page|pageid|pageno|pageunit|npage|curpage|cpage|maxpageitems|pageroffset.*|lcmspage|rowpagec)$/i
// 재정경제부 names its board and its release with parameters that begin like search words; so may others.
const SEARCH = /^search(?!.*(id|seq|no|num|sn|idx)$)/i
// Ministries that moved house with their boards (mofe answers for moef since 2026).
const MOVED: Record<string, string> = { 'moef.go.kr': 'mofe.go.kr' }

/** One name a source gives a release: its address without scheme, www, mobile host, session and search parameters. */
export function identityOf(address: string): string {
  const url = new URL(address)
  const bare = url.hostname.toLowerCase().replace(/^(www|m)\./, '')
  const host = MOVED[bare] ?? bare
  const newsId = host === 'korea.kr' && url.searchParams.get('newsId')
  if (newsId) return `korea.kr newsId=${newsId}`
  const path = url.pathname.replace(/;jsessionid=[^/?#]*/i, '').replace(/\/+$/, '')
  const all = [...url.searchParams]
  const telling = all.filter(([name]) => !NOISE.test(name) && !SEARCH.test(name))
  // Where nothing but noise is left to tell releases apart, it is no noise.
  const kept = telling.length > 0 || /\d/.test(path) ? telling : all
  const query = kept
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&')
  // A page that is all script keeps its address behind the hash.
  const route = /^#!?\//.test(url.hash) ? url.hash : ''
  return `${host}${url.port ? `:${url.port}` : ''}${path}${query ? `?${query}` : ''}${route}`
}

/** A release's id: the same for the same first identity, wherever and whenever it is read. */
export function releaseId(identity: string): string {
  return createHash('sha256').update(identity).digest('hex').slice(0, 24)
}
