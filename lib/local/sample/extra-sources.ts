import { createHash } from 'node:crypto'
import { SAMPLE_NAME } from './sample-release.ts'

export const SAMPLE_ID = 'sample'

/** A source to read beside the catalog, as a line of it. All its releases are announced on first sight, however old they are. */
export interface ExtraSource {
  id: string
  kind: 'feed'
  name: string
  url: string
  firstSight: 'announce'
  /** `any`: the page behind a release may be fetched for what the feed leaves out. */
  page?: 'any'
}

export function sampleSource(url: string): ExtraSource {
  return { id: SAMPLE_ID, kind: 'feed', name: SAMPLE_NAME, url, firstSight: 'announce' }
}

/** Feeds given by their addresses (`--feed`): named after host and path; their ids stay the same over restarts. */
export function feedSources(addresses: string[], readsPages: boolean): ExtraSource[] {
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

const MAX_PATH_LENGTH = 32

/** Host and path, without what follows `?`: that may be a key, and the name goes to Slack. */
function shortName({ host, pathname }: URL): string {
  const path = pathname.replace(/\/$/, '')
  if (path.length <= MAX_PATH_LENGTH) return host + path
  const end = path.slice(-MAX_PATH_LENGTH)
  return `${host}/…${end.slice(Math.max(end.indexOf('/'), 0))}`
}

function idOf(address: string): string {
  const slug = new URL(address).hostname
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return `feed-${slug}-${createHash('sha256').update(address).digest('hex').slice(0, 6)}`
}
