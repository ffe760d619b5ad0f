import { createHash } from 'node:crypto'

// What a URL carries besides the announcement's own address: how somebody searched, came by, or was tracked.
const NOISE =
  /^(utm_.*|call_from|pageindex|page|pageid|curpage|startdate|enddate|srchword|srch.*|search.*|period|repcode|repcodetype|jsessionid|fbclid|gclid)$/i
// 재정경제부 names its board and its release with parameters that begin like search words.
const NAMES_A_RELEASE = /^search(bbs|ntt)id$/i

/** One name a source gives a release: its address without scheme, www, mobile host, session and search parameters. */
export function identityOf(address: string): string {
  const url = new URL(address)
  const host = url.hostname.toLowerCase().replace(/^(www|m)\./, '')
  const newsId = host === 'korea.kr' && url.searchParams.get('newsId')
  if (newsId) return `korea.kr newsId=${newsId}`
  const path = url.pathname.replace(/;jsessionid=[^/?#]*/i, '').replace(/\/+$/, '')
  const kept = [...url.searchParams].filter(([name]) => NAMES_A_RELEASE.test(name) || !NOISE.test(name))
  const query = kept
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&')
  return `${host}${url.port ? `:${url.port}` : ''}${path}${query ? `?${query}` : ''}`
}

/** A release's id: the same for the same first identity, wherever and whenever it is read. */
export function releaseId(identity: string): string {
  return createHash('sha256').update(identity).digest('hex').slice(0, 24)
}
