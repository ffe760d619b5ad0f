import { expect } from 'vitest'
import type { Reading } from '../../functions/releases/source.ts'

/**
 * What every reader of every kind of source owes the rest of the program: plain titles and texts, absolute addresses, days that are days, no
 * release twice. Returns the releases.
 */
export function expectReleases(reading: Reading) {
  if (reading.outcome !== 'read') throw new Error(`not read: ${JSON.stringify(reading)}`)
  expect(reading.releases.length).toBeGreaterThan(0)
  for (const release of reading.releases) {
    expect(release.title).toMatch(/^\S.*\S$/u)
    expect(release.title).not.toMatch(/&\w+;|<\/?\w|\n/)
    expect(release.url).toMatch(/^https?:\/\/[^/]+\//)
    expect(release.text).not.toMatch(/<\/?\w|&\w+;|^\s|\s$|\n\n/)
    if (release.published) expect(release.published.day).toMatch(/^20\d\d-\d\d-\d\d$/)
    for (const { name } of release.attachments ?? []) expect(name).not.toBe('')
  }
  const urls = reading.releases.map(({ url, apart }) => `${url} ${apart ?? ''}`)
  expect(new Set(urls).size).toBe(urls.length)
  return reading.releases
}
