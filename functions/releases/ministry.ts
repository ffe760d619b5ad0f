import * as z from 'zod'
import { fold } from '../text/korean.ts'
import rows from './ministries.json' with { type: 'json' }
import bodies from './public-bodies.json' with { type: 'json' }

/**
 * A ministry or public body (ministries.json): its current name, and in `also` its short, former and English names. `source` is the law
 * that named it so, and since when. A body with `namesTopic` exists for the very matter in its name: what it says is news about that.
 */
const Ministry = z.object({
  name: z.string(),
  also: z.array(z.string()),
  namesTopic: z.boolean().default(false),
  source: z.string(),
})

/** Names of bodies under or beside the ministries (public-bodies.json). `source` is the law or list that knows them. */
const PublicBodies = z.object({ names: z.array(z.string()), source: z.string().min(2) })

const ministries = z.array(Ministry).parse(rows)
const publicBodies = z.array(PublicBodies).parse(bodies)

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

/** Every name of a ministry or public body, save of those that are named after the one matter they exist for. */
export function institutionNames(): string[] {
  const ofMinistries = ministries.flatMap(({ name, also, namesTopic }) => (namesTopic ? [] : [name, ...also]))
  return [...ofMinistries, ...publicBodies.flatMap((group) => group.names)]
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
