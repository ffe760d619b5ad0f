import Parser from 'rss-parser'

interface Row {
  title?: string | undefined
  link?: string | undefined
  isoDate?: string | undefined
}

/** What rss-parser makes of a feed with nothing of ours around it: what our reading is measured against. */
export async function rssParserAlone(xml: string): Promise<Row[]> {
  const feed = await new Parser().parseString(xml)
  return feed.items
}
