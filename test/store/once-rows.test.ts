import { describe, expect, test } from 'vitest'
import { DAY } from '../../functions/text/seoul.ts'
import { MONDAY } from '../support/a-release.ts'
import { testStores } from '../support/test-stores.ts'

describe.each(await testStores())('in $name', ({ store }) => {
  test('a key is new once a day', async () => {
    expect(await store.once('event Ev1', MONDAY)).toBe(true)
    expect(await store.once('event Ev1', MONDAY + DAY - 1000)).toBe(false)
    expect(await store.once('event Ev2', MONDAY)).toBe(true)
    expect(await store.once('event Ev1', MONDAY + DAY)).toBe(true)
    expect(await store.once('event Ev1', MONDAY + DAY)).toBe(false)
  })

  test('of many that use a key at once, one is the first', async () => {
    const asked = await Promise.all(Array.from({ length: 8 }, () => store.once('event Ev3', MONDAY)))
    expect(asked.filter(Boolean)).toHaveLength(1)
  })
})
