import { type LookupAddress, lookup } from 'node:dns'
import { type IncomingHttpHeaders, type IncomingMessage, Agent as PlainAgent, request as requestPlain } from 'node:http'
import { request as requestSecure, Agent as SecureAgent } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { PassThrough, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { getCACertificates } from 'node:tls'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { isLocalName, proxyVariables } from './proxy.ts'
import { isTooLarge, unzip } from './unzip.ts'

export interface ExchangeRequest {
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body?: string | undefined
  /** Of the body after decompression. */
  maxBytes: number
  /** IP addresses to which no connection is made. */
  isForbidden(address: string): boolean
  /** Extra certificate authorities (PEM) for a site that sends an incomplete chain. Certificates are always verified. */
  ca?: string | undefined
  signal: AbortSignal
}

export interface ExchangeResponse {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
  /** The IP address that answered; undefined behind a proxy, which alone knows it. */
  address: string | undefined
}

export class ResponseTooLargeError extends Error {}
export class ForbiddenAddressError extends Error {}
/** The proxy could not be reached, or let nobody through. `status`: what it answered, if it did. */
export class ProxyError extends Error {
  readonly status: number | undefined
  constructor(cause: Error & { statusCode?: number }) {
    super(cause.message, { cause })
    this.status = cause.statusCode
  }
}

const LOOPBACK = '127.0.0.1'

/**
 * One request and its response; redirects are not followed. `isForbidden` judges the very address that is connected to, after DNS, so that a
 * name cannot lead elsewhere. Through a proxy there is no DNS of ours: addresses that stand in the URL are judged, and names that only a
 * network of one's own knows; what else a name means is the proxy's to say. Throws what went wrong on the way.
 */
export async function httpExchange(url: URL, request: ExchangeRequest): Promise<ExchangeResponse> {
  const host = hostOf(url)
  if (isIP(host) && request.isForbidden(host)) throw new ForbiddenAddressError(host)
  if (proxyVariables() && isLocalName(host) && !isIP(host) && request.isForbidden(LOOPBACK))
    throw new ForbiddenAddressError(host)
  const { response, isProxied } = await send(url, request)
  const address = isProxied ? undefined : response.socket.remoteAddress
  const body = await readBody(response, request)
  return { status: response.statusCode ?? 0, headers: response.headers, body, address }
}

function send(url: URL, request: ExchangeRequest): Promise<{ response: IncomingMessage; isProxied: boolean }> {
  const { method, headers, body, isForbidden, ca, signal } = request
  const proxyEnv = proxyVariables()
  const isSecure = url.protocol === 'https:'
  const mayBeProxied = Boolean(isSecure ? proxyEnv?.HTTPS_PROXY : proxyEnv?.HTTP_PROXY)
  // An agent looks a name up only where it connects to the site itself; then every address is judged as without a proxy.
  let isDirect = !mayBeProxied || isIP(hostOf(url)) !== 0
  const lookup = lookupAllowed(isForbidden, () => {
    isDirect = true
  })
  const agent = mayBeProxied && (isSecure ? new SecureAgent({ proxyEnv }) : new PlainAgent({ proxyEnv }))
  const options = { method, headers, signal, agent, lookup }
  return new Promise((resolve, reject) => {
    const onResponse = (response: IncomingMessage) => resolve({ response, isProxied: !isDirect })
    // Without `rejectUnauthorized`, the variable NODE_TLS_REJECT_UNAUTHORIZED could turn verification off.
    const verified = { rejectUnauthorized: true, ca: ca && [...getCACertificates('default'), ca] }
    const secure = () => requestSecure(url, { ...options, ...verified }, onResponse)
    const sent = isSecure ? secure() : requestPlain(url, options, onResponse)
    sent.on('error', (error: NodeJS.ErrnoException) =>
      reject(isProxyFault(error, isDirect) ? new ProxyError(error) : error),
    )
    sent.end(body)
  })
}

/** Before the proxy has let us through, whatever fails is about the way to it. */
function isProxyFault({ code = '' }: NodeJS.ErrnoException, isDirect: boolean): boolean {
  return (
    /^ERR_PROXY/.test(code) ||
    (!isDirect && /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)$/.test(code))
  )
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '')
}

function lookupAllowed(isForbidden: (address: string) => boolean, onLookup: () => void): LookupFunction {
  return (hostname, options, callback) => {
    onLookup()
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return callback(error, [])
      const [first, ...others] = addresses.filter(({ address }) => !isForbidden(address))
      if (!first) return callback(new ForbiddenAddressError(hostname), [])
      if (options.all) callback(null, [first, ...others])
      else callback(null, first.address, first.family)
    })
  }
}

async function readBody(response: IncomingMessage, { maxBytes, signal }: ExchangeRequest): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) {
      size += chunk.length
      if (size > maxBytes) throw new ResponseTooLargeError()
      chunks.push(chunk)
    }
  }
  await pipeline(response, decompressor(response.headers['content-encoding']), collect, { signal })
  try {
    return unzip(Buffer.concat(chunks), maxBytes).bytes
  } catch (error) {
    throw isTooLarge(error) ? new ResponseTooLargeError() : error
  }
}

function decompressor(encoding = ''): Transform {
  if (/gzip/i.test(encoding)) return createGunzip()
  if (/\bbr\b/i.test(encoding)) return createBrotliDecompress()
  if (/deflate/i.test(encoding)) return createInflate()
  return new PassThrough()
}
