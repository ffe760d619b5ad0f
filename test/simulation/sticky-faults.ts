import type { SlackFault } from './faults.ts'

/**
 * Faults that do not pass by themselves, as those of `faults.ts` do. They meet every call, whoever makes it and however often, until the
 * scenario ends them, if it ever does.
 */
export interface StickyFaults {
  /** Ids of releases that Slack refuses in whatever message and form. */
  refused: Set<string>
  /** Ids of releases whose messages Slack posts without ever answering. */
  unanswered: Set<string>
  /** Ids of releases whose messages Slack posts without ever answering, and right behind which it does not answer the next probe either. */
  muffled: Set<string>
  /** Addresses of releases that the table takes for none of its rows. */
  poison: Set<string>
  /** No call to Slack is answered, nor taken. */
  isSilent: boolean
}

export function openStickyFaults(): StickyFaults {
  return { refused: new Set(), unanswered: new Set(), muffled: new Set(), poison: new Set(), isSilent: false }
}

/** The name under which Slack refuses a message for good: one that is in no list of ours. */
export const UNLISTED_REFUSAL = 'blocks_policy_violation'

/** What meets a call that shows these releases; undefined where nothing sticks to it. */
export function stickyFault(sticky: StickyFaults, method: string, releaseIds: string[]): SlackFault | undefined {
  if (sticky.isSilent) return 'timeout'
  if (method !== 'chat.postMessage') return undefined
  if (releaseIds.some((id) => sticky.refused.has(id))) return UNLISTED_REFUSAL
  return releaseIds.some((id) => sticky.unanswered.has(id) || sticky.muffled.has(id))
    ? 'timeout after it was taken'
    : undefined
}
