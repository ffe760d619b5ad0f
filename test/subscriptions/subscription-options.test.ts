import { expect, test } from 'vitest'
import { Subscription } from '../../functions/subscriptions/subscription.ts'
import {
  changedOptions,
  DEFAULT_OPTIONS,
  isToldOfMentionsAtOnce,
  NEW_OPTIONS,
  optionChanges,
  SubscriptionOptions,
} from '../../functions/subscriptions/subscription-options.ts'

test('every option has a default, and a name that stands for nothing else in a row', () => {
  const names = SubscriptionOptions.keyof().options
  expect(Object.keys(DEFAULT_OPTIONS)).toEqual(names)
  const others = [...Subscription.keyof().options, 'pk', 'sk', 'v', 'ttl', 'channels']
  expect(names.filter((name) => (others as string[]).includes(name))).toEqual([])
})

test.each([
  [{}, {}, []],
  [{ rhythm: 'at once' as const }, {}, []],
  [{ rhythm: undefined }, {}, []],
  [{ rhythm: 'weekly' as const }, { rhythm: 'weekly' }, ['weekly']],
  [{ mentions: 'with the rest' as const }, {}, []],
  [{ mentions: 'left out' as const }, { mentions: 'left out' }, ['mentions left out']],
  [
    { rhythm: 'daily' as const, mentions: 'in the morning' as const },
    { rhythm: 'daily', mentions: 'in the morning' },
    ['daily', 'mentions in the morning'],
  ],
])('of %j only what differs from the default has changed, and is noted', (wanted, changed, noted) => {
  expect(changedOptions(DEFAULT_OPTIONS, wanted)).toEqual(changed)
  expect(optionChanges(changedOptions(DEFAULT_OPTIONS, wanted))).toEqual(noted)
})

test('a row without options is told of passing mentions at once and of press releases alone; one made now in the morning, and of all kinds', () => {
  expect(DEFAULT_OPTIONS).toEqual({ rhythm: 'at once', mentions: 'with the rest', kinds: 'press' })
  expect(NEW_OPTIONS).toEqual({ rhythm: 'at once', mentions: 'in the morning', kinds: 'all' })
  expect([DEFAULT_OPTIONS, NEW_OPTIONS].map(isToldOfMentionsAtOnce)).toEqual([true, false])
  expect(isToldOfMentionsAtOnce({ ...DEFAULT_OPTIONS, rhythm: 'daily' })).toBe(false)
})
