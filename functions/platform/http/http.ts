import { isUtf8 } from 'node:buffer'
import type { Failure, Validators } from '../../releases/source.ts'
import { type Exchanged, httpExchange } from './http-exchange.ts'
import { failureOfStatus, httpFailure } from './http-failure.ts'
import { cookiesAfter, httpHeaders } from './http-headers.ts'
import { isPrivateAddress } from './is-private-address.ts'

export interface Ask {
  method?: 'GET' | 'POST' | undefined
  /** Sent as a form. */
  body?: string | undefined
  /** What was known of the page: the site may answer that nothing changed. */
  validators?: Validators | undefined
  timeoutMs?: number | undefined
  maxBytes?: number | undefined
  ca?: string | undefined
  /** For addresses that others wrote: not even the first may be private. */
  publicOnly?: boolean | undefined
  /** What counts as a private address; tests have only loopback to play both parts with. */
  isPrivate?: ((address: string) => boolean) | undefined
}

export type Answer =
  | { outcome: 'ok'; url: string; contentType: string; body: Buffer; etag?: string; lastModified?: string }
  | { outcome: 'not modified' }
  /** `brokeOff`: the connection stood and was reset, so that trying again may help. */
  | ({ outcome: 'failed'; status?: number; retryAfter?: string; body?: Buffer; brokeOff?: boolean } & Failure)

const TIMEOUT = 15_000
const MAX_BYTES = 5 * 1024 * 1024
const MAX_REDIRECTS = 5

/** Asks one address politely and within limits, following redirects. Whatever the world does is an answer, never an exception. */
export async function http(address: string, ask: Ask = {}): Promise<Answer> {
  const signal = AbortSignal.timeout(ask.timeoutMs ?? TIMEOUT)
  const seen = new Set<string>()
  let url = new URL(address)
  let method = ask.method ?? 'GET'
  let cookies = ''
  const isPrivate = ask.isPrivate ?? isPrivateAddress
  let avoids = ask.publicOnly ? isPrivate : (_address: string) => false
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    seen.add(`${method} ${url.href} ${cookies}`)
    const body = method === 'POST' ? (ask.body ?? '') : undefined
    const headers = httpHeaders(ask.validators, body, cookies)
    const maxBytes = ask.maxBytes ?? MAX_BYTES
    let answer: Exchanged
    try {
      answer = await httpExchange(url, { method, headers, body, avoids, signal, ca: ask.ca, maxBytes })
    } catch (error) {
      return { outcome: 'failed', ...httpFailure(error, url.host, signal) }
    }
    const location = answer.status >= 300 && answer.status < 400 ? asSent(answer.headers.location) : undefined
    if (!location) return settled(answer, url)
    const next = URL.parse(location, url)
    if (!next || !/^https?:$/.test(next.protocol)) return redirectFailure(url.host, '알 수 없는 주소로 넘겼습니다.')
    // Some sites set a cookie and send the visitor to the same address again.
    cookies = next.host === url.host ? cookiesAfter(answer.headers, cookies) : ''
    // The source itself may stand in a private network; a public site may not lead there.
    if (!isPrivate(answer.address)) avoids = isPrivate
    if (answer.status < 307) method = 'GET'
    if (seen.has(`${method} ${next.href} ${cookies}`)) return redirectFailure(url.host, '같은 주소로 되돌려 보냅니다.')
    url = next
  }
  return redirectFailure(url.host, `주소를 ${MAX_REDIRECTS}번 넘게 옮겨 보냅니다.`)
}

/** Node reads headers as Latin 1; some sites send an address in Korean as it is. */
function asSent(location: string | undefined): string | undefined {
  const bytes = Buffer.from(location ?? '', 'latin1')
  return isUtf8(bytes) ? bytes.toString() : location
}

function settled({ status, headers, body }: Exchanged, url: URL): Answer {
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
    ...(headers.etag && { etag: headers.etag }),
    ...(headers['last-modified'] && { lastModified: headers['last-modified'] }),
  }
}

function redirectFailure(host: string, sentence: string): Answer {
  return { outcome: 'failed', reason: 'redirects', detail: `${host}에서 ${sentence}` }
}
