import type { koRefusal } from '../ko/ko-refusal.ts'
import { quoted } from './en-words.ts'

/** Why words were not taken, and what to write instead. */
export const enRefusal: typeof koRefusal = {
  empty: () => 'Please add a keyword, for example 희소금속, 탄소중립.',
  'too short': (texts) =>
    `${quoted(texts)} has one letter only and would catch too much. Please write two or more, such as “희소금속”.`,
  'only symbols': (texts) => `There is nothing to look for in ${quoted(texts)}. Please use letters or digits.`,
  'too long': (texts) => `${quoted(texts)} is too long. A few main words are enough.`,
  'too many': (texts, more) =>
    `Too many keywords at once: ${quoted(texts)}${more > 0 ? ` and ${more} more` : ''} had no place. Please enter them separately.`,
  address: () => 'An address is no keyword. Please write the words to look for, for example 탄소중립.',
  mention: () =>
    'Mentions of people or @channel are no keywords. For another channel, name that one channel: `/subscribe 탄소중립 #channel`',
}
