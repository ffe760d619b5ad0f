import type { OptionChange, Rhythm, SubscriptionOptions } from '../subscriptions/subscription-options.ts'

/** How a channel is told of what a subscription finds: all words for its options, so that an option is worded in one file a language. */
export interface OptionCopy {
  /** The fields of the subscription form: one for each option. Plain text without marks. */
  fields: { rhythm: { label: string; choices: Record<Rhythm, string> } }
  /** Part of the line that shows a subscription. */
  inLine: (options: SubscriptionOptions) => string
  /** Behind the sentence that says what was subscribed. */
  whenSubscribed: (options: SubscriptionOptions) => string
  /** Subscriptions have these options now; options that are not named may not have changed. */
  changed: (queries: string[], options: Partial<SubscriptionOptions>) => string
  /** One line to the channel when somebody changed an option. `by` stands for a mention. */
  changeNotes: Record<OptionChange, (by: string, queries: string[]) => string>
}
