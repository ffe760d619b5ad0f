import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import type { RawRelease } from '../../../functions/releases/raw-release.ts'

/** One line of a file of releases; its day is written 2023.11.01. */
export const PlayedRelease = z.object({
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
export type PlayedRelease = z.infer<typeof PlayedRelease>

/** The releases of a file, gzipped or not, oldest first. Throws naming the line that is none. */
export function readPlayed(file: string): PlayedRelease[] {
  const bytes = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  const lines = text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [readLine(line, file, index)]))
  return lines.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.num - b.num))
}

/** As the ministry's own source shows it. */
export function toRaw({ url, title, date, ministry, summary }: PlayedRelease): RawRelease {
  return { url, title, ministry, text: summary, published: { day: date } }
}

function readLine(line: string, file: string, index: number): PlayedRelease {
  try {
    return PlayedRelease.parse(JSON.parse(line))
  } catch (cause) {
    throw new Error(`${file} 파일의 ${index + 1}번째 줄은 발표가 아닙니다.`, { cause })
  }
}
