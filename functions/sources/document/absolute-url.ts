/** Longer than any address of a release: nothing could keep or show it. */
const LONGEST = 2000

/** The http(s) address a link means, without the session it was found in; undefined when it names none. */
export function absoluteUrl(link: string | undefined, base?: string): string | undefined {
  if (!link) return undefined
  const url = URL.parse(
    link
      .trim()
      .replace(/;jsessionid=[^?#/]*/i, '')
      .replaceAll('&amp;', '&'),
    base,
  )
  return url && /^https?:$/.test(url.protocol) && url.href.length <= LONGEST ? url.href : undefined
}
