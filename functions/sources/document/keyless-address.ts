import { releaseUrl } from './urls.ts'

/** Parameters in which services hand out the id or key of whoever asked, in the links they answer with. */
const KEY_PARAMETERS = new Set(['oc', 'key', 'servicekey', 'apikey', 'authkey', 'crtfckey', 'token'])

/** An address from an answer, without any key: undefined where it is no web address. What people are shown and what is stored goes through here. */
export function keylessAddress(address: string | undefined, base?: string): string | undefined {
  const href = releaseUrl(address && base ? URL.parse(address, base)?.href : address)
  if (!href) return undefined
  const url = new URL(href)
  for (const name of [...url.searchParams.keys()])
    if (KEY_PARAMETERS.has(name.toLowerCase())) url.searchParams.delete(name)
  return url.href
}

/** The address of a request: the service's own with the parameters of this one. */
export function requestAddress(service: string, parameters: Record<string, string | number | undefined>): string {
  const url = new URL(service)
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) url.searchParams.set(name, String(value))
  return url.href
}
