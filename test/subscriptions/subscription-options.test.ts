import { expect, test } from 'vitest'
import type { ReleaseKind } from '../../functions/releases/release-kind.ts'
import { Subscription } from '../../functions/subscriptions/subscription.ts'
import {
  changedOptions,
  DEFAULT_OPTIONS,
  isOfKinds,
  isToldOfMentionsAtOnce,
  kindsOf,
  kindsTicked,
  NEW_OPTIONS,
  optionChanges,
  SubscriptionOptions,
} from '../../functions/subscriptions/subscription-options.ts'
import { aRelease } from '../support/a-release.ts'

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

test('a row without options is told of passing mentions at once, of press releases alone, and of no last day; one made now in the morning, of all kinds, and of last days', () => {
  expect(DEFAULT_OPTIONS).toEqual({ rhythm: 'at once', mentions: 'with the rest', kinds: 'press', remind: 0 })
  expect(NEW_OPTIONS).toEqual({ rhythm: 'at once', mentions: 'in the morning', kinds: 'all', remind: 3 })
  expect([DEFAULT_OPTIONS, NEW_OPTIONS].map(isToldOfMentionsAtOnce)).toEqual([true, false])
  expect(isToldOfMentionsAtOnce({ ...DEFAULT_OPTIONS, rhythm: 'daily' })).toBe(false)
})

test.each([
  [['보도자료', '입법예고', '법령'], undefined, 'all'],
  [['법령', '입법예고'], undefined, ['입법예고', '법령']],
  [['보도자료'], 'press', 'press'],
  [['보도자료'], 'all', ['보도자료']],
  [['보도자료', '법령'], 'press', ['보도자료', '법령']],
] as const)('the ticks at %j in a form of %s are the option %j, and stand there again', (ticked, before, option) => {
  const offered: ReleaseKind[] = ['보도자료', '입법예고', '법령']
  const kinds = kindsTicked([...ticked], offered, before)
  expect(kinds).toEqual(option)
  expect(kindsOf(kinds, offered)).toEqual(offered.filter((kind) => (ticked as readonly string[]).includes(kind)))
})

test('chosen kinds are told, and what a source publishes without saying as what', () => {
  const chosen: ReleaseKind[] = ['법령', '보도자료']
  const told = (change: object) => isOfKinds(chosen, aRelease(change))
  expect(told({ kind: '법령' })).toBe(true)
  expect(told({})).toBe(true)
  expect(told({ kind: '입법예고', sourceId: 'lawmaking' })).toBe(false)
  expect(told({ sourceName: '어느 곳 고시' })).toBe(true)
})

test('kinds that were chosen are noted as such', () => {
  expect(optionChanges(changedOptions(NEW_OPTIONS, { kinds: ['법령'] }))).toEqual(['kinds chosen'])
  expect(optionChanges(changedOptions(DEFAULT_OPTIONS, { kinds: 'all' }))).toEqual(['kinds all'])
  expect(changedOptions({ ...NEW_OPTIONS, kinds: ['법령'] }, { kinds: ['법령'] })).toEqual({})
})
