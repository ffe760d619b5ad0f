import { CIBOARD_PATH, kboardUid, underFormerHosts } from './identity.ts'

/*
Identities as the version before made them: parameters without a value counted, fewer paging parameters were known, and of the ministries
whose hosts were renamed only one was. The tables of installed systems hold identities of this form. Nothing here may change; it goes when
no stored release is shown by its source any more.
*/

const NOISE_PARAMETER =
  /^(utm_.*|call_from|fbclid|gclid|jsessionid|phpsessid|aspsessionid.*|session_?id|_?csrf|period|repcode|repcodetype|startdate|enddate|sdate|edate|srch.*|top|menuno|menuid|pageindex|page|pageid|pageno|pageunit|npage|curpage|cpage|maxpageitems|pageroffset.*|lcmspage|rowpagec)$/i
const SEARCH_PARAMETER = /^search(?!.*(id|seq|no|num|sn|idx)$)/i
const MOVED_HOSTS: Record<string, string> = { 'moef.go.kr': 'mofe.go.kr' }

/** The identities under which an earlier version may have stored the release at this address. Throws on what is no absolute URL. */
export function identitiesBefore(address: string): string[] {
  return underFormerHosts(address).map(identityUnder)
}

function identityUnder(address: string): string {
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
  const kept = telling.length > 0 || /\d/.test(path) ? telling : all
  const query = kept
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&')
  const route = /^#!?\//.test(url.hash) ? url.hash : ''
  return `${host}${url.port ? `:${url.port}` : ''}${path}${query ? `?${query}` : ''}${route}`
}
