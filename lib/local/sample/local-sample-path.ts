const SAMPLE_LINK = /^https?:\/\/(?:localhost|127\.0\.0\.1):\d+(\/sample\/\d+)(?:\?.*)?$/

/**
 * The path of a link to a sample page; any other link as it is. This program serves the sample pages, whatever port it had when their
 * addresses were stored.
 */
export function localSamplePath(href: string): string {
  const [, path] = SAMPLE_LINK.exec(href) ?? []
  return path ?? href
}
