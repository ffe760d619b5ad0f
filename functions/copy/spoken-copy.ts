/** Answers to what somebody said to the bot, in a channel by its name or in their own conversation with it. */
export interface SpokenCopy {
  /** Above the help: how to say it. */
  help: string
  /** A subject was named, and not what to do with it; two buttons follow. */
  whatToDo: (queries: string[]) => string
  /** Button that subscribes to it. */
  subscribe: string
  /** Button that searches for it. */
  search: string
}
