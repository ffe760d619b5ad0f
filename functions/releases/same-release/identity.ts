import { createHash } from 'node:crypto'
import type { Day } from '../../text/seoul.ts'
import { isNoise, isOfOneVisit, withoutSessions } from './address-noise.ts'

/*
A source's name for a release is its address, stripped of everything that may differ between two links to the same page: scheme, www and
mobile hosts, session ids, search and paging parameters, parameters without a value, the order of parameters and their repetition, doubled
slashes, the former host of a ministry. Two links that reduce to one identity are one release. Changing these rules gives stored releases other identities: the rules of
the version before stand in identity-before.ts, and a release is looked for under both.
*/

/** What the table keeps of an identity: the release it leads to, and the source's revision of that release that was seen last. */
export interface IdentityRecord {
  releaseId: string
  revision: number
  /** The source whose release it is, and the fingerprints of the titles it showed; absent where the identity is a copy's. */
  sourceId?: string | undefined
  shown?: string[] | undefined
  /** The last day for comments that it showed last. */
  due?: Day | undefined
}

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
  const path = withoutSessions(url.pathname)
    .replace(/\/{2,}/g, '/')
    .replace(/\/$/, '')
    .replace(moved, present)
    .replace(CIBOARD_PATH, '/post/$1')
  const all = [...url.searchParams].filter(([name, value]) => value !== '' || isValue(name, url.search))
  const telling = all.filter(([name]) => !isNoise(name))
  // Where nothing else tells the releases of a board apart, these parameters do.
  const kept = telling.length > 0 || /\d/.test(path) ? telling : all.filter(([name]) => !isOfOneVisit(name))
  const query = [...new Set(kept.map(([name, value]) => `${name}=${value}`))].sort().join('&')
  // A single-page application keeps its address behind the hash.
  const route = /^#!?\//.test(url.hash) ? url.hash : ''
  return `${host}${url.port ? `:${url.port}` : ''}${path}${query ? `?${query}` : ''}${route}`
}

/** Whether what stands in the place of a name is the number of a release, plain or encoded: `view.asp?907`, `view.php?aWR4PTEx` (idx=11). */
function isValue(name: string, search: string): boolean {
  if (/^\d+$/.test(name)) return true
  const isAlone = search === `?${name}` && /\d/.test(name)
  return (
    isAlone || (/^[A-Za-z\d+/]{4,200}$/.test(name) && /^[\x20-\x7e]*\d$/.test(Buffer.from(name, 'base64').toString()))
  )
}

function presentHost(host: string): string {
  for (const [before, now] of Object.entries(MOVED_HOSTS)) {
    if (host === before || host.endsWith(`.${before}`)) return `${host.slice(0, -before.length)}${now}`
  }
  return host
}

/** Whether an identity names one release: with a number or a long name in its path or parameters, not only a board. */
export function hasOwnNumber(identity: string): boolean {
  const [path = '', query = ''] = identity.split(/[?#](.*)/s)
  const last = path.split('/').slice(1).slice(-2).join('/')
  return (
    /\d/.test(last) || /\d|=[^&]{12}/.test(query) || /[^/]{20}/.test(last) || / (?:newsId|kboard uid)=/.test(identity)
  )
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
