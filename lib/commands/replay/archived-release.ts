import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import type { RawRelease } from '../../../functions/releases/raw-release.ts'

/** A release in a file of past releases, one JSON line each. The file writes days as 2023.11.01; here they are 2023-11-01. */
export const ArchivedRelease = z.object({
  num: z.int(),
  url: z.url(),
  title: z.string().min(1),
  date: z
    .string()
    .transform((written) => written.replaceAll('.', '-'))
    .pipe(z.iso.date()),
  ministry: z.string().min(1),
  summary: z.string(),
})
export type ArchivedRelease = z.infer<typeof ArchivedRelease>

/** The releases of a file, gzipped or not, oldest first. Throws a sentence naming the first line that is not a release. */
export function readArchive(file: string): ArchivedRelease[] {
  const bytes = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  const releases = text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [parseLine(line, file, index)]))
  return releases.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.num - b.num))
}

/** The release as the ministry's own source lists it. */
export function toRawRelease({ url, title, date, ministry, summary }: ArchivedRelease): RawRelease {
  return { url, title, ministry, text: summary, published: { day: date } }
}

/** How a release is named to the person who runs a replay. */
export function describeRelease({ num, date, ministry, title }: ArchivedRelease): string {
  return `${num} ${date} ${ministry} 「${title}」`
}

function parseLine(line: string, file: string, index: number): ArchivedRelease {
  try {
    return ArchivedRelease.parse(JSON.parse(line))
  } catch (cause) {
    throw new Error(`${file} 파일의 ${index + 1}번째 줄은 발표가 아닙니다.`, { cause })
  }
}
