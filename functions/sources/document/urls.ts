/** No address of a release is longer. A longer one could be neither stored nor shown. */
const MAX_URL_LENGTH = 2000

/** The http(s) address a link means, without the session id some sites put into it; undefined when it means none. */
export function absoluteUrl(link: string | undefined, base?: string): string | undefined {
  if (!link) return undefined
  const withoutSession = link.trim().replace(/;jsessionid=[^?#/]*/i, '')
  const url = URL.parse(withoutSession.replaceAll('&amp;', '&'), base)
  return url && /^https?:$/.test(url.protocol) && url.href.length <= MAX_URL_LENGTH ? url.href : undefined
}

/** The address of a release. On korea.kr without the search it was found by; any other http(s) address as it is. */
export function releaseUrl(address: string | undefined): string | undefined {
  const href = absoluteUrl(address)
  if (!href) return undefined
  const url = new URL(href)
  const newsId = /(^|\.)korea\.kr$/.test(url.hostname) && url.searchParams.get('newsId')
  return newsId ? `${url.origin}${url.pathname}?newsId=${newsId}` : url.href
}
