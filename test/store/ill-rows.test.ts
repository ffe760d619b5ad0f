import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { type Finding, ILL_KINDS, type Ill, type IllKind, illId } from '../../functions/ills/ill.ts'
import { type FindIlls, type IllNotice, watchIlls } from '../../functions/ills/watch-ills.ts'
import { storeIn } from '../../functions/store/store.ts'
import { keys } from '../../functions/store/table/keys.ts'
import { DAY, HOUR, MINUTE } from '../../functions/text/seoul.ts'
import { MONDAY } from '../support/a-release.ts'
import { openTestStore, openTestTable } from '../support/test-stores.ts'

function anIll(kind: IllKind, subject: string | undefined, change: Partial<Ill> = {}): Ill {
  const id = illId({ kind, subject })
  return { kind, subject, id, began: MONDAY, told: 'nothing', tellings: [], version: 0, ...change }
}

test('the ills that may keep releases from people are read as they stand, without what has ended or is for the operator alone', async () => {
  const store = await openTestStore()
  const standing = [
    anIll('late deliveries', undefined, { members: ['T1#C1'], count: 1 }),
    anIll('no poll', undefined),
    anIll('nothing new', undefined),
    anIll('refused workspace', 'T1'),
    anIll('source', '가나다'),
  ]
  const others = [
    anIll('source', 'fsc', { ended: MONDAY + 1 }),
    anIll('failed deliveries', 'invalid_blocks'),
    anIll('unreadable rows', undefined),
  ]
  for (const ill of [...standing, ...others]) expect(await store.saveIll(ill)).toBe(true)
  expect((await store.illsStanding()).map(({ id }) => id)).toEqual(standing.map(({ id }) => id))
})

/** A judgement over a table in which the row of one ill stands damaged. */
async function judging(before: Partial<Ill>, damage: Record<string, unknown>) {
  const table = await openTestTable()
  const store = storeIn(table)
  await store.saveIll(anIll('no poll', undefined, before))
  const names = Object.keys(damage)
  await table.db.send(
    new UpdateCommand({
      TableName: table.name,
      Key: keys.ill('no poll'),
      UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: Object.fromEntries(names.map((name) => [`:${name}`, damage[name]])),
    }),
  )
  let found: Finding[] = []
  const told: string[] = []
  const nothing: FindIlls = async () => []
  const finders = {
    ...(Object.fromEntries(ILL_KINDS.map((kind) => [kind, nothing])) as Record<IllKind, FindIlls>),
    'no poll': async () => found,
  }
  const tell = async (notices: IllNotice[]) =>
    void told.push(...notices.map(({ ill, telling }) => `${ill.id} ${telling}`))
  const deps = { ...store, finders, tell, onUnjudged: () => undefined }
  return {
    store,
    told,
    async judge(at: number, ...findings: Finding[]) {
      found = findings
      await watchIlls(deps, at)
    },
  }
}

test.each([
  ['of a later version', { v: 99 }],
  ['whose version count is damaged', { version: 'x' }],
  ['whose version count is no whole number', { version: 1.5 }],
  ['of which nothing but its key is left', { began: 'x', told: 7, tellings: 'x', version: 'x', ended: 'x', kind: 3 }],
])('an ill whose row is one %s is told when it stands, and its end is told; the row is mended', async (_, damage) => {
  const { store, told, judge } = await judging({ told: 'end', ended: MONDAY - HOUR, began: MONDAY - DAY }, damage)
  for (let minute = 0; minute < 30; minute += 1) await judge(MONDAY + minute * MINUTE, { kind: 'no poll' })
  expect(told).toEqual(['no poll beginning'])
  await judge(MONDAY + 40 * MINUTE)
  expect(told).toEqual(['no poll beginning', 'no poll end'])
  expect((await store.unreadableRows()).count).toBe(0)
})

test('an ill that was told before its row was damaged is not told again, and its end is', async () => {
  const { told, judge } = await judging({ told: 'beginning' }, { v: 99, count: 'x' })
  await judge(MONDAY + HOUR, { kind: 'no poll' })
  await judge(MONDAY + 2 * HOUR)
  expect(told).toEqual(['no poll end'])
})

test('the row of a kind that only a later version knows stays as it is', async () => {
  const { store, judge } = await judging({}, { version: 1 })
  await store.saveIll({ ...anIll('source', 'x'), id: 'newer kind', kind: 'newer kind' as IllKind })
  await judge(MONDAY)
  await judge(MONDAY + MINUTE)
  expect((await store.unreadableRows()).first.map(({ key }) => key)).toEqual(['ILLS newer kind'])
})
