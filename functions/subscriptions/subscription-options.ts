import * as z from 'zod'
import { kindOf } from '../releases/press-release.ts'
import type { Release } from '../releases/release.ts'
import { isForEverySubscription, ReleaseKind } from '../releases/release-kind.ts'

/** When a channel hears of a release: as soon as it is announced, in the morning of a business day, or once a week. */
export const Rhythm = z.enum(['at once', 'daily', 'weekly'])
export type Rhythm = z.infer<typeof Rhythm>

/**
 * When a channel hears of a release that only mentions in passing what a subscription is about: with the rest of what it finds; in the
 * morning of a business day, or later where its rhythm is weekly; or never.
 */
export const PassingMentions = z.enum(['with the rest', 'in the morning', 'left out'])
export type PassingMentions = z.infer<typeof PassingMentions>

/**
 * Of which kinds of releases a channel is told: of press releases alone, as before there were others (and of what the sources of that time
 * publish beside them), of every kind (but for bills, of which no source is read yet), or of those that somebody chose.
 */
const Kinds = z.union([z.enum(['press', 'all']), z.array(ReleaseKind).min(1)])
type Kinds = z.infer<typeof Kinds>

/** How many business days before its last day a channel is reminded of something it can comment on or apply for; 0 is never. */
export const MAX_REMINDER_DAYS = 10
export const ReminderDays = z.int().min(0).max(MAX_REMINDER_DAYS)

/**
 * How a channel is told of what a subscription finds. What narrows the releases themselves is part of the query. Every option has a
 * default, which is what subscriptions made before the option existed have. The table keeps an option as an attribute of the
 * subscription's row under the name it has here; no attribute of `Subscription` or of the row's key has that name.
 */
export const SubscriptionOptions = z.object({
  rhythm: Rhythm.default('at once'),
  mentions: PassingMentions.default('with the rest'),
  kinds: Kinds.default('press'),
  remind: ReminderDays.default(0),
})
export type SubscriptionOptions = z.infer<typeof SubscriptionOptions>

/** What a row has that names no option. */
export const DEFAULT_OPTIONS: SubscriptionOptions = SubscriptionOptions.parse({})

/** What a subscription has that is made now, where nothing else was chosen. */
export const NEW_OPTIONS: SubscriptionOptions = {
  ...DEFAULT_OPTIONS,
  mentions: 'in the morning',
  kinds: 'all',
  remind: 3,
}

const OPTION_NAMES = SubscriptionOptions.keyof().options

/** Whether a subscription is told at once of what only mentions its subject in passing. */
export function isToldOfMentionsAtOnce({ rhythm, mentions }: SubscriptionOptions): boolean {
  return rhythm === 'at once' && mentions === 'with the rest'
}

/** Whether a subscription is told of releases of this kind, where its query names none. */
export function isOfKinds(kinds: Kinds, release: Release): boolean {
  if (kinds === 'all') return true
  if (kinds === 'press') return isForEverySubscription(release)
  const kind = kindOf(release)
  // What a source without a kind publishes is told rather than missed.
  return kind === undefined || kinds.includes(kind)
}

/**
 * The option for the kinds that are ticked among `offered` in a form that began with `before`. Press releases alone, where nobody has touched
 * them, are what they were.
 */
export function kindsTicked(ticked: ReleaseKind[], offered: ReleaseKind[], before: Kinds | undefined): Kinds {
  const chosen = offered.filter((kind) => ticked.includes(kind))
  if (chosen.length === offered.length) return 'all'
  return before === 'press' && chosen.length === 1 && chosen[0] === '보도자료' ? 'press' : chosen
}

/** Which of the kinds `offered` are ticked for an option. */
export function kindsOf(kinds: Kinds, offered: ReleaseKind[]): ReleaseKind[] {
  if (kinds === 'all') return offered
  return kinds === 'press' ? ['보도자료'] : offered.filter((kind) => kinds.includes(kind))
}

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
export const OptionChange = z.enum([
  ...Rhythm.options,
  'mentions with the rest',
  'mentions in the morning',
  'mentions left out',
  'kinds press',
  'kinds all',
  'kinds chosen',
  'reminder',
  'no reminder',
])
export type OptionChange = z.infer<typeof OptionChange>

const CHANGES: { [Name in keyof SubscriptionOptions]: (value: SubscriptionOptions[Name]) => OptionChange } = {
  rhythm: (rhythm) => rhythm,
  mentions: (mentions) => `mentions ${mentions}`,
  kinds: (kinds) => (typeof kinds === 'string' ? `kinds ${kinds}` : 'kinds chosen'),
  remind: (days) => (days === 0 ? 'no reminder' : 'reminder'),
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
