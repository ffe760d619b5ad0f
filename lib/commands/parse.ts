import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { httpRequest } from '../../functions/platform/http/http-request.ts'
import type { RawRelease } from '../../functions/releases/raw-release.ts'
import type { Failure } from '../../functions/releases/source.ts'
import { discontinuedNotice } from '../../functions/sources/catalog/discontinued-feed.ts'
import { type DocumentReading, readDocument } from '../../functions/sources/read-document.ts'
import { decode } from '../../functions/text/charset.ts'
import { seoulTime, startOfDay } from '../../functions/text/seoul.ts'
import { summarise } from '../../functions/text/summary.ts'

// npm run parse -- PATH...: what is read in each file, folder of files, or URL, as one JSON line each.

const MOST_BYTES = 64 * 1024 * 1024

const paths = process.argv.slice(2)
if (paths.length === 0) {
  console.error('usage: npm run parse -- PATH...   (feed or board files, folders of them, or URLs)')
  process.exit(2)
}
for (const file of paths.flatMap(filesOf)) {
  const read = await readAny(file)
  const line =
    read.outcome === 'failed' ? { releases: [], error: errorOf(read) } : { releases: read.releases.map(shown) }
  console.log(JSON.stringify({ file, ...line }))
}

function isUrl(path: string): boolean {
  return /^https?:\/\//.test(path) && URL.canParse(path)
}

function filesOf(path: string): string[] {
  if (isUrl(path) || !statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path]
  const files = readdirSync(path, { withFileTypes: true, recursive: true }).filter((entry) => !entry.isDirectory())
  return files.map((entry) => join(entry.parentPath, entry.name)).sort()
}

async function readAny(path: string): Promise<DocumentReading> {
  if (!isUrl(path)) return readLocal(path)
  const ended = discontinuedNotice(path)
  if (ended) return { outcome: 'failed', reason: 'discontinued', detail: ended }
  const answer = await httpRequest(path)
  if (answer.outcome === 'not modified') throw new Error(`${path} answered 304 though nothing was asked of it`)
  if (answer.outcome === 'failed') return answer
  return readDocument(decode(answer.body, answer.contentType), answer.url)
}

async function readLocal(path: string): Promise<DocumentReading> {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found?.isFile()) return { outcome: 'failed', reason: 'unreachable', detail: `파일이 없습니다: ${path}` }
  if (found.size > MOST_BYTES) return { outcome: 'failed', reason: 'too large', detail: '파일이 너무 큽니다.' }
  return readDocument(decode(readFileSync(path)))
}

function shown({ title, url, published, text }: RawRelease) {
  const publishedAt = published && seoulTime(published.at ?? startOfDay(published.day))
  return { title, url, publishedAt, summary: summarise(text, { title }) }
}

function errorOf({ reason, detail }: Failure): string {
  return `${reason}: ${detail}`
}
