import type { BindingCopy } from './binding-copy.ts'
import type { CommandAnswerCopy, LatestCopy } from './command-copy.ts'
import type { CommandWords } from './command-words.ts'
import type { DueCopy } from './due-copy.ts'
import type { IllCopy } from './ill-copy.ts'
import type { HintCopy, PreviewCopy, RefusalCopy, SubscribeFormCopy } from './keyword-copy.ts'
import type { LawsCopy } from './law-copy.ts'
import type { ChangeNoteCopy, MessageCopy, WelcomeCopy } from './message-copy.ts'
import type { OfferCopy } from './offer-copy.ts'
import type { OptionsCopy } from './option-copy.ts'
import type { PackCopy } from './pack-copy.ts'
import type { SourcesCopy } from './source-copy.ts'
import type { SpokenCopy } from './spoken-copy.ts'
import type {
  AllSubscriptionsCopy,
  HomeCopy,
  QuietFormCopy,
  QuietHoursCopy,
  SubscriptionsCopy,
} from './subscription-copy.ts'

/**
 * Everything the bot says, in one language. Each language is a folder of its own (`ko/`, `en/`) with the same files, and fills in this
 * type; `languages/` lists them. The rules for every sentence:
 *
 * - A sentence is whole: numbers, particles and plurals are right within it. Where something is put directly behind it, its doc says so.
 * - It is text with the marks of chat: what a reader is to type stands in `` ` ` ``, a list begins its lines with `• `.
 * - It is not escaped. Whoever shows it escapes it and cuts it to what fits. Where a parameter may be escaped or marked already (a
 *   mention, a link, `*bold*`), its doc says so: such a sentence is shown as it is, and contains no `&`, `<` or `>` of its own.
 * - `queries` are canonical texts of queries, at least one unless the doc says so. `more` is how many there are beside those that are
 *   named, 0 for none. A `count` is at least 1. Days are in Seoul.
 */
export interface Copy {
  /** Words the bot understands, beside those it says. */
  commandWords: CommandWords
  message: MessageCopy
  binding: BindingCopy
  laws: LawsCopy
  welcome: WelcomeCopy
  changeNote: ChangeNoteCopy
  answer: CommandAnswerCopy
  spoken: SpokenCopy
  latest: LatestCopy
  due: DueCopy
  offer: OfferCopy
  sources: SourcesCopy
  subscriptions: SubscriptionsCopy
  allSubscriptions: AllSubscriptionsCopy
  options: OptionsCopy
  packs: PackCopy
  quietHours: QuietHoursCopy
  quietForm: QuietFormCopy
  home: HomeCopy
  form: SubscribeFormCopy
  hint: HintCopy
  preview: PreviewCopy
  refusal: RefusalCopy
  ill: IllCopy
  /** Why a channel takes no messages, as `reason` of `answer.paused` and `home.paused`. */
  pauseReasons: Record<PauseReason, string>
}

export type PauseReason = 'bot not in channel' | 'channel not found' | 'channel archived' | 'posting restricted'
