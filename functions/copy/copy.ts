import type { ko } from './ko/ko.ts'

/** Everything the bot says, in one language. A second language is another object of this type. */
export type Copy = typeof ko
