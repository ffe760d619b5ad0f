/** The address of a release on korea.kr without how somebody searched for it; any other address as it is. */
export function releaseUrl(address: string | undefined): string | undefined {
  const url = address && URL.parse(address)
  if (!url) return undefined
  const newsId = /(^|\.)korea\.kr$/.test(url.hostname) && url.searchParams.get('newsId')
  return newsId ? `${url.origin}${url.pathname}?newsId=${newsId}` : url.href
}
