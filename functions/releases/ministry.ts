import * as z from 'zod'
import { fold } from '../text/korean.ts'
import rows from './ministries.json' with { type: 'json' }

/** A ministry or public body by its name of today, with its short, old and English names. `source` says since when. */
const Ministry = z.object({ name: z.string(), also: z.array(z.string()), source: z.string() })

const ministries = z.array(Ministry).parse(rows)

const byName = new Map(
  ministries.flatMap((ministry) => [ministry.name, ...ministry.also].map((name) => [fold(name).text, ministry])),
)

/** The name of today for any name of a ministry; what nobody knows is its own name. A division after it is left out. */
export function ministryOf(name: string): string {
  const [first = ''] = name.trim().split(/[\s,(·/]+/)
  return (byName.get(fold(name).text) ?? byName.get(fold(first).text))?.name ?? first
}

/** The ministries and public bodies of today. */
export function ministryNames(): string[] {
  return ministries.map(({ name }) => name)
}

/** Every name of the ministry that goes by exactly this one; none when no ministry does. */
export function namesOfMinistry(name: string): string[] {
  const ministry = byName.get(fold(name).text)
  return ministry ? [ministry.name, ...ministry.also] : []
}

export function isSameMinistry(one: string, other: string): boolean {
  return fold(ministryOf(one)).text === fold(ministryOf(other)).text
}
