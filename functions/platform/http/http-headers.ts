import type { IncomingHttpHeaders } from 'node:http'
import type { Validators } from '../../releases/source.ts'
import { USER_AGENT } from './user-agent.ts'

/** What a request says of us, of what we know already, and of what it carries. */
export function httpHeaders(known: Validators = {}, body: string | undefined, cookies: string): Record<string, string> {
  const headers: Record<string, string> = {
    'user-agent': USER_AGENT,
    accept: 'application/rss+xml, application/atom+xml, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5',
    'accept-language': 'ko, en;q=0.5',
    'accept-encoding': 'gzip, br, deflate',
  }
  if (known.etag) headers['if-none-match'] = known.etag
  if (known.lastModified) headers['if-modified-since'] = known.lastModified
  if (cookies) headers.cookie = cookies
  if (body === undefined) return headers
  return {
    ...headers,
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(Buffer.byteLength(body)),
  }
}

/** The cookies to send next: those known, with what an answer set. */
export function cookiesAfter(headers: IncomingHttpHeaders, known: string): string {
  const set = (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';', 1)[0] as string)
  const names = new Set(set.map((cookie) => cookie.split('=', 1)[0]))
  const kept = known.split('; ').filter((cookie) => cookie && !names.has(cookie.split('=', 1)[0]))
  return [...kept, ...set].join('; ')
}
