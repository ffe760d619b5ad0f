import type { CatalogLine } from './catalog-line.ts'

/** Which source a document without an address came from: the line on the host it links to, else of the ministry it is named after. */
export function recognise(lines: CatalogLine[], title: string, link: string | undefined): CatalogLine | undefined {
  const host = hostOf(link)
  const sameHost = lines.find((line) => host !== undefined && hostOf(line.url) === host)
  return sameHost ?? lines.find((line) => line.ministry !== undefined && title.includes(line.ministry))
}

function hostOf(address: string | undefined): string | undefined {
  return address === undefined ? undefined : URL.parse(address)?.host.replace(/^(www|m)\./, '')
}
