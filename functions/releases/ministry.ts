import { z } from 'zod'
import { fold } from '../text/korean.ts'
import rows from './ministries.json' with { type: 'json' }

/** A ministry or public body by its name of today, with its short, old and English names. `source` says since when. */
const Ministry = z.object({ name: z.string(), also: z.array(z.string()), source: z.string() })

const todays = new Map(
  z
    .array(Ministry)
    .parse(rows)
    .flatMap(({ name, also }) => [name, ...also].map((one) => [fold(one).text, name])),
)

/** The name of today for any name of a ministry; what nobody knows is its own name. A division after it is left out. */
export function ministryOf(name: string): string {
  const whole = todays.get(fold(name).text)
  if (whole) return whole
  const [first = ''] = name.trim().split(/[\s,(·/]+/)
  return todays.get(fold(first).text) ?? first
}

export function isSameMinistry(one: string, other: string): boolean {
  return fold(ministryOf(one)).text === fold(ministryOf(other)).text
}
