import { createHash } from 'node:crypto'
import type { Source } from '../../../functions/releases/source.ts'
import { sourcesOf } from '../../../functions/sources/catalog/catalog.ts'
import type { SourceSecretName, SourceSecretValues } from '../../../functions/sources/catalog/source-secrets.ts'
import { SAMPLE_NAME } from './sample-release.ts'

export const SAMPLE_ID = 'sample'

/** A source beside the catalog, in the form of its lines. All its releases are announced on first sight, however old they are. */
export interface ExtraSource {
  id: string
  kind: 'feed'
  name: string
  url: string
  firstSight: 'announce'
  /** `any`: the page behind a release may be fetched for what the feed leaves out. */
  page?: 'any'
}

export interface SourcesToRead {
  /** The sample, and the feeds that were asked for. */
  extra: ExtraSource[]
  /** `extra` and one's own sources: what the doors are told of beside the catalog. */
  lines: object[]
  /** With one's own sources. */
  catalog: Source[]
  /** `extra`, then `catalog`. */
  all: Source[]
  /** The ids of catalog sources whose key is missing, with that key. */
  keyless: Map<string, SourceSecretName>
}

interface SourceOptions {
  offline: boolean
  /** Addresses of feeds to read beside the catalog. */
  feeds: string[]
  /** Catalog lines of one's own. */
  ownSources?: readonly Record<string, unknown>[] | undefined
  sourceSecrets?: SourceSecretValues
}

/** `sampleUrl`: where the feed of the sample is served; none for a real workspace, which has nothing to do with the sample. */
export function sourcesToRead(options: SourceOptions, sampleUrl?: string): SourcesToRead {
  const { offline, feeds, ownSources = [], sourceSecrets = {} } = options
  const own = offline ? [] : ownSources
  const sample = sampleUrl ? [sampleSource(sampleUrl)] : []
  const extra = [...sample, ...feedSources(feeds, !offline)]
  const catalog = sourcesOf({
    catalog: offline ? 'off' : 'live',
    extra: JSON.stringify(own),
    esgBoard: process.env.CHOROK_ESG_BOARD,
    rules: !offline && process.env.CHOROK_RULES === 'on',
  })
  const keyless = new Map<string, SourceSecretName>()
  for (const { id, secret } of catalog) if (secret && !sourceSecrets[secret]) keyless.set(id, secret)
  return { extra, lines: [...extra, ...own], catalog, all: [...extra, ...catalog], keyless }
}

function sampleSource(url: string): ExtraSource {
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
