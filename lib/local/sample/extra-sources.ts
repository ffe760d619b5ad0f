import { createHash } from 'node:crypto'
import { SAMPLE_NAME } from './sample-release.ts'

export const SAMPLE = 'sample'

/** A catalog line for what is read beside the catalog: all of it is news here, however old. */
export interface ExtraSource {
  id: string
  kind: 'feed'
  name: string
  url: string
  firstSight: 'announce'
  /** Set where the page behind a release may be asked for what the feed leaves out. */
  page?: 'any'
}

export function sampleSource(url: string): ExtraSource {
  return { id: SAMPLE, kind: 'feed', name: SAMPLE_NAME, url, firstSight: 'announce' }
}

/** Feeds given by their addresses alone: named after host and path, with ids of their own however often the program starts. */
export function givenFeeds(addresses: string[], readsPages: boolean): ExtraSource[] {
  const names = new Map<string, number>()
  return [...new Set(addresses)].map((address) => {
    const name = shortName(new URL(address))
    const namesakes = (names.get(name) ?? 0) + 1
    names.set(name, namesakes)
    const numbered = namesakes > 1 ? `${name} (${namesakes})` : name
    const line: ExtraSource = { id: idOf(address), kind: 'feed', name: numbered, url: address, firstSight: 'announce' }
    return readsPages ? { ...line, page: 'any' } : line
  })
}

const LONGEST_PATH = 32

/** Never what stands behind `?`: it may be a key, and the name goes to Slack. */
function shortName({ host, pathname }: URL): string {
  const path = pathname.replace(/\/$/, '')
  if (path.length <= LONGEST_PATH) return host + path
  const end = path.slice(-LONGEST_PATH)
  return `${host}/…${end.slice(Math.max(end.indexOf('/'), 0))}`
}

function idOf(address: string): string {
  const slug = new URL(address).hostname
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return `feed-${slug}-${createHash('sha256').update(address).digest('hex').slice(0, 6)}`
}
