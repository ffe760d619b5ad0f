/** Domains that belong to nobody (RFC 2606), in an address of the web or of mail. */
const NOBODYS = /(?:@|:\/\/)(?:[\w-]+\.)*(?:example\.(?:com|net|org)|[\w-]+\.example|[\w-]+\.invalid)(?=[/:?#]|$)/i

/** The places of addresses that were copied from an example and lead nowhere, with each address. */
export function exampleValues(written: unknown, path: PropertyKey[] = []): { path: PropertyKey[]; value: string }[] {
  if (typeof written === 'string') return NOBODYS.test(written) ? [{ path, value: written }] : []
  if (typeof written !== 'object' || written === null) return []
  return Object.entries(written).flatMap(([name, value]) => {
    const part = Array.isArray(written) ? Number(name) : name
    // How an address is known is told in sentences, which may name any.
    return part === 'evidence' ? [] : exampleValues(value, [...path, part])
  })
}
