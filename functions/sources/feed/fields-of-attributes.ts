/** What CDF, and RDF in its short form, say of a release by attributes, as the elements others use for it. */
export function fieldsOfAttributes(attributes: Record<string, string>): [string, string][] {
  const fields: Record<string, string> = { href: 'link', lastmod: 'pubDate', title: 'title', link: 'link' }
  return Object.entries(attributes).flatMap(([name, value]): [string, string][] => {
    const field = fields[name.toLowerCase()]
    return field && value.trim() !== '' ? [[field, value]] : []
  })
}
