import { isIP } from 'node:net'
import { isPrivateAddress } from '../../platform/http/is-private-address.ts'
import { isLocalName } from '../../platform/http/proxy.ts'

/*
Links of a site that was set up on another machine: to localhost, to an address inside its own network, to a name without a domain. Nobody
outside can open them.
*/

function isPrivate(url: URL): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return isIP(host) === 0 ? isLocalName(host) : isPrivateAddress(host)
}

/**
 * The address of a release, where everybody can open it. One inside a network is that of the same page at the place it was read from, if that is
 * known; else none. A source inside a network may link to what is in it.
 */
export function publicLink(address: string | undefined, readFrom: string | undefined): string | undefined {
  const url = address === undefined ? null : URL.parse(address)
  if (!url || !isPrivate(url)) return address
  const source = readFrom === undefined ? null : URL.parse(readFrom)
  if (!source) return undefined
  return isPrivate(source) ? address : `${source.origin}${url.pathname}${url.search}${url.hash}`
}
