import { type LookupAddress, lookup } from 'node:dns'
import { type IncomingHttpHeaders, type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { PassThrough, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { rootCertificates } from 'node:tls'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
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
  /** The IP address that answered. */
  address: string
}

export class ResponseTooLargeError extends Error {}
export class ForbiddenAddressError extends Error {}

/**
 * One request and its response; redirects are not followed. `isForbidden` judges the very address that is connected to, after DNS, so that a
 * name cannot lead elsewhere. Throws what went wrong on the way.
 */
export async function httpExchange(url: URL, request: ExchangeRequest): Promise<ExchangeResponse> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) && request.isForbidden(host)) throw new ForbiddenAddressError(host)
  const response = await send(url, request)
  const address = response.socket.remoteAddress ?? ''
  const body = await readBody(response, request)
  return { status: response.statusCode ?? 0, headers: response.headers, body, address }
}

function send(url: URL, { method, headers, body, isForbidden, ca, signal }: ExchangeRequest): Promise<IncomingMessage> {
  const options = { method, headers, signal, agent: false as const, lookup: lookupAllowed(isForbidden) }
  return new Promise((resolve, reject) => {
    // Without `rejectUnauthorized`, the variable NODE_TLS_REJECT_UNAUTHORIZED could turn verification off.
    const verified = { rejectUnauthorized: true, ca: ca && [...rootCertificates, ca] }
    const secure = () => requestSecure(url, { ...options, ...verified }, resolve)
    const sent = url.protocol === 'https:' ? secure() : requestPlain(url, options, resolve)
    sent.on('error', reject)
    sent.end(body)
  })
}

function lookupAllowed(isForbidden: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
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
