import { createHash } from 'node:crypto'

/*
A source's name for a release is its address, stripped of everything that may differ between two links to the same page: scheme, www and
mobile hosts, session ids, search and paging parameters, the order of parameters. Two links that reduce to one identity are one release.
Changing these rules gives stored releases other identities: they would be announced again.
*/

/** What the table keeps of an identity: the release it leads to, and the source's revision of that release that was seen last. */
export interface IdentityRecord {
  releaseId: string
  revision: number
  /** The source whose release it is, and the fingerprints of the titles it showed; absent where the identity is a copy's. */
  sourceId?: string | undefined
  shown?: string[] | undefined
}

// Parameters that say how somebody searched, paged, arrived or was tracked, not which release this is.
const NOISE_PARAMETER =
  /^(utm_.*|call_from|fbclid|gclid|jsessionid|phpsessid|aspsessionid.*|session_?id|_?csrf|period|repcode|repcodetype|startdate|enddate|sdate|edate|srch.*|top|menuno|menuid|pageindex|page|pageid|pageno|pageunit|npage|curpage|cpage|maxpageitems|pageroffset.*|lcmspage|rowpagec)$/i
// 재정경제부 names its board and its release with parameters that begin with `search` (searchBbsId, searchNttId); so may others.
const SEARCH_PARAMETER = /^search(?!.*(id|seq|no|num|sn|idx)$)/i
// Ministries whose boards moved to another host (mofe answers for moef since 2026).
const MOVED_HOSTS: Record<string, string> = { 'moef.go.kr': 'mofe.go.kr' }

// CIBoard numbers posts over all boards of a site; by its setting uri_segment_post_type a link is /post/1, /key/post/1 or
// /post/key/1 (application/config/routes.php).
const CIBOARD_PATH = /^\/(?:[\w-]+\/post|post\/[\w-]+)\/(\d+)$/

/**
 * KBoard, too, numbers posts over all boards of a WordPress (KBRouter.class.php): its feed says ?kboard_content_redirect=1 and its list
 * ?mod=document&uid=1. A deeper path may be another WordPress on the same host.
 */
function kboardUid({ pathname, searchParams }: URL): string | undefined {
  const [mod, uid, fromFeed] = ['mod', 'uid', 'kboard_content_redirect'].map((name) => searchParams.get(name))
  const fromList = mod === 'document' && /^\/[^/]*\/?$/.test(pathname) ? uid : null
  const id = (pathname === '/' && fromFeed) || fromList
  return id && /^\d+$/.test(id) ? id : undefined
}

/** The identity of an address, as `korea.kr newsId=156605571` or `fsc.go.kr/no010101/87397`. Throws on what is no absolute URL. */
export function identityOf(address: string): string {
  const url = new URL(address)
  const bare = url.hostname.toLowerCase().replace(/^(www|m)\./, '')
  const host = MOVED_HOSTS[bare] ?? bare
  const newsId = host === 'korea.kr' && url.searchParams.get('newsId')
  if (newsId) return `korea.kr newsId=${newsId}`
  const uid = kboardUid(url)
  if (uid) return `${host} kboard uid=${uid}`
  const path = url.pathname
    .replace(/;jsessionid=[^/?#]*/i, '')
    .replace(/\/+$/, '')
    .replace(CIBOARD_PATH, '/post/$1')
  const all = [...url.searchParams]
  const telling = all.filter(([name]) => !NOISE_PARAMETER.test(name) && !SEARCH_PARAMETER.test(name))
  // Where nothing else tells the releases of a board apart, these parameters do.
  const kept = telling.length > 0 || /\d/.test(path) ? telling : all
  const query = kept
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&')
  // A single-page application keeps its address behind the hash.
  const route = /^#!?\//.test(url.hash) ? url.hash : ''
  return `${host}${url.port ? `:${url.port}` : ''}${path}${query ? `?${query}` : ''}${route}`
}

/** The id of a release: the same for the same first identity, whenever and from whichever source it is read. */
export function releaseId(identity: string): string {
  return createHash('sha256').update(identity).digest('hex').slice(0, 24)
}
