import { type LookupAddress, lookup } from 'node:dns'
import { type IncomingHttpHeaders, type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { PassThrough, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { rootCertificates } from 'node:tls'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

export interface Exchange {
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body?: string | undefined
  /** Counted after decompression. */
  maxBytes: number
  /** Addresses no connection is made to. */
  avoids(address: string): boolean
  /** Extra certificate authorities (PEM) for a site whose own chain is incomplete. Verification itself is never off. */
  ca?: string | undefined
  signal: AbortSignal
}

export interface Exchanged {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
  /** The address that answered. */
  address: string
}

export class TooLarge extends Error {}
export class AvoidedAddress extends Error {}

/** One request and its answer, without following anything. Addresses are judged where the connection is made. */
export async function httpExchange(url: URL, asked: Exchange): Promise<Exchanged> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) && asked.avoids(host)) throw new AvoidedAddress(host)
  const response = await send(url, asked)
  const address = response.socket.remoteAddress ?? ''
  const body = await readBody(response, asked)
  return { status: response.statusCode ?? 0, headers: response.headers, body, address }
}

function send(url: URL, { method, headers, body, avoids, ca, signal }: Exchange): Promise<IncomingMessage> {
  const options = { method, headers, signal, agent: false as const, lookup: lookupAvoiding(avoids) }
  return new Promise((resolve, reject) => {
    // Said outright: NODE_TLS_REJECT_UNAUTHORIZED would turn it off otherwise.
    const verified = { rejectUnauthorized: true, ca: ca && [...rootCertificates, ca] }
    const secure = () => requestSecure(url, { ...options, ...verified }, resolve)
    const sent = url.protocol === 'https:' ? secure() : requestPlain(url, options, resolve)
    sent.on('error', reject)
    sent.end(body)
  })
}

function lookupAvoiding(avoids: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return callback(error, [])
      const [first, ...others] = addresses.filter(({ address }) => !avoids(address))
      if (!first) return callback(new AvoidedAddress(hostname), [])
      if (options.all) callback(null, [first, ...others])
      else callback(null, first.address, first.family)
    })
  }
}

async function readBody(response: IncomingMessage, { maxBytes, signal }: Exchange): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) {
      size += chunk.length
      if (size > maxBytes) throw new TooLarge()
      chunks.push(chunk)
    }
  }
  await pipeline(response, decompressor(response.headers['content-encoding']), collect, { signal })
  return Buffer.concat(chunks)
}

function decompressor(encoding = ''): Transform {
  if (/gzip/i.test(encoding)) return createGunzip()
  if (/\bbr\b/i.test(encoding)) return createBrotliDecompress()
  if (/deflate/i.test(encoding)) return createInflate()
  return new PassThrough()
}
