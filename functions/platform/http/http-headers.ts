import type { IncomingHttpHeaders } from 'node:http'
import about from '../../../package.json' with { type: 'json' }
import type { Validators } from '../../releases/source.ts'

/** Tells a site's keeper who sends the request, and where to complain. */
const USER_AGENT = `Chorok/${about.version} (+https://github.com/chorok-bot/chorok)`

/** A request's headers: who we are, where we come from, the `validators` of what we read before, and the form it carries. */
export function httpHeaders(
  validators: Validators = {},
  body: string | undefined,
  cookies: string,
  referer?: string,
): Record<string, string> {
  const headers: Record<string, string> = {
    'user-agent': USER_AGENT,
    accept: 'application/rss+xml, application/atom+xml, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5',
    'accept-language': 'ko, en;q=0.5',
    'accept-encoding': 'gzip, br, deflate',
  }
  if (validators.etag) headers['if-none-match'] = validators.etag
  if (validators.lastModified) headers['if-modified-since'] = validators.lastModified
  if (cookies) headers.cookie = cookies
  if (referer) headers.referer = referer
  if (body === undefined) return headers
  return {
    ...headers,
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(Buffer.byteLength(body)),
  }
}

/** The `cookie` header of the next request: the cookies of the last one, with those the response sets. */
export function cookiesAfter(headers: IncomingHttpHeaders, cookies: string): string {
  const set = (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';', 1)[0] as string)
  const names = new Set(set.map((cookie) => cookie.split('=', 1)[0]))
  const kept = cookies.split('; ').filter((cookie) => cookie && !names.has(cookie.split('=', 1)[0]))
  return [...kept, ...set].join('; ')
}
