import { withoutSessions } from '../../releases/same-release/address-noise.ts'
import { mendLink } from './mend-link.ts'
import { isTemplateValue } from './template-value.ts'

/** No address of a release is longer. A longer one could be neither stored nor shown. */
const MAX_URL_LENGTH = 2000

/** `#view` stays on the page, unless it is the address of a single-page application; `void(0)` and `return false` are scripts. */
const NO_LINK = /^(?:#(?!!?\/)|(?:javascript|vbscript|data|mailto|tel|about|blob):|void\s*\(|return\b)/i
/** Whether a link leads to a page at all: not a script, not a place on the same page. */
export function isLink(link: string | undefined): link is string {
  return link !== undefined && link.trim() !== '' && !NO_LINK.test(link.trim())
}

/** The http(s) address a link means, without the session id some sites put into it; undefined when it means none. */
export function absoluteUrl(link: string | undefined, base?: string): string | undefined {
  if (!isLink(link)) return undefined
  const written = link.trim().replace(/&(?:amp;|#0*38;|#x26;)+(?:amp;)*/gi, '&')
  const mended = isTemplateValue(written) ? undefined : mendLink(written)
  const url = mended === undefined ? null : URL.parse(mended, base)
  const path = url && withoutSessions(url.pathname)
  if (url && path && path !== url.pathname) url.pathname = path
  return webAddress(url)
}

function webAddress(url: URL | null): string | undefined {
  return url && /^https?:$/.test(url.protocol) && url.href.length <= MAX_URL_LENGTH ? url.href : undefined
}

/**
 * The address that the version before made of a link: it took a host without a scheme for a path, and a place on the page for a link.
 * Releases are stored under it.
 */
export function addressBefore(link: string | undefined, base?: string): string | undefined {
  if (!link) return undefined
  const withoutSession = link.trim().replace(/;jsessionid=[^?#/]*/i, '')
  return webAddress(URL.parse(withoutSession.replaceAll('&amp;', '&'), base))
}

/** The address of a release. On korea.kr without the search it was found by; any other http(s) address as it is. */
export function releaseUrl(address: string | undefined): string | undefined {
  const href = absoluteUrl(address)
  if (!href) return undefined
  const url = new URL(href)
  const newsId = /(^|\.)korea\.kr$/.test(url.hostname) && url.searchParams.get('newsId')
  return newsId ? `${url.origin}${url.pathname}?newsId=${newsId}` : url.href
}
