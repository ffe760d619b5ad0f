import type { Channel } from './channel.ts'

export interface MembershipDeps {
  /** Whether a user is known to be in a channel; false when that could not be found out. */
  isIn(channel: Channel, user: string): Promise<boolean>
}

/** Who asks for a change, and from where. */
export interface ChangeRequest {
  by: string
  /** The channel the request was typed or pressed in, as the platform says, not a field or a button. None for the Home. */
  askedIn?: string | undefined
  /** The asker's own conversation with the bot, where that is known. */
  direct?: string | undefined
}

/**
 * Who may change what a channel is told: its subscriptions, a pause of it, its quiet hours.
 *
 *   from within the channel       yes: only who can write there can ask there. The channel cannot be looked up instead, since a
 *                                 private channel the bot was not invited to does not exist for it.
 *   one's own conversation        yes, without a look.
 *   anything else                 only who is known to be in the channel now: a command that names another channel, a channel
 *                                 chosen in a form, and everything in the Home, which may be older than a membership.
 *   no channel                    no: the Home belongs to none.
 *
 * Every command, form and press asks this before it changes anything.
 */
export async function mayChangeChannel(
  deps: MembershipDeps,
  { channel, team }: Channel,
  { by, askedIn, direct }: ChangeRequest,
): Promise<boolean> {
  if (channel === '') return false
  return channel === askedIn || channel === direct || deps.isIn({ team, channel }, by)
}
