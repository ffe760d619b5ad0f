import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { forgetRows } from '../../functions/store/forget-rows.ts'
import type { Row } from '../../functions/store/table/read-rows.ts'
import { openTestTable } from '../support/test-stores.ts'

const real = (sk: string) => ({ pk: 'CHANNEL#T0REAL#C0REAL', sk })

/** What an earlier version left that told samples to real people. */
const ROWS: Row[] = [
  { pk: 'RELEASE#s1', sk: 'RELEASE', id: 's1', sourceId: 'sample', url: 'http://localhost:4000/sample/1', alsoAt: [] },
  { pk: 'RELEASE#s2', sk: 'RELEASE', id: 's2', sourceId: 'other', url: 'http://localhost:4123/sample/2', alsoAt: [] },
  {
    pk: 'RELEASE#r1',
    sk: 'RELEASE',
    id: 'r1',
    sourceId: 'me',
    alsoAt: [{ sourceId: 'sample' }, { sourceId: 'korea' }],
  },
  { pk: 'RELEASE#r2', sk: 'RELEASE', id: 'r2', sourceId: 'me', alsoAt: [] },
  { pk: 'ID#1', sk: 'ID', releaseId: 's1' },
  { pk: 'ID#2', sk: 'ID', releaseId: 'r1' },
  { pk: 'TITLE#1', sk: '2026-02-02', releaseId: 's2' },
  { pk: 'PLAN#s1', sk: 'PLAN' },
  { pk: 'SOURCES', sk: 'sample' },
  { pk: 'SOURCES', sk: 'me' },
  { pk: 'TEAM#T0CHOROK', sk: 'TEAM' },
  { pk: 'TEAM#T0REAL', sk: 'TEAM' },
  { pk: 'CHANNEL#T0CHOROK#C0ESG', sk: 'CHANNEL', fence: 1 },
  { pk: 'CHANNEL#T0CHOROK#C0ESG', sk: 'DELIVERY#r2', releaseId: 'r2' },
  { ...real('CHANNEL'), fence: 1, openMessageId: 'm1', untold: new Set(['s1', 'r1']) },
  { ...real('DELIVERY#s1'), releaseId: 's1' },
  { ...real('DELIVERY#r1'), releaseId: 'r1' },
  { ...real('MESSAGE#m1'), messageId: 'm1', releaseIds: ['s1', 's2'], shown: [0, 0] },
  { ...real('MESSAGE#m2'), messageId: 'm2', releaseIds: ['s1', 'r1', 's2'], shown: [0, 1, null] },
  { pk: 'UNDELIVERED', sk: 'T0CHOROK#C0ESG#r2', releaseIds: ['r2'] },
  { pk: 'UNDELIVERED', sk: 'T0REAL#C0REAL#s1', releaseIds: ['s1'] },
  { pk: 'ILLS', sk: 'source#sample', subject: 'sample' },
  { pk: 'FEEDBACK#2026-11', sk: 'x', team: 'T0REAL', releaseId: 's1' },
]

test('a source and a workspace leave no trace; what is beside them stays', async () => {
  const table = await openTestTable()
  for (const Item of ROWS) await table.db.send(new PutCommand({ TableName: table.name, Item }))
  const what = {
    team: 'T0CHOROK',
    sourceId: 'sample',
    isForgotten: ({ sourceId, url }: Row) => sourceId === 'sample' || String(url).includes('/sample/'),
  }
  expect((await forgetRows(table, what)).releases).toBe(2)
  const { Items = [] } = await table.db.send(new ScanCommand({ TableName: table.name, ConsistentRead: true }))
  const left = new Map(Items.map((row) => [`${row.pk} ${row.sk}`, row]))
  expect([...left.keys()].sort()).toEqual([
    'CHANNEL#T0REAL#C0REAL CHANNEL',
    'CHANNEL#T0REAL#C0REAL DELIVERY#r1',
    'CHANNEL#T0REAL#C0REAL MESSAGE#m2',
    'ID#2 ID',
    'RELEASE#r1 RELEASE',
    'RELEASE#r2 RELEASE',
    'SOURCES me',
    'TEAM#T0REAL TEAM',
  ])
  expect(left.get('RELEASE#r1 RELEASE')?.alsoAt).toEqual([{ sourceId: 'korea' }])
  expect(left.get('CHANNEL#T0REAL#C0REAL MESSAGE#m2')).toMatchObject({ releaseIds: ['r1'], shown: [1] })
  expect(left.get('CHANNEL#T0REAL#C0REAL CHANNEL')).toMatchObject({ untold: new Set(['r1']) })
  expect(left.get('CHANNEL#T0REAL#C0REAL CHANNEL')).not.toHaveProperty('openMessageId')
  expect(await forgetRows(table, what)).toEqual({ releases: 0, rows: 0 })
})
