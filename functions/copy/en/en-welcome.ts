import type { koWelcome } from '../ko/ko-welcome.ts'
import { quoted } from './en-words.ts'

/** First words in a channel. */
export const enWelcome: typeof koWelcome = {
  hello: [
    'Hello, this is 초록. It looks for keywords in the policy releases of Korean ministries and commissions and tells this channel.',
    'Choose one below to begin, or type `/subscribe 희소금속, 탄소중립`. Help is at `/subscribe help`.',
  ].join('\n'),
  back: (queries: string[]) => {
    const named = queries.length > 3 ? `${quoted(queries.slice(0, 3))} and ${queries.length - 3} more` : quoted(queries)
    return `Thank you for the invitation. This channel hears of ${named}.`
  },
  suggestions: ['탄소중립', '중대재해', '공급망'],
  subscribeTo: (keyword: string) => `Subscribe to “${keyword}”`,
}
