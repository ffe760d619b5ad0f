import { absoluteUrl } from './absolute-url.ts'

/** The address of a release on korea.kr without how somebody searched for it; any other http(s) address as it is. */
export function releaseUrl(address: string | undefined): string | undefined {
  const href = absoluteUrl(address)
  if (!href) return undefined
  const url = new URL(href)
  const newsId = /(^|\.)korea\.kr$/.test(url.hostname) && url.searchParams.get('newsId')
  return newsId ? `${url.origin}${url.pathname}?newsId=${newsId}` : url.href
}
