import type {
  OptionChange,
  PassingMentions,
  Rhythm,
  SubscriptionOptions,
} from '../subscriptions/subscription-options.ts'

/** How a channel is told of what a subscription finds. Whatever is said of an option is said here, so that a new one is worded in one file a language. */
export interface OptionsCopy {
  /** The fields of the subscription form: one for each option. Plain text without marks. */
  fields: {
    rhythm: { label: string; choices: Record<Rhythm, string> }
    mentions: { label: string; choices: Record<PassingMentions, string> }
    /** Above the kinds of releases, of which each is named as in a message. */
    kinds: string
    /** Above the choices of `remindChoice`. */
    remind: string
  }
  /** How many business days before a last day one is reminded; 0 is never. */
  remindChoice: (days: number) => string
  /** Buttons below a passing mention: it and others like it come in the morning, or not at all. The first also below a list. */
  mentionButtons: { gather: string; leaveOut: string }
  /** Part of `subscriptions.line`. */
  inLine: (options: SubscriptionOptions) => string
  /** The end of `answer.subscribed`. */
  whenSubscribed: (options: SubscriptionOptions) => string
  /** Subscriptions now have these options; nothing is said of an option that is not named. */
  changed: (queries: string[], options: Partial<SubscriptionOptions>) => string
}

/** Part of `ChangeNoteCopy`: somebody changed an option. */
export type OptionChangeNoteCopy = Record<OptionChange, (by: string, queries: string[]) => string>
