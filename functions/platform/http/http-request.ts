import { isUtf8 } from 'node:buffer'
import type { Failure, Validators } from '../../releases/source.ts'
import { type ExchangeResponse, httpExchange } from './http-exchange.ts'
import { failureOfStatus, httpFailure } from './http-failure.ts'
import { cookiesAfter, httpHeaders } from './http-headers.ts'
import { isPrivateAddress } from './is-private-address.ts'

export interface HttpOptions {
  method?: 'GET' | 'POST' | undefined
  /** Sent as a form. */
  body?: string | undefined
  /** What the last response gave: the site may then answer that nothing changed. */
  validators?: Validators | undefined
  timeoutMs?: number | undefined
  maxBytes?: number | undefined
  ca?: string | undefined
  /** The page whose link is followed, and the cookies it set: some sites give their files to nobody else. */
  referer?: string | undefined
  cookies?: string | undefined
  /** Refuse private addresses from the first request on; for URLs written by others. */
  publicOnly?: boolean | undefined
  /** Replaces `isPrivateAddress` in tests, where loopback plays both the public and the private address. */
  isPrivate?: ((address: string) => boolean) | undefined
}

export type HttpResult =
  /** `cookies`: what the host has set, as the header of a next request to it. */
  | {
      outcome: 'ok'
      url: string
      contentType: string
      body: Buffer
      cookies: string
      etag?: string
      lastModified?: string
    }
  | { outcome: 'not modified' }
  /** `brokeOff`: the connection was made and then reset, so that trying again may help. */
  | ({ outcome: 'failed'; status?: number; retryAfter?: string; body?: Buffer; brokeOff?: boolean } & Failure)

const TIMEOUT_MS = 15_000
const MAX_BYTES = 5 * 1024 * 1024
const MAX_REDIRECTS = 5

/**
 * Requests one address within limits of time and size, following redirects. Whatever the site or the network does is a result, never an
 * exception. A redirect from a public address to a private one is not followed.
 */
export async function httpRequest(address: string, options: HttpOptions = {}): Promise<HttpResult> {
  const signal = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS)
  const seen = new Set<string>()
  let url = new URL(address)
  let method = options.method ?? 'GET'
  let cookies = options.cookies ?? ''
  const isPrivate = options.isPrivate ?? isPrivateAddress
  let isForbidden = options.publicOnly ? isPrivate : (_address: string) => false
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    seen.add(`${method} ${url.href} ${cookies}`)
    const body = method === 'POST' ? (options.body ?? '') : undefined
    const headers = httpHeaders(options.validators, body, cookies, options.referer)
    const maxBytes = options.maxBytes ?? MAX_BYTES
    let response: ExchangeResponse
    try {
      response = await httpExchange(url, { method, headers, body, isForbidden, signal, ca: options.ca, maxBytes })
    } catch (error) {
      return { outcome: 'failed', ...httpFailure(error, url.host, signal) }
    }
    const location =
      response.status >= 300 && response.status < 400 ? decodedLocation(response.headers.location) : undefined
    if (!location) return resultOf(response, url, cookies)
    const next = URL.parse(location, url)
    if (!next || !/^https?:$/.test(next.protocol)) return redirectFailure(url.host, '알 수 없는 주소로 넘겼습니다.')
    // Some sites set a cookie and redirect to the same address, so a repeat counts as a loop only with the same cookies.
    cookies = next.host === url.host ? cookiesAfter(response.headers, cookies) : ''
    // A source may itself be in a private network; a public site may not redirect into one.
    if (response.address === undefined || !isPrivate(response.address)) isForbidden = isPrivate
    if (response.status < 307) method = 'GET'
    if (seen.has(`${method} ${next.href} ${cookies}`)) return redirectFailure(url.host, '같은 주소로 되돌려 보냅니다.')
    url = next
  }
  return redirectFailure(url.host, `주소를 ${MAX_REDIRECTS}번 넘게 옮겨 보냅니다.`)
}

/** Node reads headers as Latin 1, but some sites send Korean as plain UTF-8. */
function decodedLocation(location: string | undefined): string | undefined {
  const bytes = Buffer.from(location ?? '', 'latin1')
  return isUtf8(bytes) ? bytes.toString() : location
}

function resultOf({ status, headers, body }: ExchangeResponse, url: URL, cookies: string): HttpResult {
  if (status === 304) return { outcome: 'not modified' }
  if (status < 200 || status >= 300) {
    const retryAfter = headers['retry-after']
    return { outcome: 'failed', status, body, ...(retryAfter && { retryAfter }), ...failureOfStatus(status, url.host) }
  }
  return {
    outcome: 'ok',
    url: url.href,
    contentType: headers['content-type'] ?? '',
    body,
    cookies: cookiesAfter(headers, cookies),
    ...(headers.etag && { etag: headers.etag }),
    ...(headers['last-modified'] && { lastModified: headers['last-modified'] }),
  }
}

function redirectFailure(host: string, sentence: string): HttpResult {
  return { outcome: 'failed', reason: 'redirects', detail: `${host}에서 ${sentence}` }
}
