import * as z from 'zod'

/** When a channel hears of a release: as soon as it is announced, in the morning of a business day, or once a week. */
export const Rhythm = z.enum(['at once', 'daily', 'weekly'])
export type Rhythm = z.infer<typeof Rhythm>

/**
 * How a channel is told of what a subscription finds. What narrows the releases themselves is part of the query. Every option has a
 * default, which is what subscriptions made before the option existed have. The table keeps an option as an attribute of the
 * subscription's row under the name it has here; no attribute of `Subscription` or of the row's key has that name.
 */
export const SubscriptionOptions = z.object({ rhythm: Rhythm.default('at once') })
export type SubscriptionOptions = z.infer<typeof SubscriptionOptions>

export const DEFAULT_OPTIONS: SubscriptionOptions = SubscriptionOptions.parse({})

const OPTION_NAMES = SubscriptionOptions.keyof().options

/** The options in `wanted` that differ from those before. */
export function changedOptions(
  before: SubscriptionOptions,
  wanted: Partial<SubscriptionOptions>,
): Partial<SubscriptionOptions> {
  const changed = OPTION_NAMES.filter(
    (name) => wanted[name] !== undefined && JSON.stringify(wanted[name]) !== JSON.stringify(before[name]),
  )
  return Object.fromEntries(changed.map((name) => [name, wanted[name]]))
}

/** What a channel is told when an option of its subscriptions changes. The names stand in queued jobs. */
export const OptionChange = z.enum(Rhythm.options)
export type OptionChange = z.infer<typeof OptionChange>

const CHANGES: { [Name in keyof SubscriptionOptions]: (value: SubscriptionOptions[Name]) => OptionChange } = {
  rhythm: (rhythm) => rhythm,
}

/** One for each option that changed. */
export function optionChanges(changed: Partial<SubscriptionOptions>): OptionChange[] {
  return OPTION_NAMES.flatMap((name) => {
    const value = changed[name]
    return value === undefined ? [] : [changeOf(name, value)]
  })
}

function changeOf<Name extends keyof SubscriptionOptions>(name: Name, value: SubscriptionOptions[Name]): OptionChange {
  return CHANGES[name](value)
}
