import { NEW_OPTIONS } from '../../subscriptions/subscription-options.ts'
import type { OfferCopy } from '../offer-copy.ts'
import { keywords } from './en-words.ts'

export const enOffer: OfferCopy = {
  title: 'A notice on what this channel subscribes to is open for comments. Do you want to hear of notices, too?',
  explanation: `So far this channel is told of press releases alone. If you take them, you hear of new legislative and administrative notices and of promulgated laws, and once more ${NEW_OPTIONS.remind} business days before comments close. This is asked once.`,
  notification: 'Do you want to hear of legislative notices, too?',
  take: 'Take notices, too',
  leave: 'Press releases alone',
  taken: (queries) =>
    `From now on you hear of notices and laws on ${keywords(queries)}, too, and once more ${NEW_OPTIONS.remind} business days before comments close. \`/due\` shows what is open for comments now; \`/subscriptions\` is where the kinds of each keyword can be changed.`,
  takenBefore:
    'The subscriptions of this channel take notices already. `/subscriptions` is where their kinds can be changed.',
  left: 'You go on hearing of press releases alone, and are not asked again in this channel. To take notices later, edit a keyword in `/subscriptions` and choose its kinds.',
  undone: (queries) => `You hear of press releases alone on ${keywords(queries)} again.`,
}
