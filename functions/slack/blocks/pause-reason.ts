import type { Copy, PauseReason } from '../../copy/copy.ts'

const REASONS = new Map<string, PauseReason>([
  ['not_in_channel', 'bot not in channel'],
  ['channel_not_found', 'channel not found'],
  ['is_archived', 'channel archived'],
])

/** Slack's error for a post to a channel, in words; an error we have no words for stays as Slack names it. */
export function pauseReasonText(error: string, { pauseReasons }: Copy): string {
  const reason = REASONS.get(error) ?? (error.startsWith('restricted_action') ? 'posting restricted' : undefined)
  return reason ? pauseReasons[reason] : error
}
