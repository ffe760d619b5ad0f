/** The table's keys and indexes as data: the AWS stack and the local table are both made from it. `include` is what an index projects. */
export const TABLE_KEY = { partition: 'pk', sort: 'sk' } as const

export const TTL_ATTRIBUTE = 'expiresAt'

export const GLOBAL_INDEXES = [
  { name: 'bells', partition: { name: 'bell', type: 'S' }, sort: { name: 'ringAt', type: 'N' }, include: ['rings'] },
  { name: 'byDay', partition: { name: 'day', type: 'S' }, sort: { name: 'shownAs', type: 'S' }, include: 'all' },
  { name: 'byRelease', partition: { name: 'ofRelease', type: 'S' }, sort: { name: 'pk', type: 'S' }, include: [] },
] as const

export const LOCAL_INDEX = { name: 'dueInChannel', sort: { name: 'dueAt', type: 'N' } } as const
