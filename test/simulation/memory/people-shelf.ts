import type { Feedback } from '../../../functions/subscriptions/match-feedback.ts'
import { DAY, type Instant, seoulDay } from '../../../functions/text/seoul.ts'
import type { Kept } from './kept.ts'

/** What people did and said. */
export function peopleShelf(kept: Kept) {
  return {
    async once(key: string, now: Instant): Promise<boolean> {
      if ((kept.once.get(key) ?? 0) > now) return false
      kept.once.set(key, now + DAY)
      return true
    },

    async saveFeedback(feedback: Feedback): Promise<void> {
      kept.feedback.push(feedback)
    },

    async feedbackOf(month: string): Promise<Feedback[]> {
      return kept.feedback.filter(({ at }) => seoulDay(at).startsWith(month)).sort((a, b) => a.at - b.at)
    },
  }
}
