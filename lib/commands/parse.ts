import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { now } from '../../functions/platform/clock.ts'
import { httpRequest } from '../../functions/platform/http/http-request.ts'
import type { RawRelease } from '../../functions/releases/raw-release.ts'
import { isMisdated } from '../../functions/releases/same-release/normalise-release.ts'
import type { Failure } from '../../functions/releases/source.ts'
import { discontinuedNotice } from '../../functions/sources/catalog/discontinued-feed.ts'
import { type DocumentReading, readDocument } from '../../functions/sources/read-document.ts'
import { decode } from '../../functions/text/charset.ts'
import { seoulDay, seoulTime, startOfDay } from '../../functions/text/seoul.ts'
import { summarise } from '../../functions/text/summary.ts'
import { commandLine } from './command-line/command-line.ts'
import { parseAttachment } from './parse/parse-attachment.ts'
import { archiveFailure, CUT_OFF, readFile } from './parse/read-file.ts'

const { positionals: paths } = commandLine({
  command: 'npm run parse --',
  takes: 'PATH...   (피드, 게시판, 한글 문서(hwpx, hwp) 파일이나 그 폴더, 또는 주소)',
  does: `파일이나 주소 하나마다 JSON 한 줄을 출력합니다: {"file", "releases": [{"title", "url", "publishedAt", "summary", "kind"?, "due"?, "effective"?}], "error"?, "readAs"?}.
"readAs"는 어떤 마크업이나 카탈로그 줄로 읽었고 왜 그런지입니다. 어느 누리집의 쪽인지 알 수 없으면 상대 주소는 비워 둡니다. 문서에서는 발표가
갖게 될 본문을 읽습니다. gzip은 풀어서 읽고, 끊긴 것은 읽은 데까지의 발표와 "error"를 함께 적습니다. 하루 넘게 앞선 날짜는 "misdatedAs"로 적습니다.`,
  language: 'ko',
  positionals: { min: 1, max: Number.POSITIVE_INFINITY },
})
for (const file of paths.flatMap(filesOf)) {
  const reading = await readAny(file)
  const error = reading.outcome === 'failed' ? reading : reading.cut
  const line = {
    releases: reading.outcome === 'failed' ? [] : reading.releases.map(printed),
    ...(error && { error: errorOf(error) }),
  }
  console.log(JSON.stringify({ file, ...line, ...(reading.readAs && { readAs: reading.readAs }) }))
}

function isUrl(path: string): boolean {
  return /^https?:\/\//.test(path) && URL.canParse(path)
}

/** The files of a folder and of its sub-folders; anything else stands for itself. */
function filesOf(path: string): string[] {
  if (isUrl(path) || !statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path]
  const files = readdirSync(path, { withFileTypes: true, recursive: true }).filter((entry) => !entry.isDirectory())
  return files.map((entry) => join(entry.parentPath, entry.name)).sort()
}

/** `cut`: the file's compression ends early; what came before is read. */
async function readAny(path: string): Promise<DocumentReading & { cut?: Failure }> {
  if (!isUrl(path)) return readLocal(path)
  const notice = discontinuedNotice(path)
  if (notice) return { outcome: 'failed', reason: 'discontinued', detail: notice }
  const response = await httpRequest(path)
  if (response.outcome === 'not modified')
    throw new Error(`${path} answered 304, although the request had no condition`)
  if (response.outcome === 'failed') return response
  return readBytes(response.body, response.url, response)
}

async function readLocal(path: string): Promise<DocumentReading & { cut?: Failure }> {
  const file = readFile(path)
  if ('reason' in file) return { outcome: 'failed', ...file }
  const reading = await readBytes(file.bytes, path)
  if (!file.isCut) return reading
  return reading.outcome === 'failed' ? { outcome: 'failed', ...CUT_OFF } : { ...reading, cut: CUT_OFF }
}

async function readBytes(
  bytes: Buffer,
  place: string,
  response?: { url: string; contentType: string },
): Promise<DocumentReading> {
  const attached = parseAttachment(bytes, response ? new URL(place).pathname : place)
  if (attached) return attached
  const archive = archiveFailure(bytes)
  if (archive) return { outcome: 'failed', ...archive }
  return readDocument(decode(bytes, response?.contentType), response?.url, seoulDay(now()))
}

function printed({ title, url, published, text, kind, due, effective = [] }: RawRelease) {
  const written = published && seoulTime(published.at ?? startOfDay(published.day))
  const isOff = published !== undefined && isMisdated(published, now())
  const dates = isOff ? { misdatedAs: written } : { publishedAt: written }
  const [effectiveFrom] = effective.toSorted()
  const binding = { ...(kind && { kind }), ...(due && { due }), ...(effectiveFrom && { effective: effectiveFrom }) }
  return { title, url, ...dates, summary: summarise(text, { title }), ...binding }
}

function errorOf({ reason, detail }: Failure): string {
  return `${reason}: ${detail}`
}
