const SAMPLE_LINK = /^https?:\/\/(?:localhost|127\.0\.0\.1):\d+(\/sample\/\d+)(?:\?.*)?$/

/** Sample pages are served by this program, whatever port it had when the sample was stored. */
export function hereabouts(href: string): string {
  const [, path] = SAMPLE_LINK.exec(href) ?? []
  return path ?? href
}
