/** The offer of notices to a channel whose subscriptions are told of press releases alone, and what its buttons say. */
export interface OfferCopy {
  /** Its first line. */
  title: string
  /** Below what is open now: what changes for whoever takes it, and that it is asked once. */
  explanation: string
  /** One line for the banner of a phone; behind it what is open now. */
  notification: string
  take: string
  leave: string
  /** These subscriptions are told of notices from now on. */
  taken: (queries: string[]) => string
  /** Every subscription of the channel takes notices by now. */
  takenBefore: string
  /** It stays as it is, and where it can be changed later. */
  left: string
  /** These subscriptions are told of press releases alone again. */
  undone: (queries: string[]) => string
}
