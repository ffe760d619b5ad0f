export type MinistryKind = 'ministry' | 'office' | 'agency' | 'commission' | 'other'

const ENDINGS: [string, MinistryKind][] = [
  ['위원회', 'commission'],
  ['부', 'ministry'],
  ['처', 'office'],
  ['청', 'agency'],
]

/** What kind of body a name of today says it is: 부, 처 (of the prime minister), 청, 위원회, or none of them. */
export function ministryKind(name: string): MinistryKind {
  return ENDINGS.find(([ending]) => name.endsWith(ending))?.[1] ?? 'other'
}
