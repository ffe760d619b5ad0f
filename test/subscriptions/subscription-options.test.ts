import { expect, test } from 'vitest'
import { Subscription } from '../../functions/subscriptions/subscription.ts'
import {
  changedOptions,
  DEFAULT_OPTIONS,
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
])('of %j only what differs from the default has changed, and is noted', (wanted, changed, noted) => {
  expect(changedOptions(DEFAULT_OPTIONS, wanted)).toEqual(changed)
  expect(optionChanges(changedOptions(DEFAULT_OPTIONS, wanted))).toEqual(noted)
})
