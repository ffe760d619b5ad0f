import { createHash } from 'node:crypto'

/*
A source's name for a release is its address, stripped of everything that may differ between two links to the same page: scheme, www and
mobile hosts, session ids, search and paging parameters, parameters without a value, the order of parameters, the former host of a
ministry. Two links that reduce to one identity are one release. Changing these rules gives stored releases other identities: the rules of
the version before stand in identity-before.ts, and a release is looked for under both.
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
const NOISE_PARAMETER = new RegExp(
  `^(?:${[
    'utm_.*|call_from|fbclid|gclid|period|repcode|repcodetype|startdate|enddate|sdate|edate|srch.*|r?sch_?(?:word|text|txt|key|keyword|type|str)|top|menuno|menuid',
    'j?session_?(?:id)?|phpsessid|aspsessionid.*|_?csrf|decorator|layout',
    // Pagers: pageIndex, cur_page, article.offset, articleLimit, pager.offset, maxIndexPages, listCnt, rowsPerPage.
    '(?:.*[._-])?(?:page|pg|pager|pageid|pageidx|pageindex|pageno|pagenum|pagenumber|pagesize|pageunit|npage|perpage)',
    '(?:c|cur|current|now|go|goto|rgoto)_?page(?:no|num)?|page_(?:idx|index|no|num|number|size|unit)|per_page|pager.*',
    '.*(?:offset|limit)|max(?:page|index)(?:items|pages)|lcmspage|rowpagec',
    'rows|(?:list|row|rows|record|item)_?(?:cnt|count|size|limit|perpage|countperpage)',
  ].join('|')})$`,
  'i',
)
// 재정경제부 names its board and its release with parameters that begin with `search` (searchBbsId, searchNttId1); so may others.
const SEARCH_PARAMETER = /^search(?!.*(id|seq|no|num|sn|idx)\d?$)/i
// Ministries whose boards moved to another host with everything on them; the subdomains moved with it.
const MOVED_HOSTS: Record<string, string> = {
  'moef.go.kr': 'mofe.go.kr',
  'motie.go.kr': 'motir.go.kr',
  'me.go.kr': 'mcee.go.kr',
}
/** 문화체육관광부 gives one page under /web/ (its feed, by http) and under /site/. */
const MOVED_PATHS: Record<string, [RegExp, string]> = { 'mcst.go.kr': [/^\/web\//, '/site/'] }

// CIBoard numbers posts over all boards of a site; by its setting uri_segment_post_type a link is /post/1, /key/post/1 or
// /post/key/1 (application/config/routes.php).
export const CIBOARD_PATH = /^\/(?:[\w-]+\/post|post\/[\w-]+)\/(\d+)$/

/**
 * KBoard, too, numbers posts over all boards of a WordPress (KBRouter.class.php): its feed says ?kboard_content_redirect=1 and its list
 * ?mod=document&uid=1. A deeper path may be another WordPress on the same host.
 */
export function kboardUid({ pathname, searchParams }: URL): string | undefined {
  const [mod, uid, fromFeed] = ['mod', 'uid', 'kboard_content_redirect'].map((name) => searchParams.get(name))
  const fromList = mod === 'document' && /^\/[^/]*\/?$/.test(pathname) ? uid : null
  const id = (pathname === '/' && fromFeed) || fromList
  return id && /^\d+$/.test(id) ? id : undefined
}

const SESSION_IN_PATH = /;(?:jsession(?:id)?|phpsessid|session_?id|sid)[=.][^?#/;]*/gi

/**
 * The identity of an address, as `korea.kr newsId=156605571` or `fsc.go.kr/no010101/87397`. Throws on what is no absolute URL.
 */
export function identityOf(address: string): string {
  const url = new URL(address)
  const host = presentHost(url.hostname.toLowerCase().replace(/^(www|m)\./, ''))
  const newsId = host === 'korea.kr' && url.searchParams.get('newsId')
  if (newsId) return `korea.kr newsId=${newsId}`
  const uid = kboardUid(url)
  if (uid) return `${host} kboard uid=${uid}`
  const [moved, present] = MOVED_PATHS[host] ?? [/^$/, '']
  const path = url.pathname
    .replace(SESSION_IN_PATH, '')
    .replace(/\/+$/, '')
    .replace(moved, present)
    .replace(CIBOARD_PATH, '/post/$1')
  const all = [...url.searchParams].filter(([name, value]) => value !== '' || /^\d+$/.test(name))
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

function presentHost(host: string): string {
  for (const [before, now] of Object.entries(MOVED_HOSTS)) {
    if (host === before || host.endsWith(`.${before}`)) return `${host.slice(0, -before.length)}${now}`
  }
  return host
}

/** An address under every host it may have had, its own first. */
export function underFormerHosts(address: string): string[] {
  const { hostname } = new URL(address)
  const former = Object.entries(MOVED_HOSTS).flatMap(([before, now]) => {
    const present = presentHost(hostname)
    return present === now || present.endsWith(`.${now}`) ? [`${present.slice(0, -now.length)}${before}`, present] : []
  })
  return [...new Set([hostname, ...former])].map((host) => address.replace(hostname, host))
}

/** The id of a release: the same for the same first identity, whenever and from whichever source it is read. */
export function releaseId(identity: string): string {
  return createHash('sha256').update(identity).digest('hex').slice(0, 24)
}
