import { expect, test } from 'vitest'
import type { Ill, IllKind } from '../../functions/ills/ill.ts'
import { illId } from '../../functions/ills/ill.ts'
import { MONDAY } from '../support/a-release.ts'
import { openTestStore } from '../support/test-stores.ts'

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
