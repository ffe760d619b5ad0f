import type { SpokenCopy } from '../spoken-copy.ts'
import { keywords } from './en-words.ts'

export const enSpoken: SpokenCopy = {
  help: [
    'You can just tell me what you want:',
    '• “subscribe 탄소중립” — subscribe. Add “daily” or “weekly” to be told less often.',
    '• “latest 탄소중립” — search recent releases.',
    '• “unsubscribe 탄소중립” or “list” — end a subscription, or see them all.',
    'The commands do the same:',
  ].join('\n'),
  whatToDo: (queries) =>
    `What would you like to do with ${keywords(queries)}? Next time, try “subscribe 탄소중립” or “latest 탄소중립”.`,
  subscribe: 'Subscribe',
  search: 'Search recent releases',
}
