import { createHash } from 'node:crypto'
import { SAMPLE_NAME } from './sample/sample-release.ts'

export const SAMPLE = 'sample'

/** A catalog line for what is read beside the catalog: all of it is news here, however old. */
export interface ExtraSource {
  id: string
  kind: 'feed'
  name: string
  url: string
  firstSight: 'announce'
}

export function sampleSource(url: string): ExtraSource {
  return { id: SAMPLE, kind: 'feed', name: SAMPLE_NAME, url, firstSight: 'announce' }
}

/** A feed given by its address alone: named after its host, with an id of its own however often the program starts. */
export function givenFeed(address: string): ExtraSource {
  const url = new URL(address)
  const slug = url.hostname
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  const id = `feed-${slug}-${createHash('sha256').update(address).digest('hex').slice(0, 6)}`
  return { id, kind: 'feed', name: url.host, url: address, firstSight: 'announce' }
}
