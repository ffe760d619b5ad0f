import { createHash } from 'node:crypto'

// What an address carries besides the announcement's own: how somebody searched, turned pages, came by, or was tracked.
const NOISE =
  /^(utm_.*|call_from|fbclid|gclid|jsessionid|phpsessid|aspsessionid.*|session_?id|_?csrf|period|repcode|repcodetype|startdate|enddate|sdate|edate|srch.*|top|menuno|menuid|pageindex|page|pageid|pageno|pageunit|npage|curpage|cpage|maxpageitems|pageroffset.*|lcmspage|rowpagec)$/i
// 재정경제부 names its board and its release with parameters that begin like search words; so may others.
const SEARCH = /^search(?!.*(id|seq|no|num|sn|idx)$)/i
// Ministries that moved house with their boards (mofe answers for moef since 2026).
const MOVED: Record<string, string> = { 'moef.go.kr': 'mofe.go.kr' }

// CIBoard counts its releases over all boards of a site; by its setting uri_segment_post_type a link is /post/1, /key/post/1 or
// /post/key/1 (application/config/routes.php).
const CIBOARD = /^\/(?:[\w-]+\/post|post\/[\w-]+)\/(\d+)$/

/**
 * KBoard counts over all boards of a WordPress too (KBRouter.class.php): its feed says ?kboard_content_redirect=1 and its list
 * ?mod=document&uid=1. Deeper paths may be another WordPress of the same host.
 */
function kboardUid({ pathname, searchParams }: URL): string | undefined {
  const [mod, uid, fromFeed] = ['mod', 'uid', 'kboard_content_redirect'].map((name) => searchParams.get(name))
  const fromList = mod === 'document' && /^\/[^/]*\/?$/.test(pathname) ? uid : null
  const id = (pathname === '/' && fromFeed) || fromList
  return id && /^\d+$/.test(id) ? id : undefined
}

/** One name a source gives a release: its address without scheme, www, mobile host, session and search parameters. */
export function identityOf(address: string): string {
  const url = new URL(address)
  const bare = url.hostname.toLowerCase().replace(/^(www|m)\./, '')
  const host = MOVED[bare] ?? bare
  const newsId = host === 'korea.kr' && url.searchParams.get('newsId')
  if (newsId) return `korea.kr newsId=${newsId}`
  const uid = kboardUid(url)
  if (uid) return `${host} kboard uid=${uid}`
  const path = url.pathname
    .replace(/;jsessionid=[^/?#]*/i, '')
    .replace(/\/+$/, '')
    .replace(CIBOARD, '/post/$1')
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
