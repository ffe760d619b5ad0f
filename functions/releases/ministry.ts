import * as z from 'zod'
import { fold } from '../text/korean.ts'
import rows from './ministries.json' with { type: 'json' }

/**
 * A ministry or public body (ministries.json): its current name, and in `also` its short, former and English names. `source` is the law
 * that named it so, and since when.
 */
const Ministry = z.object({ name: z.string(), also: z.array(z.string()), source: z.string() })

const ministries = z.array(Ministry).parse(rows)

const byName = new Map(
  ministries.flatMap((ministry) => [ministry.name, ...ministry.also].map((name) => [fold(name).text, ministry])),
)

/**
 * The current name for any name of a ministry, without the division that may follow it (산업통상자원부 에너지정책실). A body that is not in
 * the list keeps the first word of its own name.
 */
export function ministryOf(name: string): string {
  const [first = ''] = name.trim().split(/[\s,(·/]+/)
  return (byName.get(fold(name).text) ?? byName.get(fold(first).text))?.name ?? first
}

/** The current names of all ministries and public bodies in the list. */
export function ministryNames(): string[] {
  return ministries.map(({ name }) => name)
}

/** All names of the ministry that has exactly this name; none when no ministry has. */
export function namesOfMinistry(name: string): string[] {
  const ministry = byName.get(fold(name).text)
  return ministry ? [ministry.name, ...ministry.also] : []
}

export function isSameMinistry(one: string, other: string): boolean {
  return fold(ministryOf(one)).text === fold(ministryOf(other)).text
}

export type MinistryKind = 'ministry' | 'office' | 'agency' | 'commission' | 'other'

const KIND_BY_ENDING: [string, MinistryKind][] = [
  ['위원회', 'commission'],
  ['부', 'ministry'],
  ['처', 'office'],
  ['청', 'agency'],
]

/** What kind of body a current name says it is: 부, 처 (under the prime minister), 청, 위원회, or none of them. */
export function ministryKind(name: string): MinistryKind {
  return KIND_BY_ENDING.find(([ending]) => name.endsWith(ending))?.[1] ?? 'other'
}
