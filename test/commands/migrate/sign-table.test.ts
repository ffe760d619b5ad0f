import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SIGNATURE_FORM } from '../../../functions/releases/day-signature.ts'
import { findLatest } from '../../../functions/releases/find-latest.ts'
import type { Release } from '../../../functions/releases/release.ts'
import { releaseToRow } from '../../../functions/store/release-rows.ts'
import { storeIn } from '../../../functions/store/store.ts'
import { keys } from '../../../functions/store/table/keys.ts'
import type { Table } from '../../../functions/store/table/table.ts'
import { compileMatcher } from '../../../functions/subscriptions/matching/matcher.ts'
import { openMayAnswer } from '../../../functions/subscriptions/matching/may-answer.ts'
import { parseQueries } from '../../../functions/subscriptions/query/query.ts'
import { DAY } from '../../../functions/text/seoul.ts'
import { signTable } from '../../../lib/commands/migrate/sign-table.ts'
import { aRelease, MONDAY } from '../../support/a-release.ts'
import { openTestTable } from '../../support/test-stores.ts'

/** A table with releases that nobody signed, one every ten days. */
async function anUnsignedTable(): Promise<Table> {
  const table = await openTestTable()
  const put = (Item: object) => table.db.send(new PutCommand({ TableName: table.name, Item }))
  for (let n = 0; n < 12; n += 1)
    await put(
      releaseToRow(aRelease({ id: `r${n}`, title: `${n}차 희소금속 대책`, text: '', showAt: MONDAY - n * 10 * DAY })),
    )
  await put({ ...keys.release('odd'), v: 99 })
  return table
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: MONDAY }))
afterEach(() => void vi.useRealTimers())

async function search(table: Table, words: string) {
  const store = storeIn(table)
  const { queries } = parseQueries(words)
  const matcher = compileMatcher(queries)
  let daysRead = 0
  const releasesOfDay: typeof store.releasesOfDay = (day, now) => {
    daysRead += 1
    return store.releasesOfDay(day, now)
  }
  const isWanted = (release: Release) => matcher(release).length > 0
  const { found } = await findLatest({ ...store, releasesOfDay }, { isWanted, ...openMayAnswer(queries) }, 20, MONDAY)
  return { found: found.length, daysRead }
}

test('what was stored unsigned is found by signatures once the table is signed, and doing it twice changes nothing', async () => {
  const table = await anUnsignedTable()
  expect(await search(table, '희소금속')).toEqual({ found: 12, daysRead: 1170 })
  const expected = { releases: 12, days: 12, unreadable: 1, replaced: 0 }
  expect(await signTable(table)).toEqual(expected)
  expect(await storeIn(table).signing()).toEqual({ isWhole: true, oldest: '2026-08-05', signedTo: '2026-11-20' })
  expect(await search(table, '희소금속')).toEqual({ found: 12, daysRead: 15 })
  expect(await search(table, '전기차 보조금')).toEqual({ found: 0, daysRead: 4 })
  expect(await signTable(table)).toEqual(expected)
})

test('a signature that cannot be read is made anew', async () => {
  const table = await anUnsignedTable()
  const key = keys.signature(SIGNATURE_FORM, '2026-10-14')
  await table.db.send(new PutCommand({ TableName: table.name, Item: { ...key, v: 1, writes: 'many' } }))
  expect(await signTable(table)).toEqual({ releases: 12, days: 12, unreadable: 1, replaced: 1 })
  expect(await search(table, '전기차 보조금')).toEqual({ found: 0, daysRead: 4 })
  expect(await search(table, '희소금속')).toEqual({ found: 12, daysRead: 15 })
})
