import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { CatalogLine } from '../../functions/sources/catalog/catalog-line.ts'
import { openReadSource } from '../../functions/sources/read-source.ts'

const CHANGED_FEEDS = 30
const SITE = fileURLToPath(new URL('poll-site.ts', import.meta.url))

/**
 * What one poll's readings hold at most, in MB, where 30 feeds of a megabyte have changed and one more names a document: read beside each
 * other, as the poll door reads them, and all kept until the end. Storing is not part of it. `startMb` is what the process holds before.
 */
export async function benchPoll(documentPath: string) {
  const site = spawn(process.execPath, [SITE, documentPath], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const url = await addressOf(site)
    const line = (path: string) =>
      CatalogLine.parse({ id: path, name: '시험부', kind: 'feed', url: `${url}/${path}`, page: 'any' })
    const lines = Array.from({ length: CHANGED_FEEDS }, (_, at) => line(`feed${at}`))
    const read = openReadSource({ storedAddresses: async () => new Set(), secret: async () => undefined })
    const startMb = peakMb()
    const start = performance.now()
    const readings = await Promise.all([...lines, line('filed')].map((one) => read(one, {}, Date.now())))
    const seconds = Math.round(performance.now() - start) / 1000
    const releases = readings.flatMap((reading) => (reading.outcome === 'read' ? reading.releases : []))
    const fromFiles = releases.filter(({ textIn }) => textIn === 'attachment').length
    return { feeds: lines.length, releases: releases.length, fromFiles, startMb, peakMb: peakMb(), seconds }
  } finally {
    site.kill()
  }
}

async function addressOf(site: ChildProcess): Promise<string> {
  const [printed] = await Promise.race([
    once(site.stdout as NonNullable<typeof site.stdout>, 'data'),
    once(site, 'exit').then(() => {
      throw new Error('the site that is polled did not start')
    }),
  ])
  return String(printed).trim()
}

function peakMb(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024)
}
